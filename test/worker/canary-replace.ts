import type { Connection } from '@production-assist/shared/api';
import { base64url, compactDecrypt } from 'jose';
import type { TestDirectory } from '../local/directories.ts';
import { expectStatus, type Harness } from './harness.ts';

/** A credential of the tenant `canary` is replaced, for the search of what comes to light by it. */

const BASE = '/api/tenants/canary';
const CANDIDATE = `${BASE}/connection/candidate`;
const DAY_MS = 86_400_000;

function applicationOf({ directory, clientId }: TestDirectory) {
  const application = directory.applications.get(clientId);
  if (!application) throw new Error('no application');
  return application;
}

/** By a secret Microsoft never knows, which is withdrawn, and by one it knows. */
export async function replaceBySecrets(
  h: Harness,
  directory: TestDirectory,
  { wrong, right }: { wrong: string; right: string },
): Promise<void> {
  await expectStatus(200, h.call('PUT', CANDIDATE, { kind: 'secret', clientSecret: wrong }));
  await h.call('POST', `${CANDIDATE}/prove`);
  await expectStatus(204, h.call('DELETE', CANDIDATE));
  applicationOf(directory).secrets.push({ keyId: crypto.randomUUID(), value: right, expiresAt: Date.now() + DAY_MS });
  await expectStatus(200, h.call('PUT', CANDIDATE, { kind: 'secret', clientSecret: right }));
}

/**
 * By a certificate, which is then used.
 *
 * @param sealingKey what the Worker seals with
 * @returns what nobody may ever see, by name
 */
export async function replaceByCertificate(
  h: Harness,
  directory: TestDirectory,
  sealingKey: string,
): Promise<Record<string, string>> {
  await expectStatus(200, h.call('PUT', CANDIDATE, { kind: 'certificate' }));
  const row = await h.worker.d1
    .prepare("SELECT credential_version AS version, certificate FROM candidates WHERE tenant_id = 'canary'")
    .first<{ version: string; certificate: string }>();
  if (!row) throw new Error('no candidate');
  const sealed = (await h.worker.kv.get(`connection/canary/${row.version}`, 'text')) ?? '';
  const { plaintext } = await compactDecrypt(sealed, base64url.decode(sealingKey));
  const privateKey: string = JSON.parse(new TextDecoder().decode(plaintext)).credential.privateKey;

  await h.call('POST', `${CANDIDATE}/prove`);
  applicationOf(directory).certificates.push({ der: JSON.parse(row.certificate).der });
  const proven = await expectStatus(200, h.call<Connection>('POST', `${CANDIDATE}/prove`));
  if (proven.body.credential.kind !== 'certificate') throw new Error('not taken over');
  await h.call('GET', `${BASE}/connection/certificate`);
  await h.call('POST', `${BASE}/preview`);
  if ((await h.run('canary')).state !== 'succeeded') throw new Error('not used');
  await h.call('POST', `${BASE}/connection/former/removed`);
  // A part of it would be as bad: whole groups of base64, so that it is found however it is encoded.
  return { 'the private key': privateKey, 'a part of the private key': privateKey.slice(400, 464) };
}
