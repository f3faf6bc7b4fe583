import { base64url } from 'jose';
import * as v from 'valibot';
import { SIGN_IN_MS } from '../limits.ts';

/** Name of the cookie that holds a sign-in under way. */
export const ATTEMPT_COOKIE = '__Host-sign-in';

const text = v.pipe(v.string(), v.minLength(1));

/**
 * A sign-in under way, kept by the browser that began it: only there can it end. Its values are worth nothing
 * elsewhere, and the cookie is closed to scripts, so it is not sealed.
 */
const Attempt = v.strictObject({
  /** Comes back from the provider with the code. */
  state: text,
  /** Comes back in the ID token. */
  nonce: text,
  /** What the code can be redeemed with (PKCE). */
  verifier: text,
  returnPath: text,
  /** In ms since 1970. */
  startedAt: v.number(),
});
export type Attempt = v.InferOutput<typeof Attempt>;

/** The cookie's value. */
export function attemptToCookie(attempt: Attempt): string {
  return base64url.encode(JSON.stringify(attempt));
}

/** @returns null where there is none, it cannot be read, or its time is over */
export function attemptFromCookie(cookie: string | undefined, now: number): Attempt | null {
  try {
    const attempt = v.parse(Attempt, JSON.parse(new TextDecoder().decode(base64url.decode(cookie ?? ''))));
    return attempt.startedAt <= now && now < attempt.startedAt + SIGN_IN_MS ? attempt : null;
  } catch {
    return null;
  }
}
