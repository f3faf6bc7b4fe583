import { type Failure, failureRule } from '@production-assist/shared/failures';
import { LANGUAGES } from '@production-assist/shared/texts/texts';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { languageDetector } from 'hono/language';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { requestId } from 'hono/request-id';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { tokenOf, verifyCaller } from './auth/callers.ts';
import { firstOperator, issuers } from './config.ts';
import { FailureError } from './failure-error.ts';
import { BODY_BYTES } from './limits.ts';
import { InvalidRequestError, problem } from './problem.ts';
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
app.use(methodNotAllowed({ app }));
app.use(async (c, next) => {
  await next();
  c.header('X-Content-Type-Options', 'nosniff');
  c.header('Content-Language', c.get('language'));
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
app.use(
  '/api/*',
  bodyLimit({
    maxSize: BODY_BYTES,
    onError: () => {
      throw new FailureError('too-large', { params: { limit: BODY_BYTES } });
    },
  }),
);
app.use('/api/*', async (c, next) => {
  if (c.req.method === 'PUT' || c.req.method === 'POST') await readableBody(c.req.raw);
  await next();
});

app.route('/api/tenants', tenants);
app.route('/api/tenants/:tenantId/connection', connection);
app.route('/api/tenants/:tenantId/preview', preview);
app.route('/api/tenants/:tenantId/runs', runs);
app.route('/api/tenants/:tenantId/users', users);
app.route('/api/tenants/:tenantId/events', events);

app.notFound(() => {
  throw new FailureError('not-found');
});

app.onError((error, c) => {
  const failure = failureBehind(error);
  if (failure.code === 'internal') {
    // Its kind only: a message could hold a value.
    console.error(JSON.stringify({ event: 'request.unforeseen', requestId: c.get('requestId'), kind: error.name }));
  }
  const fields = error instanceof InvalidRequestError ? error.fields : [];
  const status = failureRule(failure.code).status;
  if (status === 401) c.header('WWW-Authenticate', 'Bearer');
  if (failure.retryAfterSeconds !== undefined) c.header('Retry-After', String(failure.retryAfterSeconds));
  return c.json(problem(failure, fields, wordsFor(c), c.get('requestId')), status satisfies ContentfulStatusCode, {
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
  });
});

/** What an error means to the caller. Whatever is not ours comes from a library or a store. */
function failureBehind(error: Error): Failure {
  if (error instanceof FailureError) return error.failure;
  // Refusals of Hono's own middleware: the JSON validator's and the method guard's.
  if (error instanceof HTTPException && error.status === 400) return { code: 'not-json' };
  if (error instanceof HTTPException && error.status === 405) return { code: 'method-not-allowed' };
  if (/^D1_|\bD1\b/.test(error.message)) return { code: 'storage-unavailable' };
  return { code: 'internal' };
}

/** A body that is not declared as JSON would be taken for an empty one. @throws FailureError `not-json-type` */
async function readableBody(request: Request): Promise<void> {
  const type = request.headers.get('content-type');
  const empty = !request.body || request.headers.get('content-length') === '0';
  if (!empty && !/^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(type ?? ''))
    throw new FailureError('not-json-type');
}
