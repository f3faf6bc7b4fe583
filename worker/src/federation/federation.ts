import { base64url } from 'jose';
import { publicOrigin } from '../config.ts';
import { FailureError } from '../failure-error.ts';
import { type FederationRow, getFederation, putFederation, usesFederation } from '../store/federations.ts';
import { ensureFederationKey, type KeyEnv } from './issuer-keys.ts';

/** 128 bits, 22 characters: nobody guesses another tenant's subject. */
const SUBJECT_BYTES = 16;

/**
 * What a tenant's federated credential in Entra has to hold, made where it is asked for first. As long as the tenant
 * signs in with it, it stays; else it follows the address of this service. A subject never changes.
 *
 * @param requestUrl the address this was asked under
 * @param wanted `present`: what is, or would be, entered in Entra; `new`: for a credential that is being made
 * @throws FailureError `federation-no-origin` where this service has no https address; `not-found` where there is no
 *   such tenant
 */
export async function federationFor(
  env: KeyEnv & Pick<Env, 'PUBLIC_ORIGIN'>,
  tenantId: string,
  requestUrl: string,
  now: number,
  wanted: 'present' | 'new',
): Promise<FederationRow> {
  const kept = await getFederation(env.DB, tenantId);
  if (kept && wanted === 'present' && (await usesFederation(env.DB, tenantId))) return kept;
  const issuer = publicOrigin(env) ?? kept?.issuer ?? httpsOrigin(requestUrl);
  if (issuer === null) throw new FailureError('federation-no-origin');
  // Whoever enters it may look at once whether the keys are there.
  await ensureFederationKey(env, now);
  if (kept?.issuer === issuer) return kept;
  const made = await putFederation(env.DB, tenantId, { issuer, subject: kept?.subject ?? newSubject(tenantId) }, now);
  if (!made) throw new FailureError('not-found');
  return made;
}

function httpsOrigin(url: string): string | null {
  const { protocol, origin } = new URL(url);
  return protocol === 'https:' ? origin : null;
}

function newSubject(tenantId: string): string {
  const random = crypto.getRandomValues(new Uint8Array(SUBJECT_BYTES));
  return `tenant:${tenantId}:${base64url.encode(random)}`;
}
