import type { AuditEvent, Connection } from '@production-assist/shared/api';
import { base64url, compactDecrypt, decodeProtectedHeader } from 'jose';
import { describe, expect, it } from 'vitest';
import { guid } from '../local/directories.ts';
import { type Answer, expectStatus, useWorker } from './harness.ts';
import { expectRefused, fieldsOf } from './refusals.ts';

const h = useWorker();
const VALUES = { directoryId: guid(1), clientId: guid(2), clientSecret: 'fake8Q~the-first-secret'.padEnd(40, '0') };
const OTHER_SECRET = 'fake8Q~another-secret'.padEnd(40, '1');

let tenants = 0;
async function newTenant(): Promise<string> {
  const tenantId = `connection-${++tenants}`;
  await expectStatus(201, h.call('PUT', `/api/tenants/${tenantId}`, { name: 'Tenant' }));
  return tenantId;
}

const pathOf = (tenantId: string) => `/api/tenants/${tenantId}/connection`;
const read = (tenantId: string) => h.call<Connection>('GET', pathOf(tenantId));
const save = (tenantId: string, values: object, ifMatch?: string | null) =>
  h.call<Connection>('PUT', pathOf(tenantId), values, ifMatch ? { headers: { 'if-match': ifMatch } } : {});
const remove = (tenantId: string, ifMatch?: string) =>
  h.call('DELETE', pathOf(tenantId), undefined, ifMatch ? { headers: { 'if-match': ifMatch } } : {});
const etagOf = (answer: Answer) => answer.headers.get('etag') ?? '';

async function connected(): Promise<{ tenantId: string; etag: string }> {
  const tenantId = await newTenant();
  return { tenantId, etag: etagOf(await expectStatus(201, save(tenantId, VALUES))) };
}

/** What is sealed for a tenant, by key. */
async function sealed(tenantId: string): Promise<[name: string, value: string][]> {
  const { keys } = await h.worker.kv.list({ prefix: `connection/${tenantId}/` });
  return Promise.all(keys.map(async ({ name }) => [name, (await h.worker.kv.get(name)) ?? ''] as [string, string]));
}

const events = async (tenantId: string) =>
  (await h.call<{ items: AuditEvent[] }>('GET', `/api/tenants/${tenantId}/events`)).body.items;

describe('saving', () => {
  it('answers 201 at first with the connection, its version and no secret', async () => {
    const tenantId = await newTenant();
    const answer = await expectStatus(201, save(tenantId, VALUES));
    expect(etagOf(answer)).toMatch(/^"[\x21\x23-\x7e]+"$/);
    expect(answer.body).toMatchObject({
      tenantId,
      cloud: 'global',
      directoryId: VALUES.directoryId,
      clientId: VALUES.clientId,
      credential: { kind: 'secret', expiresOn: null },
      schedule: { enabled: true, everyMinutes: 60 },
      leavers: 'keep',
      version: 1,
      updatedBy: 'operator@pa.example',
      lastRun: null,
    });
    const got = await expectStatus(200, read(tenantId));
    expect(got.body).toEqual(answer.body);
    expect(etagOf(got)).toBe(etagOf(answer));
    expect(answer.text + got.text).not.toContain(VALUES.clientSecret);
    const hour = 3_600_000;
    const untilNext = Date.parse(got.body.nextRunAt ?? '') - Date.parse(got.body.updatedAt);
    expect(untilNext / hour).toBeGreaterThanOrEqual(0.9);
    expect(untilNext / hour).toBeLessThanOrEqual(1.1);
  });

  it('is created once, and changed only by who has seen it: 428 without If-Match, 412 with a stale one', async () => {
    const { tenantId, etag } = await connected();
    expectRefused(await save(tenantId, VALUES), 428, 'version-missing');
    const changed = await expectStatus(200, save(tenantId, { ...VALUES, secretExpiresOn: '2027-05-01' }, etag));
    expect(changed.body.version).toBe(2);
    expect(etagOf(changed)).not.toBe(etag);
    expectRefused(await save(tenantId, VALUES, etag), 412, 'version-stale');
    expect((await read(tenantId)).body.credential.expiresOn).toBe('2027-05-01');
  });

  it('takes a list of tags and `*`, but no weak tag', async () => {
    const { tenantId, etag } = await connected();
    expectRefused(await save(tenantId, VALUES, `W/${etag}`), 412, 'version-stale');
    expectRefused(await save(tenantId, VALUES, etag.replaceAll('"', '')), 412, 'version-stale');
    const second = await expectStatus(200, save(tenantId, VALUES, `"another", ${etag} ,"third"`));
    await expectStatus(200, save(tenantId, VALUES, '*'));
    expectRefused(await save(tenantId, VALUES, etagOf(second)), 412, 'version-stale');
  });

  it('refuses any If-Match where there is no connection yet', async () => {
    const tenantId = await newTenant();
    for (const tag of ['*', '"1"']) expectRefused(await save(tenantId, VALUES, tag), 412, 'version-stale');
    expect(await sealed(tenantId)).toEqual([]);
  });

  it('does not take a connection made anew for the one that was removed', async () => {
    const { tenantId, etag } = await connected();
    await expectStatus(204, remove(tenantId, etag));
    await expectStatus(201, save(tenantId, { ...VALUES, clientId: guid(3) }));
    expectRefused(await save(tenantId, VALUES, etag), 412, 'version-stale');
    expectRefused(await remove(tenantId, etag), 412, 'version-stale');
  });

  for (const first of [true, false]) {
    it(`two at once, ${first ? 'the first ever' : 'the same version'}: one wins, one sealed value is left`, async () => {
      const { tenantId, etag } = first ? { tenantId: await newTenant(), etag: null } : await connected();
      const answers = await Promise.all(
        [VALUES.clientSecret, OTHER_SECRET].map((clientSecret) => save(tenantId, { ...VALUES, clientSecret }, etag)),
      );
      const [won, lost] = answers.map(({ status }) => status).sort();
      expect(won).toBe(first ? 201 : 200);
      // Without a tag, whoever comes so late that there is a connection already is told to read it first.
      expect(first ? [412, 428] : [412]).toContain(lost);
      const winner = answers.find(({ status }) => status < 300);
      expect((await read(tenantId)).body).toEqual(winner?.body);
      const version = await h.worker.d1
        .prepare('SELECT credential_version FROM connections WHERE tenant_id = ?')
        .bind(tenantId)
        .first('credential_version');
      expect((await sealed(tenantId)).map(([name]) => name)).toEqual([`connection/${tenantId}/${version}`]);
      expect(await events(tenantId)).toHaveLength(first ? 2 : 3);
    });
  }
});

