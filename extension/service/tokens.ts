import type { WorkerAnswer } from '../worker-api.ts';
import { type Connection, connectionItem } from './connection.ts';
import { OAuthFailure, type OAuthFailureCode, renew, revoke, type Tokens } from './oauth.ts';

/** Keeping a connection usable, and ending it. */

/** An access token is renewed this long before it ends, in ms: longer than a preview may be under way. */
const EARLY_MS = 3 * 60_000;

/** How tokens are renewed; as `renew` of `oauth.ts` does it. */
export type Renew = (origin: string, refreshToken: string) => Promise<Tokens>;

/** A connection that can be called with now, or why there is none. */
export type Ready = { ok: true; connection: Connection } | { ok: false; because: OAuthFailureCode };

/**
 * The connection with an access token that is good for a while. Renewed by one of the extension's pages at a time,
 * whichever it is: the storage's lock holds the others until the new tokens are there, because a refresh token that was
 * used ends the one before.
 *
 * @param refused an access token the service has refused before its time: it is renewed whatever it says of itself
 */
export async function ready(now: number, refused: string | null = null, by: Renew = renew): Promise<Ready> {
  let because: OAuthFailureCode = 'connectEnded';
  const connection = await connectionItem.change(async (before) => {
    if (!before) return null;
    const isDue = before.expiresAt - now < EARLY_MS || before.accessToken === refused;
    if (!isDue) return before;
    try {
      return { ...before, ...(await by(before.origin, before.refreshToken)) };
    } catch (error) {
      because = error instanceof OAuthFailure ? error.code : 'apiUnreachable';
      // What the service does not know any more is forgotten; whatever else went wrong may pass.
      return because === 'connectEnded' ? null : before;
    }
  });
  const usable = connection && connection.accessToken !== refused && connection.expiresAt > now;
  return usable ? { ok: true, connection } : { ok: false, because };
}

/**
 * Asks the service something as the connection's person. A token it refuses before its time is renewed, once: whether
 * the browser was disconnected is known then.
 */
export async function asConnected<Value>(
  ask: (connection: Connection) => Promise<WorkerAnswer<Value>>,
  now: () => number,
  by: Renew = renew,
): Promise<WorkerAnswer<Value> | Extract<Ready, { ok: false }>> {
  const first = await ready(now(), null, by);
  if (!first.ok) return first;
  const answer = await ask(first.connection);
  if (answer.ok || answer.because !== 'problem' || answer.problem.status !== 401) return answer;
  const second = await ready(now(), first.connection.accessToken, by);
  return second.ok ? ask(second.connection) : second;
}

/** How a connection is ended on the service's side; as `revoke` of `oauth.ts` does it. */
export type Revoke = (origin: string, refreshToken: string) => Promise<void>;

/** Forgets the connection, and tells the service. @returns false where the service could not be told */
export async function disconnect(by: Revoke = revoke): Promise<boolean> {
  let ended = null as Connection | null;
  await connectionItem.change((before) => {
    ended = before;
    return null;
  });
  if (!ended) return true;
  try {
    await by(ended.origin, ended.refreshToken);
    return true;
  } catch {
    return false;
  }
}
