import { X509Certificate } from 'node:crypto';
import type { Connection, Problem } from '@production-assist/shared/api';
import { expect, it } from 'vitest';
import { CANDIDATE_LIFE_MS } from '../../worker/src/limits.ts';
import type { TestDirectory } from '../local/directories.ts';
import { expectStatus, useWorker } from './harness.ts';

/** A credential that replaces another, through the interface alone. */

const h = useWorker();
const YEAR_MS = 365 * 24 * 3_600_000;
const NEW = 'new8Q~made-in-entra'.padEnd(40, '0');

const base = (tenantId: string) => `/api/tenants/${tenantId}/connection`;
const get = async (tenantId: string) => expectStatus(200, h.call<Connection>('GET', base(tenantId)));
const put = (tenantId: string, body: object) => h.call<Connection>('PUT', `${base(tenantId)}/candidate`, body);

function applicationOf({ directory, clientId }: TestDirectory) {
  const application = directory.applications.get(clientId);
  if (!application) throw new Error('no application');
  return application;
}

function addSecret(directory: TestDirectory, value: string, notBefore?: number): void {
  const expiresAt = Date.now() + YEAR_MS;
  const known = notBefore === undefined ? {} : { notBefore };
  applicationOf(directory).secrets.push({ keyId: crypto.randomUUID(), value, expiresAt, ...known });
}

/** Waits until the run that a take-over starts has proven the new credential. */
async function verified(tenantId: string): Promise<Connection> {
  for (;;) {
    const { body } = await get(tenantId);
    if (body.credential.verifiedAt) return body;
  }
}

it('a secret: proven at once, another ETag, then the old one is to be removed, and is', async () => {
  const directory = h.directory({ members: 2 });
  const tenantId = await h.connect(directory);
  await h.run(tenantId);
  const before = await get(tenantId);
  expect(before.body).toMatchObject({ candidate: null, former: null, credential: { kind: 'secret', hint: 'fak' } });
  addSecret(directory, NEW);

  const { body, headers } = await expectStatus(
    200,
    put(tenantId, { kind: 'secret', clientSecret: NEW, secretExpiresOn: '2028-01-31' }),
  );
  expect(body.candidate).toBeNull();
  expect(body.credential).toMatchObject({ kind: 'secret', hint: 'new', expiresOn: '2028-01-31', certificate: null });
  expect(body.former).toMatchObject({ kind: 'secret', hint: 'fak', createdAt: before.body.credential.updatedAt });
  expect(headers.get('etag')).not.toBe(before.headers.get('etag'));
  const stale = { headers: { 'if-match': before.headers.get('etag') ?? '' } };
  const { directoryId, clientId } = directory;
  await expectStatus(412, h.call('PUT', base(tenantId), { directoryId, clientId }, stale));

  const after = await verified(tenantId);
  expect(after.former).toMatchObject({ state: 'to-remove', hint: 'fak' });
  applicationOf(directory).secrets = applicationOf(directory).secrets.filter(({ value }) => value === NEW);
  const removed = (id?: string) =>
    h.call<Connection & Problem>('POST', `${base(tenantId)}/former/removed`, id ? { id } : {});
  expect((await removed(crypto.randomUUID())).body.code).toBe('former-missing');
  expect((await expectStatus(200, removed(after.former?.id))).body.former).toBeNull();
  expect((await removed()).body.code).toBe('former-missing');
  expect((await h.run(tenantId)).state).toBe('succeeded');
});

it('a secret Microsoft does not know yet: it waits, the cron tries again; and can be withdrawn', async () => {
  const directory = h.directory({ members: 1 });
  const tenantId = await h.connect(directory);
  const { body } = await expectStatus(200, put(tenantId, { kind: 'secret', clientSecret: NEW }));
  expect(body.candidate).toMatchObject({ state: 'waiting', tries: 1, failure: { code: 'secret-wrong' } });
  await expectStatus(204, h.call('DELETE', `${base(tenantId)}/candidate`));
  expect((await get(tenantId)).body.candidate).toBeNull();

  await expectStatus(200, put(tenantId, { kind: 'secret', clientSecret: NEW }));
  expect((await h.run(tenantId)).state).toBe('succeeded');
  addSecret(directory, NEW);
  await h.worker.cron(new Date(Date.now() + 3 * 60_000));
  expect((await get(tenantId)).body).toMatchObject({ candidate: null, credential: { hint: 'new' } });
  expect((await verified(tenantId)).former?.state).toBe('to-remove');
});

it('a certificate: made here, downloaded, uploaded, proven by hand', async () => {
  const directory = h.directory({ members: 1 });
  const tenantId = await h.connect(directory);
  const { body } = await expectStatus(200, put(tenantId, { kind: 'certificate' }));
  const { candidate } = body;
  expect(candidate).toMatchObject({ kind: 'certificate', state: 'waiting', tries: 0, hint: null, federation: null });
  const response = await fetch(`${h.worker.url}${base(tenantId)}/certificate?of=candidate`, {
    headers: { authorization: `Bearer ${await h.token('operator')}` },
  });
  expect(response.headers.get('content-type')).toBe('application/pkix-cert');
  expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="production-assist-.+\.cer"$/);
  const file = new Uint8Array(await response.arrayBuffer());
  const read = new X509Certificate(file);
  expect(read.subject).toBe(`CN=Production-Assist ${tenantId}`);
  expect(read.fingerprint.replaceAll(':', '')).toBe(candidate?.certificate?.thumbprint);

  const prove = () => h.call<Connection>('POST', `${base(tenantId)}/candidate/prove`);
  expect((await expectStatus(200, prove())).body.candidate).toMatchObject({
    failure: { code: 'certificate-not-registered' },
  });
  applicationOf(directory).certificates.push({ der: Buffer.from(file).toString('base64') });
  const taken = await expectStatus(200, prove());
  expect(taken.body).toMatchObject({
    candidate: null,
    credential: {
      kind: 'certificate',
      certificate: candidate?.certificate,
      expiresOn: read.validToDate.toISOString().slice(0, 10),
    },
    former: { kind: 'secret' },
  });
  await verified(tenantId);
  applicationOf(directory).secrets = [];
  expect((await h.run(tenantId)).state).toBe('succeeded');
  expect(await h.preview(tenantId)).toMatchObject({ complete: true, failure: null });
});