describe('the secret', () => {
  it('is kept when it is left out, for the same cloud, directory and application', async () => {
    const directory = h.directory({ members: 1 });
    const tenantId = await h.connect(directory);
    const before = await sealed(tenantId);
    const { directoryId, clientId } = directory;
    const saved = await expectStatus(200, save(tenantId, { directoryId, clientId, leavers: 'keep' }, '*'));
    expect(await sealed(tenantId)).toEqual(before);
    expect((await h.preview(tenantId)).counts.create).toBe(1);
    for (const other of [{ directoryId: guid(8) }, { clientId: guid(8) }, { cloud: 'usgov' }]) {
      const problem = expectRefused(
        await save(tenantId, { directoryId, clientId, ...other }, '*'),
        422,
        'secret-needed',
      );
      expect(fieldsOf(problem)).toEqual({ clientSecret: 'required' });
    }
    expect((await read(tenantId)).body).toEqual(saved.body);
    expect(await sealed(tenantId)).toEqual(before);
  });

  it('is needed at first', async () => {
    const tenantId = await newTenant();
    const { clientSecret: _, ...values } = VALUES;
    expectRefused(await save(tenantId, values), 422, 'secret-needed');
    expectRefused(await read(tenantId), 404, 'connection-missing');
  });

  it('that is a Secret ID or masked is refused, and nothing is stored', async () => {
    const { tenantId } = await connected();
    const before = { connection: (await read(tenantId)).body, sealed: await sealed(tenantId) };
    h.simulator.clearRequests();
    for (const [clientSecret, code] of [
      [guid(5), 'secret-is-id'],
      [`{${guid(5).toUpperCase()}} `, 'secret-is-id'],
      ['abc******************', 'secret-masked'],
      ['abc••••••••', 'secret-masked'],
    ] as const) {
      const problem = expectRefused(await save(tenantId, { ...VALUES, clientSecret }, '*'), 422, code);
      expect(fieldsOf(problem)).toEqual({ clientSecret: 'invalid' });
    }
    expect({ connection: (await read(tenantId)).body, sealed: await sealed(tenantId) }).toEqual(before);
    expect(h.simulator.requests).toEqual([]);
  });

  it('is sealed as a JWE for this tenant and version, and nothing else opens it', async () => {
    const { tenantId } = await connected();
    const [entry] = await sealed(tenantId);
    const [name, value] = entry ?? ['', ''];
    expect(value.split('.').map((part) => /^[\w-]*$/.test(part))).toEqual([true, true, true, true, true]);
    expect(decodeProtectedHeader(value)).toEqual({
      alg: 'dir',
      enc: 'A256GCM',
      kid: 'test',
      tenant: tenantId,
      version: name.split('/').at(-1),
    });
    const raw = Buffer.from(VALUES.clientSecret);
    for (const form of [VALUES.clientSecret, raw.toString('hex'), raw.toString('base64'), raw.toString('base64url')]) {
      expect(value).not.toContain(form);
    }
    await expect(compactDecrypt(value, base64url.decode('A'.repeat(43)))).rejects.toThrow();
  });

  it('replaces the secret, and destroys the one before', async () => {
    const directory = h.directory({ members: 1 });
    const tenantId = await h.connect(directory, { clientSecret: OTHER_SECRET, secretExpiresOn: '2027-01-31' });
    const [before] = await sealed(tenantId);
    expect((await h.preview(tenantId)).counts.create).toBe(0);
    const { directoryId, clientId, secret } = directory;
    const { body } = await expectStatus(200, save(tenantId, { directoryId, clientId, clientSecret: secret }, '*'));
    expect((await h.preview(tenantId)).counts.create).toBe(1);
    const after = await sealed(tenantId);
    expect(after).toHaveLength(1);
    expect(after[0]?.[0]).not.toBe(before?.[0]);
    expect(body.credential.expiresOn).toBeNull();
  });

  it('moved to another tenant does not open there', async () => {
    const [from, to] = [await connected(), await connected()];
    const [source] = await sealed(from.tenantId);
    const [target] = await sealed(to.tenantId);
    await h.worker.kv.put(target?.[0] ?? '', source?.[1] ?? '');
    const { checks } = await h.preview(to.tenantId);
    expect(checks.find(({ id }) => id === 'credential')).toMatchObject({
      status: 'fail',
      code: 'credential-unreadable',
    });
  });
});

