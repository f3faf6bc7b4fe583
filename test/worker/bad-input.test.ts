import type { TenantInput } from '@production-assist/shared/api';
import type { FailureCode } from '@production-assist/shared/failures';
import { describe, expect, it } from 'vitest';
import { BODY_BYTES } from '../../worker/src/limits.ts';
import { guid } from '../local/directories.ts';
import { expectStatus, useWorker } from './harness.ts';
import { rawCall } from './raw.ts';
import { CANARY, expectLogsWithout, expectRefused, fieldsOf } from './refusals.ts';

const h = useWorker();
const SECRET = `fake8Q~${CANARY}`.padEnd(40, '0');
const operatorToken = () => h.token('operator');

let tenants = 0;
/** A tenant nobody has connected yet. */
async function newTenant(name = 'Tenant'): Promise<string> {
  const tenantId = `bad-${++tenants}`;
  await expectStatus(201, h.call('PUT', `/api/tenants/${tenantId}`, { name }));
  return tenantId;
}

describe('a body that is not what it should be', () => {
  const VALUES = { directoryId: guid(1), clientId: guid(2), clientSecret: SECRET };
  const TEXT = `"${CANARY}"`;
  const bodies: Record<string, [body: unknown, status: number, code: FailureCode, fields?: Record<string, string>]> = {
    'not JSON': [`{"name": ${CANARY}}`, 400, 'not-json'],
    'cut off': [`{"name": "${CANARY}`, 400, 'not-json'],
    empty: ['', 422, 'invalid-request', { directoryId: 'required', clientId: 'required' }],
    null: ['null', 422, 'invalid-request', { '': 'wrong-type' }],
    'a text': [TEXT, 422, 'invalid-request', { '': 'wrong-type' }],
    'a number': ['5', 422, 'invalid-request', { '': 'wrong-type' }],
    'a list': [`[${TEXT}]`, 422, 'invalid-request', { '': 'wrong-type' }],
    'an empty list': ['[]', 422, 'invalid-request', { '': 'wrong-type' }],
    'nested a thousand times': [
      `${'['.repeat(9_000)}${']'.repeat(9_000)}`,
      422,
      'invalid-request',
      { '': 'wrong-type' },
    ],
    'nested within a field': [
      { ...VALUES, cloud: JSON.parse(`${'{"a":'.repeat(900)}${TEXT}${'}'.repeat(900)}`) },
      422,
      'invalid-request',
      { cloud: 'not-an-option' },
    ],
    'without required fields': [{}, 422, 'invalid-request', { directoryId: 'required', clientId: 'required' }],
    'with wrong types': [
      {
        directoryId: 5,
        clientId: [CANARY],
        clientSecret: { [CANARY]: CANARY },
        schedule: CANARY,
        secretExpiresOn: true,
      },
      422,
      'invalid-request',
      {
        directoryId: 'wrong-type',
        clientId: 'wrong-type',
        clientSecret: 'wrong-type',
        schedule: 'wrong-type',
        secretExpiresOn: 'wrong-type',
      },
    ],
    'with an unknown field': [{ ...VALUES, tenantid: CANARY }, 422, 'invalid-request', { tenantid: 'unknown-field' }],
    'with a value in place of a field': [{ ...VALUES, [SECRET]: 1 }, 422, 'invalid-request', { '': 'unknown-field' }],
    'with __proto__': [
      `{"__proto__": {"directoryId": ${TEXT}}, "directoryId": "${guid(1)}", "clientId": "${guid(2)}"}`,
      422,
      'invalid-request',
      { ['__proto__']: 'unknown-field' },
    ],
    'with constructor': [{ ...VALUES, constructor: CANARY }, 422, 'invalid-request', { constructor: 'unknown-field' }],
    'with ids that are none': [
      { ...VALUES, directoryId: CANARY, clientId: `${guid(1)} ${CANARY}` },
      422,
      'invalid-request',
      { directoryId: 'not-a-guid', clientId: 'not-a-guid' },
    ],
    'with half a character': [
      { ...VALUES, clientSecret: `${SECRET}\ud800` },
      422,
      'invalid-request',
      { clientSecret: 'bad-characters' },
    ],
    'with control characters': [
      { ...VALUES, clientSecret: `${CANARY}\u0000${CANARY}` },
      422,
      'invalid-request',
      { clientSecret: 'control-characters' },
    ],
    'with a day that does not exist': [
      { ...VALUES, secretExpiresOn: '2027-02-31' },
      422,
      'invalid-request',
      { secretExpiresOn: 'not-a-date' },
    ],
    'with options there are none of': [
      { ...VALUES, cloud: CANARY, leavers: CANARY },
      422,
      'invalid-request',
      { cloud: 'not-an-option', leavers: 'not-an-option' },
    ],
  };
  for (const [name, [body, status, code, fields = {}]] of Object.entries(bodies)) {
    it(`${name}: ${status}, and nothing is saved`, async () => {
      const tenantId = await newTenant();
      const path = `/api/tenants/${tenantId}/connection`;
      const answer = await h.call('PUT', path, body, { headers: { 'content-type': 'application/json' } });
      expect(fieldsOf(expectRefused(answer, status, code))).toEqual(fields);
      expectRefused(await h.call('GET', path), 404, 'connection-missing');
      expect((await h.worker.kv.list({ prefix: `connection/${tenantId}/` })).keys).toEqual([]);
    });
  }

  it('an empty list instead of preview values: 422, not taken for no values', async () => {
    const tenantId = await newTenant();
    const answer = await h.call('POST', `/api/tenants/${tenantId}/preview`, '[]');
    expect(fieldsOf(expectRefused(answer, 422, 'invalid-request'))).toEqual({ '': 'wrong-type' });
  });

  it('empty where none is needed, though declared as JSON: taken for none', async () => {
    const tenantId = await h.connect(h.directory({ members: 1 }));
    await expectStatus(200, h.call('POST', `/api/tenants/${tenantId}/preview`, ''));
    await expectStatus(202, h.call('POST', `/api/tenants/${tenantId}/runs`, ''));
  });

  it('anything at all where a run takes no values: 422, and no run', async () => {
    const tenantId = await newTenant();
    const answer = await h.call('POST', `/api/tenants/${tenantId}/runs`, { everyone: CANARY });
    expect(fieldsOf(expectRefused(answer, 422, 'invalid-request'))).toEqual({ everyone: 'unknown-field' });
  });

  it('one field twice: the last one counts, as everywhere in JSON', async () => {
    const tenantId = await newTenant();
    await expectStatus(200, h.call('PUT', `/api/tenants/${tenantId}`, '{"name": "First", "name": "Second"}'));
    const { body } = await h.call<{ items: { id: string; name: string }[] }>('GET', '/api/tenants?limit=500');
    expect(body.items.find(({ id }) => id === tenantId)?.name).toBe('Second');
  });

  it('declared as something else than JSON: 415', async () => {
    const path = `/api/tenants/${await newTenant()}`;
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', CANARY, 'application/jsonp']) {
      const answer = await h.call('PUT', path, { name: CANARY }, { headers: { 'content-type': type } });
      expectRefused(answer, 415, 'not-json-type');
    }
  });

  it('not in UTF-8: 400, not stored as other characters', async () => {
    const path = `/api/tenants/${await newTenant()}`;
    const headers = { 'content-type': 'application/json', 'transfer-encoding': 'chunked' };
    const chunks = [Buffer.from(`{"name": "${CANARY}M\u00fcller"}`, 'latin1')];
    expectRefused(await rawCall(h, 'PUT', path, { token: await operatorToken(), headers, chunks }), 400, 'not-json');
  });

  it('of 10 MB, its length said: 413', async () => {
    const path = `/api/tenants/${await newTenant()}`;
    const problem = expectRefused(await h.call('PUT', path, CANARY.repeat(1_310_720)), 413, 'too-large');
    expect(problem.detail).toContain(String(BODY_BYTES));
    await expectStatus(200, h.call('PUT', path, { name: 'Still there' }));
  });

  it('of 10 MB, its length not said: 413', async () => {
    const path = `/api/tenants/${await newTenant()}`;
    let sent = 0;
    function* chunks(): Generator<Uint8Array> {
      for (; sent < 10_485_760; sent += 16_384) yield Buffer.alloc(16_384, CANARY);
    }
    const headers = { 'content-type': 'application/json', 'transfer-encoding': 'chunked' };
    expectRefused(
      await rawCall(h, 'PUT', path, { token: await operatorToken(), headers, chunks: chunks() }),
      413,
      'too-large',
    );
    await expectStatus(200, h.call('PUT', path, { name: 'Still there' }));
  });
});

