import type { Language } from '@production-assist/shared/texts/texts';
import { tenantId as tenantIdSchema } from '@production-assist/shared/values';
import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { type Connection, connectionItem, installation, serviceItem } from './connection.ts';
import { authorize, OAuthFailure, type OAuthFailureCode, revoke, type Tokens } from './oauth.ts';

/** Connecting the extension: the service's own page in a window of the browser, and who it turned out to be. */

/** Why it did not work: as OAuth has it, or `connectClosed`: the window was closed. */
export type SignInFailure = OAuthFailureCode | 'connectClosed';

const me = v.object({ name: v.string(), tenantId: tenantIdSchema });
const tenant = v.object({ name: v.string() });

/**
 * Signs a person in and connects the extension to one of their tenants. The host permission must have been given.
 *
 * @param origin the service's
 * @param tenantId the tenant that was meant last; null: whichever the person chooses
 * @returns null when it is connected, else why not
 */
export async function signIn(
  origin: string,
  language: Language,
  tenantId: string | null,
): Promise<SignInFailure | null> {
  try {
    const hints = { language, installation: await installation(), tenantId };
    const authorization = await authorize(origin, browser.identity.getRedirectURL(), hints);
    const endedAt = await window(authorization.url);
    if ('because' in endedAt) return endedAt.because;
    const tokens = await authorization.finish(endedAt.url);
    const connection = await connectionOf(origin, tokens);
    await serviceItem.write({ origin, tenantId: connection.tenantId });
    await connectionItem.write(connection);
    return null;
  } catch (error) {
    return error instanceof OAuthFailure ? error.code : 'apiUnreachable';
  }
}

/** Opens the page; the browser closes it when it comes to our address, and tells with which. */
async function window(url: string): Promise<{ url: string } | { because: SignInFailure }> {
  try {
    const ended = await browser.identity.launchWebAuthFlow({ url, interactive: true });
    return ended === undefined ? { because: 'connectClosed' } : { url: ended };
  } catch (error) {
    // Chrome's words where the page did not come ("could not be loaded"); every other refusal is the person's.
    const isMissing = error instanceof Error && /could not be loaded/i.test(error.message);
    return { because: isMissing ? 'apiUnreachable' : 'connectClosed' };
  }
}

/** Asks the service whose tokens these are. Tokens nobody can put a name to are given back. */
async function connectionOf(origin: string, tokens: Tokens): Promise<Connection> {
  try {
    const { name: person, tenantId } = await ask(origin, '/api/me', tokens, me);
    const { name: tenantName } = await ask(origin, `/api/tenants/${encodeURIComponent(tenantId)}`, tokens, tenant);
    return { origin, ...tokens, person, tenantId, tenantName };
  } catch (error) {
    await revoke(origin, tokens.refreshToken).catch(() => undefined);
    throw error;
  }
}

async function ask<Schema extends v.GenericSchema>(
  origin: string,
  path: string,
  { accessToken }: Tokens,
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  const response = await fetch(origin + path, {
    headers: { authorization: `Bearer ${accessToken}` },
    redirect: 'error',
    credentials: 'omit',
    cache: 'no-store',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const answer = v.safeParse(schema, await response.json().catch(() => null));
  if (!response.ok || !answer.success) throw new OAuthFailure('apiUnreadable');
  return answer.output;
}

/** Longest one of these questions may take, in ms. */
const TIMEOUT_MS = 20_000;
