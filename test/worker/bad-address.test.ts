import { describe, expect, it } from 'vitest';
import { guid } from '../local/directories.ts';
import { expectStatus, useWorker } from './harness.ts';
import { rawCall } from './raw.ts';
import { CANARY, expectLogsWithout, expectNoEcho, expectRefused, fieldsOf } from './refusals.ts';

const h = useWorker();
const operatorToken = () => h.token('operator');

let tenants = 0;
/** A tenant nobody has connected yet. */
async function newTenant(name = 'Tenant'): Promise<string> {
  const tenantId = `bad-${++tenants}`;
  await expectStatus(201, h.call('PUT', `/api/tenants/${tenantId}`, { name }));
  return tenantId;
}

describe('what stands in the address and in the headers', () => {
  it('a tenant id that is none: 422 where it would be created, 404 elsewhere', async () => {
    for (const id of ['x'.repeat(65), '.hidden', 'a%20b', 'a%2Fb', '%00', '%F0%9F%8F%AD', "'--", '*', '%ff']) {
      const created = await h.call('PUT', `/api/tenants/${id}`, { name: CANARY });
      expect(fieldsOf(expectRefused(created, 422, 'invalid-request')), id).toHaveProperty('tenantId');
      expectRefused(await h.call('GET', `/api/tenants/${id}/users`), 404, 'not-found');
    }
  });

  it('a path that climbs: 404', async () => {
    const token = await operatorToken();
    for (const path of [
      '/api/tenants/../tenants/x/users',
      '/api/tenants/%2e%2e/users',
      '/api//tenants',
      '/api/tenants/',
    ]) {
      expectRefused(await rawCall(h, 'GET', path, { token }), 404, 'not-found');
    }
  });

  it('an unknown path: 404; a method that is not there: 405 with those that are', async () => {
    expectRefused(await h.call('GET', `/api/${CANARY}`), 404, 'not-found');
    expectRefused(await h.call('GET', `/${CANARY}`, undefined, { token: null }), 404, 'not-found');
    const tenantId = await newTenant();
    for (const [method, path, allow] of [
      ['PATCH', `/api/tenants/${tenantId}/connection`, 'GET, HEAD, PUT, DELETE'],
      ['POST', `/api/tenants/${tenantId}`, 'GET, HEAD, PUT, DELETE'],
      ['DELETE', `/api/tenants/${tenantId}/runs`, 'GET, HEAD, POST'],
      ['DELETE', '/api/health', 'GET, HEAD'],
      ['OPTIONS', '/api/tenants', 'GET, HEAD'],
    ] as const) {
      const answer = await h.call(method, path);
      expectRefused(answer, 405, 'method-not-allowed');
      expect(answer.headers.get('allow')?.split(', ').sort()).toEqual(allow.split(', ').sort());
    }
  });

  it('limits and cursors that are none: 422', async () => {
    const tenantId = await newTenant();
    for (const list of [
      '/api/tenants',
      ...['runs', 'users', 'events'].map((name) => `/api/tenants/${tenantId}/${name}`),
    ]) {
      for (const [query, field, code] of [
        ['limit=0', 'limit', 'too-small'],
        ['limit=501', 'limit', 'too-large'],
        [`limit=${CANARY}`, 'limit', 'not-whole'],
        ['limit=-1', 'limit', 'not-whole'],
        ['limit=1e2', 'limit', 'not-whole'],
        ['limit=', 'limit', 'not-whole'],
        ['limit=1&limit=2', 'limit', 'wrong-type'],
        [`cursor=${CANARY}'--`, 'cursor', undefined],
        ['cursor=', 'cursor', undefined],
        [`cursor=${CANARY.repeat(90)}`, 'cursor', undefined],
        [`where=${CANARY}`, 'where', 'unknown-field'],
        [`${CANARY}=1`, '', 'unknown-field'],
      ] as const) {
        const fields = fieldsOf(expectRefused(await h.call('GET', `${list}?${query}`), 422, 'invalid-request'));
        expect(fields, `${list} ${query}`).toEqual({ [field]: code ?? expect.any(String) });
      }
    }
  });

  it('a run id that is none: 404', async () => {
    const tenantId = await newTenant();
    for (const id of [CANARY, '%00', guid(9), "1' OR '1'='1", 'x'.repeat(2_000)]) {
      expectRefused(await h.call('GET', `/api/tenants/${tenantId}/runs/${encodeURIComponent(id)}`), 404, 'not-found');
    }
  });

  it('an If-Match that is none: 412', async () => {
    const tenantId = await h.connect(h.directory());
    for (const tag of [CANARY, '"', ',,,', `"${CANARY}"`, `W/"${CANARY}"`, '**', '"1", *', 'x'.repeat(4_000)]) {
      const answer = await h.call('DELETE', `/api/tenants/${tenantId}/connection`, undefined, {
        headers: { 'if-match': tag },
      });
      expectRefused(answer, 412, 'version-stale');
    }
  });

  it('absurd Accept and Accept-Language: answered in English, as JSON', async () => {
    const tenantId = await newTenant();
    for (const value of [CANARY, ',,;;q=,*/*;q=9;;', `${CANARY};q=x,`.repeat(500), '*;q=-1', '\\"', 'de;q=0']) {
      const headers = { accept: value, 'accept-language': value };
      const users = await expectStatus(200, h.call('GET', `/api/tenants/${tenantId}/users`, undefined, { headers }));
      expect(users.headers.get('content-type')).toBe('application/json');
      expectNoEcho(users);
      const problem = expectRefused(await h.call('GET', `/api/${CANARY}`, undefined, { headers }), 404, 'not-found');
      expect(problem.title).toBe('Not found');
    }
  });

  it('an id of the request that is none is not taken over', async () => {
    const answer = await h.call('GET', '/api/nothing', undefined, { headers: { 'x-request-id': `${CANARY} <b>` } });
    expectRefused(answer, 404, 'not-found');
  });
});

it('nothing of all that stands in the log', () => {
  expectLogsWithout(h, CANARY);
});
