import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { isCrossSite } from '../auth/cross-site.ts';
import { newSecret, sha256 } from '../auth/secret.ts';
import { COOKIE_OPTIONS, SESSION_COOKIE, sessionIdIn } from '../auth/session-cookie.ts';
import { type SignInProvider, signInProvider } from '../config.ts';
import { FailureError, failureOf } from '../failure-error.ts';
import { SESSION_MS, SIGN_IN_MS } from '../limits.ts';
import { kindOf, log } from '../log.ts';
import { limitedPersonByAddress } from '../security/rate-limit.ts';
import { ATTEMPT_COOKIE, attemptFromCookie, attemptToCookie } from '../sign-in/attempt.ts';
import { beginSignIn, finishSignIn } from '../sign-in/provider.ts';
import { returnPath } from '../sign-in/return-path.ts';
import { beginSession, endSession } from '../store/sessions.ts';
import type { AppEnv } from './context.ts';

const CALLBACK = '/sign-in/callback';

/**
 * Signing in on the page, and out again. A browser goes these ways by itself, so what goes wrong is not answered as a
 * problem but shown by the page: `/sign-in-failed?code=…&return=…`.
 */
export const signIn = new Hono<AppEnv>()
  .use('/sign-in/*', limitedPersonByAddress)
  .get('/sign-in', (c) => {
    const path = returnPath(c.req.query('return'));
    return orShown(c, path, async () => {
      const { attempt, url } = await beginSignIn(provider(c), redirectUri(c), path, Date.now());
      setCookie(c, ATTEMPT_COOKIE, attemptToCookie(attempt), { ...COOKIE_OPTIONS, maxAge: SIGN_IN_MS / 1000 });
      return c.redirect(url.href, 303);
    });
  })
  .get(CALLBACK, (c) => {
    const now = Date.now();
    const attempt = attemptFromCookie(getCookie(c, ATTEMPT_COOKIE), now);
    // A browser keeps one attempt. One that began later, in another tab, still goes on when an older one comes back.
    if (!attempt || attempt.state === c.req.query('state')) deleteCookie(c, ATTEMPT_COOKIE, COOKIE_OPTIONS);
    const path = returnPath(attempt?.returnPath);
    return orShown(c, path, async () => {
      const used = provider(c);
      if (!attempt) throw new FailureError('sign-in-expired');
      const person = await finishSignIn(used, attempt, new URL(c.req.url), redirectUri(c), now);
      const id = newSecret();
      const former = sessionIdIn(c.req.raw.headers);
      const session = { ...person, createdAt: now, expiresAt: now + SESSION_MS };
      await beginSession(c.env.DB, await sha256(id), session, former && (await sha256(former)));
      setCookie(c, SESSION_COOKIE, id, { ...COOKIE_OPTIONS, maxAge: SESSION_MS / 1000 });
      return c.redirect(path, 303);
    });
  })
  .post('/sign-out', async (c) => {
    if (isCrossSite(c.req.raw)) throw new FailureError('cross-site');
    const id = sessionIdIn(c.req.raw.headers);
    if (id) await endSession(c.env.DB, await sha256(id));
    deleteCookie(c, SESSION_COOKIE, COOKIE_OPTIONS);
    return c.body(null, 204);
  });

/** @throws FailureError `sign-in-not-configured` */
function provider(c: Context<AppEnv>): SignInProvider {
  const configured = signInProvider(c.env);
  if (!configured) throw new FailureError('sign-in-not-configured');
  return configured;
}

function redirectUri(c: Context<AppEnv>): string {
  return new URL(CALLBACK, c.req.url).href;
}

async function orShown(c: Context<AppEnv>, path: string, step: () => Promise<Response>): Promise<Response> {
  try {
    return await step();
  } catch (error) {
    const { code, params } = failureOf(error);
    // For whoever runs the service: names of ours and of the standards, never a value.
    const kind = code === 'internal' ? { kind: kindOf(error) } : {};
    log('error', 'sign-in.failed', { code, ...params, ...kind });
    return c.redirect(`/sign-in-failed?${new URLSearchParams({ code, return: path })}`, 303);
  }
}
