import { createRemoteJWKSet, decodeJwt, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { Issuer } from '../config.ts';
import { FailureError } from '../failure-error.ts';

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
 * What a JSON Web Token says, and which configured issuer says it.
 *
 * @throws FailureError `token-expired`, `token-invalid`, `issuer-unavailable`
 */
export async function verifyToken(
  token: string,
  issuers: readonly Issuer[],
  now: Date,
): Promise<{ issuer: Issuer; claims: JWTPayload }> {
  const issuer = issuerOf(token, issuers);
  if (!issuer) throw new FailureError('token-invalid');
  try {
    const { payload } = await jwtVerify(token, publishedKey(issuer), {
      issuer: issuer.issuer,
      audience: issuer.audience,
      algorithms: ALGORITHMS,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: now,
      requiredClaims: ['sub', 'exp'],
    });
    return { issuer, claims: payload };
  } catch (error) {
    if (error instanceof FailureError) throw error;
    throw new FailureError(error instanceof errors.JWTExpired ? 'token-expired' : 'token-invalid');
  }
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

/** Which entry a token claims to be of; nothing is believed yet. One issuer may have an audience for each kind. */
function issuerOf(token: string, issuers: readonly Issuer[]): Issuer | undefined {
  try {
    const { iss, aud } = decodeJwt(token);
    const named = issuers.filter(({ issuer }) => issuer === iss);
    return named.find(({ audience }) => [audience].flat().some((one) => [aud].flat().includes(one))) ?? named[0];
  } catch {
    return undefined;
  }
}