describe('ids', () => {
  it('accepts GUIDs with spaces, braces and capitals', async () => {
    const directory = h.directory({ members: 1 });
    const tenantId = await h.connect(directory, {
      directoryId: `  {${directory.directoryId.toUpperCase()}}\n`,
      clientId: `{ ${directory.clientId.toUpperCase()} }`,
      clientSecret: `\t${directory.secret}\r\n`,
    });
    const { body } = await h.call('GET', `/api/tenants/${tenantId}/connection`);
    expect(body).toMatchObject({ directoryId: directory.directoryId, clientId: directory.clientId });
    expect((await h.preview(tenantId)).counts.create).toBe(1);
  });

  it('the object id in place of the client id: the preview says which one is meant', async () => {
    const directory = h.directory();
    const tenantId = await newTenant();
    const { directoryId, secret } = directory;
    const { checks } = await h.preview(tenantId, { directoryId, clientId: guid(77), clientSecret: secret });
    const check = checks.find(({ id }) => id === 'application');
    expect(check).toMatchObject({ status: 'fail', code: 'application-not-found', microsoft: { code: 'AADSTS700016' } });
    expect(`${check?.detail} ${check?.fix}`).toContain('Object ID');
  });
});

describe('names', () => {
  const put = (tenantId: string, name: unknown) => h.call('PUT', `/api/tenants/${tenantId}`, { name });

  for (const [name, value, code] of [
    ['300 characters', `${CANARY}${'x'.repeat(292)}`, 'too-long'],
    ['nothing but spaces', '  \t ', 'too-short'],
    ['control characters', `${CANARY}\u0007${CANARY}`, 'control-characters'],
    ['a line break', `${CANARY}\n${CANARY}`, 'control-characters'],
    ['half a character', `${CANARY}\udc00`, 'bad-characters'],
    ['no text', 5, 'wrong-type'],
  ] as const) {
    it(`${name}: 422`, async () => {
      expect(fieldsOf(expectRefused(await put(await newTenant(), value), 422, 'invalid-request'))).toEqual({
        name: code,
      });
    });
  }

  for (const name of [
    `Robert'); DROP TABLE tenants;--`,
    `<script>alert("1")</script> & <b>`,
    'Ünïcødé 株式会社 🏭 \u202e \u200d',
    '{{constructor}} $(1+1) %s \\ "',
    'x'.repeat(200),
  ]) {
    it(`${name.slice(0, 30)}: stored and shown as it is`, async () => {
      const tenantId = await newTenant(name);
      const { body } = await h.call<{ items: TenantInput[] }>('GET', '/api/tenants?limit=500');
      expect(body.items.map((tenant) => tenant.name)).toContain(name);
      const stored = await h.worker.d1
        .prepare('SELECT name FROM tenants WHERE tenant_id = ?')
        .bind(tenantId)
        .first('name');
      expect(stored).toBe(name);
    });
  }
});

it('nothing of all that stands in the log', () => {
  expectLogsWithout(h, CANARY);
});
