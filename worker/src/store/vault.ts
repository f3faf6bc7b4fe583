import type { Cloud } from '@production-assist/shared/clouds';
import { decodeProtectedHeader } from 'jose';
import * as v from 'valibot';
import type { SealingKey } from '../config.ts';
import { FailureError } from '../failure-error.ts';
import { KV_SETTLES_MS } from '../limits.ts';
import { openText, type SealedPlace, sealText } from '../sealing/sealed-text.ts';

/**
 * The vault: credentials sealed in KV, one immutable value per version. D1 says which version is current, so nothing
 * is ever read stale. A sealed value opens only for the tenant and version it was made for, and only for the
 * directory and application the credential was saved with.
 */

/** Where a credential belongs. */
export interface CredentialPlace {
  tenantId: string;
  /** Unique for every saved credential. */
  version: string;
}

/** What the credential may be used with. */
export interface CredentialScope {
  cloud: Cloud;
  directoryId: string;
  clientId: string;
}

const Stored = v.variant('kind', [
  v.object({ kind: v.literal('secret'), clientSecret: v.string() }),
  v.object({
    kind: v.literal('certificate'),
    /** PKCS #8 in base64. */
    privateKey: v.string(),
    /** SHA-256 of the certificate in base64url: by it Microsoft finds the public key. */
    thumbprintSha256: v.string(),
  }),
  // Nothing secret: sealed all the same, so that what it may be used with is as certain as with the others.
  v.object({ kind: v.literal('federated'), issuer: v.string(), subject: v.string() }),
]);

/** A credential as it is kept. */
export type StoredCredential = v.InferOutput<typeof Stored>;

const SealedContent = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ cloud: v.string(), directoryId: v.string(), clientId: v.string(), credential: Stored }),
);

const keyOf = (place: CredentialPlace) => `connection/${place.tenantId}/${place.version}`;
const placeOf = ({ tenantId, version }: CredentialPlace): SealedPlace => ({ tenant: tenantId, version });

/**
 * Seals a credential with the first key and writes it. Never called twice for one version.
 *
 * @returns the key's id
 * @throws FailureError `storage-unavailable`; `credential-unreadable` where there is no key
 */
export async function putCredential(
  kv: KVNamespace,
  keys: readonly SealingKey[],
  place: CredentialPlace,
  scope: CredentialScope,
  credential: StoredCredential,
): Promise<string> {
  const { cloud, directoryId, clientId } = scope;
  const content = JSON.stringify({ cloud, directoryId, clientId, credential });
  const { sealed, keyId } = await sealText(keys, placeOf(place), content);
  try {
    await kv.put(keyOf(place), sealed);
  } catch {
    throw new FailureError('storage-unavailable');
  }
  return keyId;
}

/**
 * Opens a credential.
 *
 * @param age when it was saved, and the time; ms since 1970
 * @throws FailureError as `readSealed` and `unseal`
 */
export async function openCredential(
  kv: KVNamespace,
  keys: readonly SealingKey[],
  place: CredentialPlace,
  scope: CredentialScope,
  age: { savedAt: number; now: number },
): Promise<StoredCredential> {
  return unseal(await readSealed(kv, place, age), keys, place, scope);
}

/**
 * A credential as it stands in KV, still sealed.
 *
 * @throws FailureError `storage-unavailable` where KV does not answer, or has not yet; `credential-unreadable` where
 *   the value is gone
 */
export async function readSealed(
  kv: KVNamespace,
  place: CredentialPlace,
  age: { savedAt: number; now: number },
): Promise<string> {
  let sealed: string | null;
  try {
    sealed = await kv.get(keyOf(place));
  } catch {
    throw new FailureError('storage-unavailable');
  }
  // A value saved a moment ago may not have come here yet; that passes, a value that is gone does not.
  if (sealed === null) {
    throw new FailureError(age.now - age.savedAt < KV_SETTLES_MS ? 'storage-unavailable' : 'credential-unreadable');
  }
  return sealed;
}

/**
 * Opens a sealed value.
 *
 * @throws FailureError `credential-unreadable` where it was sealed with a key we do not have, or is not meant for this
 *   tenant, version, directory or application
 */
export async function unseal(
  sealed: string,
  keys: readonly SealingKey[],
  place: CredentialPlace,
  scope: CredentialScope,
): Promise<StoredCredential> {
  const opened = await openText(keys, placeOf(place), sealed);
  const content = v.safeParse(SealedContent, opened);
  if (!content.success) throw new FailureError('credential-unreadable');
  const { cloud, directoryId, clientId, credential } = content.output;
  const isMeant = cloud === scope.cloud && directoryId === scope.directoryId && clientId === scope.clientId;
  if (!isMeant) throw new FailureError('credential-unreadable');
  return credential;
}

/** Id of the key a sealed value says it was sealed with; null where it says nothing. */
export function keyIdOf(sealed: string): string | null {
  try {
    return decodeProtectedHeader(sealed).kid ?? null;
  } catch {
    return null;
  }
}

/**
 * Destroys a credential. A failure leaves an unreachable sealed value behind, so it is no reason to stop.
 *
 * @returns whether KV took it
 */
export async function destroyCredential(kv: KVNamespace, place: CredentialPlace): Promise<boolean> {
  return kv.delete(keyOf(place)).then(
    () => true,
    () => false,
  );
}

/** Destroys every version of a tenant's credential. */
export async function destroyCredentials(kv: KVNamespace, tenantId: string): Promise<void> {
  let cursor: string | undefined;
  do {
    const page = await kv.list({ prefix: `connection/${tenantId}/`, ...(cursor ? { cursor } : {}) });
    await Promise.all(page.keys.map(({ name }) => kv.delete(name)));
    cursor = page.list_complete ? undefined : page.cursor;
  } while (cursor);
}
