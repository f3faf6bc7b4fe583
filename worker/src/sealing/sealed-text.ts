import { base64url, CompactEncrypt, compactDecrypt } from 'jose';
import type { SealingKey } from '../config.ts';
import { FailureError } from '../failure-error.ts';

/*
 * How everything secret is sealed that is kept in KV or D1: as a compact JWE (A256GCM), with the first of the keys that
 * `CREDENTIAL_KEYS` holds. It opens only in the place it was sealed for: a value that somebody copied elsewhere is worth
 * nothing.
 */

/** Where a sealed text belongs, by name; in the clear beside it. Each use names its place in another way. */
export type SealedPlace = Readonly<Record<string, string>>;

/** Seals a text with the first key. @throws FailureError `credential-unreadable` where there is no key */
export async function sealText(
  keys: readonly SealingKey[],
  place: SealedPlace,
  text: string,
): Promise<{ sealed: string; keyId: string }> {
  const [key] = keys;
  if (!key) throw new FailureError('credential-unreadable');
  const sealed = await new CompactEncrypt(new TextEncoder().encode(text))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: key.kid, ...place })
    .encrypt(base64url.decode(key.k));
  return { sealed, keyId: key.kid };
}

/** Opens a text; null where it was sealed for another place, or with a key that is gone. */
export async function openText(
  keys: readonly SealingKey[],
  place: SealedPlace,
  sealed: string,
): Promise<string | null> {
  try {
    const { plaintext, protectedHeader } = await compactDecrypt(
      sealed,
      ({ kid }) => base64url.decode(keys.find((key) => key.kid === kid)?.k ?? ''),
      { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] },
    );
    const isMeant = Object.entries(place).every(([name, value]) => protectedHeader[name] === value);
    return isMeant ? new TextDecoder().decode(plaintext) : null;
  } catch {
    return null;
  }
}
