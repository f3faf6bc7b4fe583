import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { FailureError } from '../failure-error.ts';
import { RATE_PERIOD_SECONDS } from '../limits.ts';
import { failurePage } from '../pages/failure-page.ts';
import type { AppEnv } from '../routes/context.ts';

/*
 * How often something may be asked for. The limits themselves are in `wrangler.toml`; each location counts for itself,
 * so they hold roughly, which is what they are for. A limiter counts what has the same key as one.
 */

/** So often a caller may do this with one tenant: each costs requests to Microsoft, of which the customer has a quota. */
export function limitedByTenant(limiter: 'PREVIEW_LIMIT' | 'RUN_LIMIT') {
  return createMiddleware<AppEnv>(async (c, next) => {
    const { issuer, subject } = c.get('caller');
    const key = JSON.stringify([issuer, subject, c.req.param('tenantId')]);
    const { success } = await c.env[limiter].limit({ key });
    if (!success) throw tooOften();
    await next();
  });
}

/** So often a program may try to sign in from one address. */
export const limitedByAddress = createMiddleware<AppEnv>(async (c, next) => {
  if (!(await maySignIn(c))) throw tooOften();
  await next();
});

/** The same for people, whose browser shows what it gets: they are answered with a page. */
export const limitedPersonByAddress = createMiddleware<AppEnv>(async (c, next) => {
  if (!(await maySignIn(c))) return failurePage(c, tooOften().failure);
  return next();
});

async function maySignIn(c: Context<AppEnv>): Promise<boolean> {
  // Cloudflare sets the header and takes none from outside. The way there and the way back count apart.
  const key = JSON.stringify([c.req.header('CF-Connecting-IP') ?? '', c.req.path]);
  const { success } = await c.env.SIGN_IN_LIMIT.limit({ key });
  return success;
}

function tooOften(): FailureError {
  const seconds = RATE_PERIOD_SECONDS;
  return new FailureError('too-many-requests', { params: { seconds }, retryAfterSeconds: seconds });
}
