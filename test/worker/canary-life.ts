import type { Connection, FederationView } from '@production-assist/shared/api';
import type { CredentialKind } from '@production-assist/shared/api-credentials';
import type { Application } from '@production-assist/simulator/directory';
import { base64url, compactDecrypt } from 'jose';
import { expect } from 'vitest';
import { openFederationKey } from '../../worker/src/federation/sealed-key.ts';
import type { FederationKeyRow } from '../../worker/src/store/federation-keys.ts';
import type { TestDirectory } from '../local/directories.ts';
import { expectStatus, type Harness } from './harness.ts';

/** A tenant's credentials from the first to the last, for the search of what comes to light by them. */

const YEAR_MS = 365 * 24 * 3_600_000;

export interface Life {
  h: Harness;
  tenantId: string;
  base: string;
  directory: TestDirectory;
  application: Application;
  /** What nobody may ever see, by name; grows. */
  secrets: Record<string, string>;
}

/** A tenant without a connection, and an application that has nothing to sign in with. */
export async function beginLife(h: Harness, tenantId: string, secrets: Record<string, string>): Promise<Life> {
  const directory = h.directory({ members: 2 });
  const application = directory.directory.applications.get(directory.clientId);
  if (!application) throw new Error('no application');
  application.secrets = [];
  const base = `/api/tenants/${tenantId}`;
  await expectStatus(201, h.call('PUT', base, { name: tenantId }));
  return { h, tenantId, base, directory, application, secrets };
}

/** Connects for the first time; Microsoft refuses at first, and then knows the credential. */
export async function connectFirst(life: Life, kind: CredentialKind, clientSecret?: string): Promise<void> {
  const { h, tenantId, base, directory } = life;
  const { directoryId, clientId } = directory;
  const own = kind === 'secret' ? { clientSecret } : { credentialKind: kind };
  const connected = h.call<Connection>('PUT', `${base}/connection`, { directoryId, clientId, ...own });
  const { body } = await expectStatus(201, connected);
  expect(body.credential.kind).toBe(kind);
  if (kind === 'certificate') await keepPrivateKey(life, 'connections');
  expect((await h.preview(tenantId)).complete).toBe(false);
  expect((await h.run(tenantId)).state).toBe('failed');
  await enter(life, kind, { clientSecret, table: 'connections' });
  expect((await h.run(tenantId)).state).toBe('succeeded');
  if (kind === 'federated') await keepFederationKeys(life);
}

/** Replaces the credential: a candidate that Microsoft does not know, then knows, a full run, and the old one goes. */
export async function replace(life: Life, kind: CredentialKind, clientSecret?: string): Promise<void> {
  const { h, tenantId, base } = life;
  const path = `${base}/connection/candidate`;
  const given = h.call<Connection>('PUT', path, { kind, ...(clientSecret === undefined ? {} : { clientSecret }) });
  expect((await expectStatus(200, given)).body.candidate?.state).toBe('waiting');
  if (kind === 'certificate') await keepPrivateKey(life, 'candidates');
  await expectStatus(200, h.call('POST', `${path}/prove`));
  await enter(life, kind, { clientSecret, table: 'candidates' });
  const { body } = await expectStatus(200, h.call<Connection>('POST', `${path}/prove`));
  expect(body).toMatchObject({ candidate: null, credential: { kind } });
  expect((await h.run(tenantId)).state).toBe('succeeded');
  const former = async () => (await h.call<Connection>('GET', `${base}/connection`)).body.former?.state;
  await expect.poll(former).toBe('to-remove');
  await expectStatus(200, h.call('POST', `${base}/connection/former/removed`, {}));
  if (kind === 'federated') await keepFederationKeys(life);
}

type Table = 'connections' | 'candidates';

/** What the administrator does in the admin center. */
async function enter(
  { h, tenantId, base, application }: Life,
  kind: CredentialKind,
  { clientSecret = '', table }: { clientSecret?: string | undefined; table: Table },
): Promise<void> {
  if (kind === 'secret') {
    const keyId = crypto.randomUUID();
    application.secrets.push({ keyId, value: clientSecret, expiresAt: Date.now() + YEAR_MS });
  } else if (kind === 'certificate') {
    const of = table === 'candidates' ? '?of=candidate' : '';
    const headers = { authorization: `Bearer ${await h.token('operator')}` };
    const response = await fetch(`${h.worker.url}${base}/connection/certificate${of}`, { headers });
    application.certificates.push({ der: Buffer.from(await response.arrayBuffer()).toString('base64') });
  } else {
    const path = `/api/tenants/${tenantId}/connection/federation`;
    const { body: values } = await expectStatus(200, h.call<FederationView>('GET', path));
    application.federatedCredentials = [{ name: 'production-assist', ...values }];
  }
}

/** A part of a long text in base64: whole groups, so that it is found however it is encoded. */
const partOf = (text: string) => text.slice(400, 464);

/** Unseals the private key of a certificate, as only the Worker can. */
async function keepPrivateKey({ h, tenantId, secrets }: Life, table: Table): Promise<void> {
  const row = await h.worker.d1
    .prepare(`SELECT credential_version AS version FROM ${table} WHERE tenant_id = ?`)
    .bind(tenantId)
    .first<{ version: string }>();
  const sealed = (await h.worker.kv.get(`connection/${tenantId}/${row?.version}`, 'text')) ?? '';
  const { plaintext } = await compactDecrypt(sealed, base64url.decode(sealingKeyOf(h)));
  const key: string = JSON.parse(new TextDecoder().decode(plaintext)).credential.privateKey;
  secrets[`private key of ${tenantId} ${row?.version}`] = partOf(key);
}

/** Unseals what the Worker signs with as an issuer. @returns the ids of the keys */
export async function keepFederationKeys({ h, secrets }: Pick<Life, 'h' | 'secrets'>): Promise<string[]> {
  const { results } = await h.worker.d1
    .prepare('SELECT kid, sealed, sealed_key AS sealedKey FROM federation_keys ORDER BY signs_from')
    .all<FederationKeyRow>();
  for (const row of results) {
    const key = await openFederationKey(JSON.parse(h.credentialKeys).keys, row, true);
    const { d = '', p = '' } = await crypto.subtle.exportKey('jwk', key);
    const pkcs8 = Buffer.from(await crypto.subtle.exportKey('pkcs8', key)).toString('base64');
    secrets[`private exponent of ${row.kid}`] = d.slice(40, 104);
    secrets[`prime of ${row.kid}`] = p.slice(40, 104);
    secrets[`private key of ${row.kid}`] = partOf(pkcs8);
  }
  return results.map(({ kid }) => kid);
}

/** The text of the first sealing key. */
export function sealingKeyOf(h: Harness): string {
  return JSON.parse(h.credentialKeys).keys[0].k;
}
