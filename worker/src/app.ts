import { type Failure, failureRule } from '@production-assist/shared/failures';
import { LANGUAGES } from '@production-assist/shared/texts/texts';
import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { languageDetector } from 'hono/language';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { requestId } from 'hono/request-id';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { callerOf } from './auth/callers.ts';
import { allowExtension } from './authorize/cors.ts';
import { authorize } from './authorize/routes.ts';
import { withJsonBody } from './body.ts';
import { firstOperator } from './config.ts';
import { failureOf } from './failure-error.ts';
import { kindOf, log, withLogIds } from './log.ts';
import { PAGES_STYLE_PATH, pagesStyle } from './pages/layout.ts';
import { type FieldProblem, InvalidRequestError, problem } from './problem.ts';
import { tenantAdmins } from './routes/admins.ts';
import { browsers } from './routes/browsers.ts';
import { candidate } from './routes/candidate.ts';
import { connection } from './routes/connection.ts';
import type { AppEnv } from './routes/context.ts';
import { wordsFor } from './routes/context.ts';
import { credentials } from './routes/credentials.ts';
import { docs } from './routes/docs.ts';
import { events } from './routes/events.ts';
import { federation } from './routes/federation.ts';
import { health } from './routes/health.ts';
import { heldRemovals } from './routes/held-removals.ts';
import { invitations } from './routes/invitations.ts';
import { keys } from './routes/keys.ts';
import { me } from './routes/me.ts';
import { operatorNotifications, tenantNotifications } from './routes/notifications.ts';
import { operators } from './routes/operators.ts';
import { isNavigation, pageNotFound, pages } from './routes/pages.ts';
import { permissions } from './routes/permissions.ts';
import { preview } from './routes/preview.ts';
import { review } from './routes/review.ts';
import { runs } from './routes/runs.ts';
import { signIn } from './routes/sign-in.ts';
import { tenants } from './routes/tenants.ts';
import { users } from './routes/users.ts';
import { wellKnown } from './routes/well-known.ts';
import { securityHeaders } from './security/headers.ts';
import { grantsOf } from './store/grants.ts';

/** The interface under `/api`: what every request goes through, and where each resource is. */
export const app = new Hono<AppEnv>();

app.use(requestId({ limitLength: 64 }));
app.use((c, next) => withLogIds({ requestId: c.get('requestId') }, next));
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
app.use(securityHeaders);
app.use(async (c, next) => {
  await next();
  if (!c.res.headers.has('Content-Language')) c.header('Content-Language', c.get('language'));
  c.header('Vary', 'Accept-Language', { append: true });
  // Once more: an answer that a library or a page made itself does not take on what was set before it.
  c.header('X-Request-Id', c.get('requestId'));
  if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store');
});

app.route('/', pages);
app.route('/', signIn);
app.route('/', authorize);
app.route('/', wellKnown);
app.get(PAGES_STYLE_PATH, pagesStyle);
app.use('/api/*', allowExtension);
app.route('/api/health', health);
app.route('/api', docs(app));

app.use('/api/*', async (c, next) => {
  const caller = await callerOf(c.req.raw, c.env, Date.now());
  c.set('caller', caller);
  c.set('access', { grants: await grantsOf(c.env.DB, caller, firstOperator(c.env)), limit: caller.limit });
  await next();
});
app.use('/api/*', async (c, next) => {
  if (c.req.method === 'PUT' || c.req.method === 'POST') c.req.raw = await withJsonBody(c.req.raw);
  await next();
});

app.route('/api/keys', keys);
app.route('/api/me', me);
app.route('/api/operators', operators);
app.route('/api/operators', operatorNotifications);
app.route('/api/invitations', invitations);
app.route('/api/tenants', tenants);
app.route('/api/tenants/:tenantId/connection', connection);
app.route('/api/tenants/:tenantId/connection/candidate', candidate);
app.route('/api/tenants/:tenantId/connection/federation', federation);
app.route('/api/tenants/:tenantId/connection/permissions', permissions);
app.route('/api/tenants/:tenantId/connection', credentials);
app.route('/api/tenants/:tenantId/preview', preview);
app.route('/api/tenants/:tenantId/runs', runs);
app.route('/api/tenants/:tenantId/users', users);
app.route('/api/tenants/:tenantId/held-removals', heldRemovals);
app.route('/api/tenants/:tenantId/events', events);
app.route('/api/tenants/:tenantId', tenantAdmins);
app.route('/api/tenants/:tenantId', tenantNotifications);
app.route('/api/tenants/:tenantId/review', review);
app.route('/api/tenants/:tenantId/browsers', browsers);

// Answered and not thrown: the guard of methods looks at answers.
app.notFound((c) => (isNavigation(c.req.raw) ? pageNotFound(c) : refuse(c, { code: 'not-found' })));

app.onError((error, c) => {
  const failure = failureBehind(error);
  if (failure.code === 'internal') {
    // Its kind only: a message could hold a value.
    log('error', 'request.unforeseen', { kind: kindOf(error) });
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
