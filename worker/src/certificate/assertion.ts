import { importPKCS8, SignJWT } from 'jose';
import type { AssertionFor } from '../entra/sign-in.ts';
import { FailureError } from '../failure-error.ts';
import { ASSERTION_SECONDS } from '../limits.ts';
import type { StoredCredential } from '../store/vault.ts';

const ALGORITHM = 'PS256';

/**
 * Signs that the application is who it says, for a few minutes, as Microsoft takes it from a certificate: PS256, the
 * certificate named by its SHA-256. A new one for every sign-in.
 *
 * @throws FailureError `credential-unreadable` where the kept key is no key
 */
export async function certificateAssertion(
  { privateKey, thumbprintSha256 }: Extract<StoredCredential, { kind: 'certificate' }>,
  { clientId, tokenEndpoint, now }: Pick<AssertionFor, 'clientId' | 'tokenEndpoint' | 'now'>,
): Promise<string> {
  const seconds = Math.floor(now / 1000);
  return new SignJWT({ jti: crypto.randomUUID() })
    .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT', 'x5t#S256': thumbprintSha256 })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(tokenEndpoint)
    .setIssuedAt(seconds)
    .setNotBefore(seconds)
    .setExpirationTime(seconds + ASSERTION_SECONDS)
    .sign(await signingKey(privateKey));
}

async function signingKey(privateKey: string): Promise<CryptoKey> {
  try {
    return await importPKCS8(`-----BEGIN PRIVATE KEY-----\n${privateKey}\n-----END PRIVATE KEY-----`, ALGORITHM);
  } catch {
    throw new FailureError('credential-unreadable');
  }
}
