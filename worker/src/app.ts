import { type Failure, failureRule } from '@production-assist/shared/failures';
import { LANGUAGES } from '@production-assist/shared/texts/texts';
import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { languageDetector } from 'hono/language';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { requestId } from 'hono/request-id';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { tokenOf, verifyCaller } from './auth/callers.ts';
import { withJsonBody } from './body.ts';
import { firstOperator, issuers } from './config.ts';
import { failureOf } from './failure-error.ts';
import { type FieldProblem, InvalidRequestError, problem } from './problem.ts';
import { connection } from './routes/connection.ts';
import type { AppEnv } from './routes/context.ts';
import { wordsFor } from './routes/context.ts';
import { docs } from './routes/docs.ts';
import { events } from './routes/events.ts';
import { health } from './routes/health.ts';
import { preview } from './routes/preview.ts';
import { runs } from './routes/runs.ts';
import { tenants } from './routes/tenants.ts';
import { users } from './routes/users.ts';
import { grantsOf } from './store/grants.ts';

/** The interface under `/api`: what every request goes through, and where each resource is. */
export const app = new Hono<AppEnv>();

app.use(requestId({ limitLength: 64 }));
app.use(
  languageDetector({
    order: ['header'],
    caches: false,
    supportedLanguages: [...LANGUAGES],
    fallbackLanguage: LANGUAGES[0],
  }),
);
app.use(
  methodNotAllowed({
    app,
    onMethodNotAllowed: (c, methods) => refuse(c, { code: 'method-not-allowed' }, { Allow: methods.join(', ') }),
  }),
);
app.use(async (c, next) => {
  await next();
  c.header('X-Content-Type-Options', 'nosniff');
  if (!c.res.headers.has('Content-Language')) c.header('Content-Language', c.get('language'));
  c.header('Vary', 'Accept-Language', { append: true });
  if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store');
});

app.get('/', (c) => c.redirect('/api/docs'));
app.route('/api/health', health);
app.route('/api', docs(app));

app.use('/api/*', async (c, next) => {
  const caller = await verifyCaller(tokenOf(c.req.raw.headers), issuers(c.env), new Date());
  c.set('caller', caller);
  c.set('grants', await grantsOf(c.env.DB, caller, firstOperator(c.env)));
  await next();
});
app.use('/api/*', async (c, next) => {
  if (c.req.method === 'PUT' || c.req.method === 'POST') c.req.raw = await withJsonBody(c.req.raw);
  await next();
});

app.route('/api/tenants', tenants);
app.route('/api/tenants/:tenantId/connection', connection);
app.route('/api/tenants/:tenantId/preview', preview);
app.route('/api/tenants/:tenantId/runs', runs);
app.route('/api/tenants/:tenantId/users', users);
app.route('/api/tenants/:tenantId/events', events);

// Answered and not thrown: the guard of methods looks at answers.
app.notFound((c) => refuse(c, { code: 'not-found' }));

app.onError((error, c) => {
  const failure = failureBehind(error);
  if (failure.code === 'internal') {
    // Its kind only: a message could hold a value.
    console.error(JSON.stringify({ event: 'request.unforeseen', requestId: c.get('requestId'), kind: error.name }));
  }
  return refuse(c, failure, {}, error instanceof InvalidRequestError ? error.fields : []);
});

/** Answers with a problem. */
function refuse(
  c: Context<AppEnv>,
  failure: Failure,
  headers: Record<string, string> = {},
  fields: readonly FieldProblem[] = [],
): Response {
  const { status } = failureRule(failure.code);
  return c.json(problem(failure, fields, wordsFor(c), c.get('requestId')), status satisfies ContentfulStatusCode, {
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
    ...(status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {}),
    ...(failure.retryAfterSeconds === undefined ? {} : { 'Retry-After': String(failure.retryAfterSeconds) }),
    ...headers,
  });
}

/** What an error means to the caller. Whatever is not ours comes from a library or a store. */
function failureBehind(error: Error): Failure {
  // The JSON validator's own refusal.
  if (error instanceof HTTPException && error.status === 400) return { code: 'not-json' };
  return failureOf(error);
}