it('a first connection is made with a certificate: in use at once, unproven, and kept by later saves', async () => {
  const { directoryId, clientId, ...directory } = h.directory({ members: 1 });
  const tenantId = 'certificate-first';
  await expectStatus(201, h.call('PUT', `/api/tenants/${tenantId}`, { name: 'First' }));
  const values = { directoryId, clientId, credentialKind: 'certificate' };
  const { body, headers } = await expectStatus(201, h.call<Connection>('PUT', base(tenantId), values));
  expect(body.credential).toMatchObject({ kind: 'certificate', verifiedAt: null });
  const { body: problem } = await h.call<Problem>(
    'PUT',
    base(tenantId),
    { directoryId, clientId, clientSecret: NEW },
    {
      headers: { 'if-match': headers.get('etag') ?? '' },
    },
  );
  expect(problem.code).toBe('candidate-needed');
  const kept = await h.call<Connection>(
    'PUT',
    base(tenantId),
    { directoryId, clientId, leavers: 'suspend' },
    {
      headers: { 'if-match': '*' },
    },
  );
  expect(kept.body).toMatchObject({ leavers: 'suspend', credential: { certificate: body.credential.certificate } });
  const { fingerprint } = await downloaded(tenantId);
  expect(fingerprint.replaceAll(':', '')).toBe(body.credential.certificate?.thumbprint);
  const der = (await downloaded(tenantId)).raw.toString('base64');
  directory.directory.applications.get(clientId)?.certificates.push({ der });
  expect((await h.run(tenantId)).state).toBe('succeeded');
  expect((await get(tenantId)).body).toMatchObject({ former: null, credential: { verifiedAt: expect.any(String) } });
});

async function downloaded(tenantId: string): Promise<X509Certificate> {
  const headers = { authorization: `Bearer ${await h.token('operator')}` };
  const response = await fetch(`${h.worker.url}${base(tenantId)}/certificate`, { headers });
  return new X509Certificate(new Uint8Array(await response.arrayBuffer()));
}

it.each([
  [
    'the secret that is in use',
    async (d: TestDirectory) => ({ kind: 'secret', clientSecret: d.secret }),
    'secret-unchanged',
  ],
  ['no secret', async () => ({ kind: 'secret' }), 'secret-needed'],
  [
    'an id in place of a secret',
    async (d: TestDirectory) => ({ kind: 'secret', clientSecret: d.secretId }),
    'secret-is-id',
  ],
  ['a secret beside a certificate', async () => ({ kind: 'certificate', clientSecret: NEW }), 'invalid-request'],
  ['another kind', async () => ({ kind: 'password' }), 'invalid-request'],
])('refuses %s, and nothing is on its way', async (_, bodyFor, code) => {
  const directory = h.directory({ members: 1 });
  const tenantId = await h.connect(directory);
  const { status, body } = await h.call<Problem>('PUT', `${base(tenantId)}/candidate`, await bodyFor(directory));
  expect({ status, code: body.code }).toEqual({ status: 422, code });
  expect((await get(tenantId)).body.candidate).toBeNull();
});

it('saving another secret, application or nothing at all destroys what was on its way', async () => {
  const directory = h.directory({ members: 1 });
  const tenantId = await h.connect(directory);
  const sealed = async () => (await h.worker.kv.list({ prefix: `connection/${tenantId}/` })).keys.length;
  const any = { headers: { 'if-match': '*' } };
  const { directoryId, clientId } = directory;
  await h.run(tenantId);

  await expectStatus(200, put(tenantId, { kind: 'certificate' }));
  expect(await sealed()).toBe(2);
  addSecret(directory, NEW);
  const saved = await expectStatus(
    200,
    h.call<Connection>('PUT', base(tenantId), { directoryId, clientId, clientSecret: NEW }, any),
  );
  expect(saved.body).toMatchObject({ candidate: null, former: { state: 'to-remove', hint: 'fak' } });
  expect(await sealed()).toBe(1);

  await expectStatus(200, put(tenantId, { kind: 'certificate' }));
  const other = h.directory({ members: 1 });
  const moved = { directoryId: other.directoryId, clientId: other.clientId, clientSecret: other.secret };
  const { body } = await expectStatus(200, h.call<Connection>('PUT', base(tenantId), moved, any));
  expect(body).toMatchObject({ candidate: null, former: null });
  expect(await sealed()).toBe(1);

  await expectStatus(200, put(tenantId, { kind: 'certificate' }));
  await expectStatus(204, h.call('DELETE', base(tenantId), undefined, any));
  expect(await sealed()).toBe(0);
  await h.worker.cron(new Date(Date.now() + CANDIDATE_LIFE_MS));
  const { results } = await h.worker.d1.prepare('SELECT 1 FROM discarded_credentials').all();
  expect(results).toEqual([]);
});
