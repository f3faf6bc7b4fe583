import { env } from 'cloudflare:workers';
import { makeCertificate, x5tS256 } from '../../worker/src/certificate/certificate.ts';
import { checkedSecret, type NewCredential } from '../../worker/src/sealing/new-credential.ts';
import { listEvents } from '../../worker/src/store/audit.ts';
import { type ConnectionRow, getConnection } from '../../worker/src/store/connections.ts';
import { proposeCandidate } from '../../worker/src/sync/propose.ts';
import type { TestDirectory } from '../local/directories.ts';
import type { World } from './world.ts';

/** Credentials that replace each other, in the tests' own words. */

const YEAR_MS = 365 * 24 * 3_600_000;
let secrets = 0;

/** Makes a new secret in Entra, as an administrator does. @param notBefore when Microsoft knows it everywhere */
export function newSecret({ directory, clientId }: TestDirectory, now: number, notBefore?: number): string {
  const n = ++secrets;
  const value = `n${n}w8Q~made-in-entra-${n}`.padEnd(40, '0');
  directory.applications.get(clientId)?.secrets.push({
    keyId: crypto.randomUUID(),
    value,
    expiresAt: now + YEAR_MS,
    ...(notBefore === undefined ? {} : { notBefore }),
  });
  return value;
}

/** Removes a secret in Entra. */
export function removeSecret({ directory, clientId }: TestDirectory, value: string): void {
  const application = directory.applications.get(clientId);
  if (application) application.secrets = application.secrets.filter((secret) => secret.value !== value);
}

export const secret = (value: string): NewCredential => checkedSecret(value, null);

export async function certificate(now: number): Promise<NewCredential & { der: string }> {
  const made = await makeCertificate('Production-Assist test', now);
  const { privateKey } = made;
  return {
    stored: { kind: 'certificate', privateKey, thumbprintSha256: x5tS256(made.certificate) },
    hint: null,
    certificate: made.certificate,
    expiresOn: null,
    der: made.certificate.der,
  };
}

export async function connectionOf(tenantId: string): Promise<ConnectionRow> {
  const row = await getConnection(env.DB, tenantId);
  if (!row) throw new Error('no connection');
  return row;
}

/** Gives a candidate, as the interface does. */
export async function propose(w: World, tenantId: string, credential: NewCredential, network = w.network) {
  await proposeCandidate(w.env, network, await connectionOf(tenantId), credential, 'ada');
}

/** Versions of a tenant's sealed values in KV. */
export async function sealedOf(tenantId: string): Promise<string[]> {
  const { keys } = await env.CREDENTIALS.list({ prefix: `connection/${tenantId}/` });
  return keys.map(({ name }) => name.split('/').at(-1) ?? '');
}

/** What was recorded of a tenant, by name: what happens in one millisecond has no order. */
export async function recorded(tenantId: string, about: string): Promise<string[]> {
  const { items } = await listEvents(env.DB, tenantId, { limit: 100, cursor: null });
  return items
    .map(({ action }) => action)
    .filter((action) => action.startsWith(about))
    .sort();
}
