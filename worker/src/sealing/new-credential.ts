import type { CredentialKind } from '@production-assist/shared/api-credentials';
import { secretFlaw } from '@production-assist/shared/values';
import { type Certificate, makeCertificate, x5tS256 } from '../certificate/certificate.ts';
import { sealingKeys } from '../config.ts';
import { federationFor } from '../federation/federation.ts';
import { DISCARD_AFTER_MS } from '../limits.ts';
import { InvalidRequestError } from '../problem.ts';
import { noteDiscarded } from '../store/discarded.ts';
import { newId } from '../store/ids.ts';
import { type CredentialScope, putCredential, type StoredCredential } from '../store/vault.ts';

/** Longest common name of a certificate, in characters. Source: RFC 5280, ub-common-name. */
const COMMON_NAME_LENGTH = 64;
/** What people see of a secret; Microsoft shows as much. */
const HINT_LENGTH = 3;
/** Of a shorter one even that would be too much. */
const HINTED_LENGTH = 20;

/** A credential that was just given or made, and what may be known of it. */
export interface NewCredential {
  stored: StoredCredential;
  hint: string | null;
  certificate: Certificate | null;
  /** Where it follows from the credential itself, `YYYY-MM-DD`. */
  expiresOn: string | null;
}

/** A secret as it was given. @throws InvalidRequestError where it cannot be one */
export function checkedSecret(clientSecret: string, expiresOn: string | null): NewCredential {
  const flaw = secretFlaw(clientSecret);
  if (flaw) throw new InvalidRequestError([{ path: 'clientSecret', code: 'invalid' }], flaw);
  const hint = clientSecret.length < HINTED_LENGTH ? null : clientSecret.slice(0, HINT_LENGTH);
  return { stored: { kind: 'secret', clientSecret }, hint, certificate: null, expiresOn };
}

/**
 * Makes a credential that people enter in the admin center and never see the secret part of.
 *
 * @param requestUrl the address this was asked under: the issuer, where nothing else is set
 * @throws FailureError as `federationFor`
 */
export async function makeCredential(
  env: Env,
  tenantId: string,
  kind: Exclude<CredentialKind, 'secret'>,
  requestUrl: string,
  now: number,
): Promise<NewCredential> {
  if (kind === 'federated') {
    const { issuer, subject } = await federationFor(env, tenantId, requestUrl, now, 'new');
    return { stored: { kind, issuer, subject }, hint: null, certificate: null, expiresOn: null };
  }
  const name = `Production-Assist ${tenantId}`.slice(0, COMMON_NAME_LENGTH);
  const { privateKey, certificate } = await makeCertificate(name, now);
  return {
    stored: { kind, privateKey, thumbprintSha256: x5tS256(certificate) },
    hint: null,
    certificate,
    expiresOn: new Date(certificate.notAfter).toISOString().slice(0, 10),
  };
}

/**
 * Seals a new credential and writes it, under a version of its own. Until the statement that begins to use it, it counts
 * as discarded: whoever dies before that leaves nothing behind.
 *
 * @returns its version, and the key it is sealed with
 * @throws FailureError `storage-unavailable`
 */
export async function sealNew(
  env: Env,
  tenantId: string,
  scope: CredentialScope,
  stored: StoredCredential,
  now: number,
): Promise<{ version: string; key: string }> {
  const place = { tenantId, version: newId(now) };
  await noteDiscarded(env.DB, place, now + DISCARD_AFTER_MS);
  return { version: place.version, key: await putCredential(env.CREDENTIALS, sealingKeys(env), place, scope, stored) };
}
