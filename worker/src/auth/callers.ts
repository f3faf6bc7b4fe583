import { createRemoteJWKSet, decodeJwt, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { Issuer } from '../config.ts';
import { cleanText } from '../entra/json.ts';
import { FailureError } from '../failure-error.ts';

/** Who calls, proven by a token. `name` is for people: what the audit shows. */
export interface Caller {
  issuer: string;
  subject: string;
  name: string;
}

/**
 * Signatures a caller's token may carry: public-key ones only, so that neither `none` nor a shared secret passes.
 */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];

/** Seconds by which an issuer's clock may differ from ours. */
const CLOCK_TOLERANCE_SECONDS = 30;

type KeySet = ReturnType<typeof createRemoteJWKSet>;

/** Key sets are kept per isolate: jose fetches one again when a token names a key it does not know. */
const keySets = new Map<string, KeySet>();

function keySet(url: string): KeySet {
  let keys = keySets.get(url);
  if (!keys) {
    keys = createRemoteJWKSet(new URL(url));
    keySets.set(url, keys);
  }
  return keys;
}

/**
 * The token of a request: `Authorization: Bearer`, or what Cloudflare Access puts in front of the Worker.
 */
export function tokenOf(headers: Headers): string | null {
  const bearer = /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
  return bearer ?? headers.get('cf-access-jwt-assertion');
}

/**
 * Who the token belongs to.
 *
 * @throws FailureError `not-signed-in` without a token, `token-expired`, `token-invalid`
 */
export async function verifyCaller(token: string | null, issuers: readonly Issuer[], now: Date): Promise<Caller> {
  if (!token) throw new FailureError('not-signed-in');
  const issuer = issuers.find((candidate) => candidate.issuer === claimedIssuer(token));
  if (!issuer) throw new FailureError('token-invalid');
  let payload: JWTPayload;
  try {
    ({ payload } = await jwtVerify(token, publishedKey(issuer), {
      issuer: issuer.issuer,
      audience: issuer.audience,
      algorithms: ALGORITHMS,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: now,
      requiredClaims: ['sub', 'exp'],
    }));
  } catch (error) {
    if (error instanceof FailureError) throw error;
    throw new FailureError(error instanceof errors.JWTExpired ? 'token-expired' : 'token-invalid');
  }
  // Typed as text, but nobody has checked it.
  const subject: unknown = payload.sub;
  if (typeof subject !== 'string' || !subject) throw new FailureError('token-invalid');
  const name = cleanText(payload.email, 200) ?? cleanText(payload.name, 200) ?? cleanText(subject, 200) ?? 'unknown';
  return { issuer: issuer.issuer, subject, name };
}

/**
 * The key a token names, as the issuer publishes it. An issuer that does not show its keys is no fault of the token:
 * `issuer-unavailable`, so that nobody signs in again for nothing.
 */
function publishedKey(issuer: Issuer): JWTVerifyGetKey {
  return async (header, token) => {
    try {
      return await keySet(issuer.jwksUrl)(header, token);
    } catch (error) {
      const ofTheToken =
        error instanceof errors.JWKSNoMatchingKey ||
        error instanceof errors.JWKSMultipleMatchingKeys ||
        error instanceof errors.JOSENotSupported;
      throw ofTheToken ? error : new FailureError('issuer-unavailable');
    }
  };
}

function claimedIssuer(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
}