describe('removing', () => {
  it('needs If-Match, destroys the sealed value and leaves people their access', async () => {
    const tenantId = await h.connect(h.directory({ members: 2 }));
    await h.run(tenantId);
    const etag = etagOf(await read(tenantId));
    expectRefused(await remove(tenantId), 428, 'version-missing');
    expectRefused(await remove(tenantId, `W/${etag}`), 412, 'version-stale');
    expect(await sealed(tenantId)).toHaveLength(1);
    const answer = await expectStatus(204, remove(tenantId, etag));
    expect(answer.text).toBe('');
    expect(await sealed(tenantId)).toEqual([]);
    expectRefused(await read(tenantId), 404, 'connection-missing');
    expectRefused(await remove(tenantId, '*'), 404, 'connection-missing');
    expectRefused(await h.call('POST', `/api/tenants/${tenantId}/runs`), 404, 'connection-missing');
    const { body } = await h.call<{ items: unknown[] }>('GET', `/api/tenants/${tenantId}/users`);
    expect(body.items).toHaveLength(2);
    expect((await events(tenantId))[0]).toMatchObject({ action: 'connection.removed', actor: 'operator@pa.example' });
  });
});

describe('the schedule', () => {
  it('keeps to its limits', async () => {
    const tenantId = await newTenant();
    for (const [everyMinutes, code] of [
      [4, 'too-small'],
      [10_081, 'too-large'],
      [7.5, 'not-whole'],
      ['60', 'wrong-type'],
    ]) {
      const answer = await save(tenantId, { ...VALUES, schedule: { enabled: true, everyMinutes } });
      expect(fieldsOf(expectRefused(answer, 422, 'invalid-request'))).toEqual({ 'schedule.everyMinutes': code });
    }
    const { body } = await expectStatus(
      201,
      save(tenantId, { ...VALUES, schedule: { enabled: false, everyMinutes: 5 } }),
    );
    expect(body).toMatchObject({ schedule: { enabled: false, everyMinutes: 5 }, nextRunAt: null });
  });

  it('and whatever else is left out stays as it was', async () => {
    const tenantId = await newTenant();
    const values = { ...VALUES, schedule: { enabled: true, everyMinutes: 1_440 }, secretExpiresOn: '2027-01-31' };
    const before = (await expectStatus(201, save(tenantId, values))).body;
    const { directoryId, clientId } = VALUES;
    const after = (await expectStatus(200, save(tenantId, { directoryId, clientId }, '*'))).body;
    expect(after).toEqual({ ...before, version: 2, updatedAt: after.updatedAt });
  });
});

it('the audit names the changed fields, and of the credential only that it changed', async () => {
  const { tenantId } = await connected();
  const change = { clientSecret: OTHER_SECRET, clientId: guid(4), schedule: { enabled: true, everyMinutes: 30 } };
  await expectStatus(200, save(tenantId, { ...VALUES, ...change }, '*'));
  await expectStatus(
    200,
    save(tenantId, { directoryId: VALUES.directoryId, clientId: guid(4), secretExpiresOn: '2027-01-31' }, '*'),
  );
  const saves = (await events(tenantId)).filter(({ action }) => action === 'connection.saved');
  expect(saves.map(({ detail }) => detail)).toEqual([
    { version: 3, changed: ['secretExpiresOn'] },
    { version: 2, changed: ['clientId', 'credential', 'schedule.everyMinutes'] },
    {
      version: 1,
      changed: [
        'cloud',
        'directoryId',
        'clientId',
        'credential',
        'schedule.enabled',
        'schedule.everyMinutes',
        'leavers',
        'guard',
      ],
    },
  ]);
});
