import { base64url, CompactEncrypt, compactDecrypt } from 'jose';
import type { SealingKey } from '../config.ts';
import { FailureError } from '../failure-error.ts';

/*
 * A secret of our own, sealed for a column of D1 with the keys that seal credentials. It opens only in the place it was
 * sealed for: a row that somebody copied elsewhere is worth nothing.
 */

/** Where a sealed text belongs, by name; in the clear beside it. */
export type SealedPlace = Readonly<Record<'use' | 'tenant' | 'id', string>>;

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
    const { use, tenant, id } = protectedHeader;
    if (use !== place.use || tenant !== place.tenant || id !== place.id) return null;
    return new TextDecoder().decode(plaintext);
  } catch {
    return null;
  }
}
