import { authorizationServer } from '../authorize/server.ts';
import { extensionClient, issuers, signInProvider } from '../config.ts';
import { FailureError } from '../failure-error.ts';
import { BROWSER_USE_MS } from '../limits.ts';
import { getBrowser, noteUse } from '../store/browsers.ts';
import { rightsOf } from './access.ts';
import type { Caller } from './callers.ts';

/** How an access token of ours looks: three parts with colons between, where a JWT has dots. */
export const BROWSER_TOKEN = /^[^.:]+:[^.:]+:[^.:]+$/;

/**
 * The person in whose name a connected browser calls, within what they consented to. Its row is asked each time: a
 * browser that was disconnected is refused at once, whatever the store of tokens still shows.
 *
 * @param origin the Worker's, as the request was made to it: a token is good where it was given
 * @throws FailureError `token-invalid`: none of ours, ended, or the browser is not connected any more
 */
export async function browserCaller(token: string, origin: string, env: Env, now: number): Promise<Caller> {
  const extension = extensionClient(env);
  const read = await (extension && authorizationServer(env, origin, extension))?.read(token);
  const browser = read && (await getBrowser(env.DB, read.tenantId, read.browserId, now));
  if (!browser || !isTrusted(browser.issuer, env)) throw new FailureError('token-invalid');
  if (now - (browser.lastUsedAt ?? 0) >= BROWSER_USE_MS) await noteUse(env.DB, browser, now);
  return {
    issuer: browser.issuer,
    subject: browser.subject,
    name: browser.person,
    entra: null,
    via: 'browser',
    expiresAt: read.expiresAt,
    limit: { tenantId: browser.tenantId, rights: rightsOf(read.scopes) },
  };
}

/** Nobody stays connected in the name of somebody whose provider was taken out of the configuration. */
function isTrusted(issuer: string, env: Env): boolean {
  const vouching = issuers(env).filter((one) => one.for === 'people');
  return signInProvider(env)?.issuer === issuer || vouching.some((one) => one.issuer === issuer);
}
