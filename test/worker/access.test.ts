import { describe, expect, it } from 'vitest';
import { contractOf } from './contract.ts';
import { type Answer, useWorker } from './harness.ts';
import { expectRefused, expectSameAnswer } from './refusals.ts';

const h = useWorker();

const ROLES = ['operator', 'admin', 'viewer', 'stranger', 'nobody'] as const;
type Role = (typeof ROLES)[number];

interface Row {
  /** Who may do this in a tenant of their own, and what the answer is then. */
  may: Partial<Record<Role, number>>;
  /** What an operator gets where there is no such tenant; nothing else than 404 is for anybody else. */
  unknown?: number;
  body?: unknown;
  headers?: Record<string, string>;
}

const READ = { may: { operator: 200, admin: 200, viewer: 200 } };
const VALUES = {
  directoryId: '11111111-1111-4111-8111-111111111111',
  clientId: '22222222-2222-4222-8222-222222222222',
  clientSecret: 'fake8Q~of-the-matrix',
};

/** Every call of the document. One without a row here fails the test. */
const TABLE: Record<string, Row> = {
  'GET /api/health': { may: { operator: 200, admin: 200, viewer: 200, stranger: 200, nobody: 200 } },
  'GET /api/tenants': { may: { operator: 200, admin: 200, viewer: 200, stranger: 200 } },
  'PUT /api/tenants/{tenantId}': { may: { operator: 200 }, unknown: 201, body: { name: 'New name' } },
  'DELETE /api/tenants/{tenantId}': { may: { operator: 204 } },
  'GET /api/tenants/{tenantId}/connection': READ,
  'PUT /api/tenants/{tenantId}/connection': {
    may: { operator: 200, admin: 200 },
    body: VALUES,
    headers: { 'if-match': '*' },
  },
  'DELETE /api/tenants/{tenantId}/connection': { may: { operator: 204, admin: 204 }, headers: { 'if-match': '*' } },
  'POST /api/tenants/{tenantId}/preview': { may: { operator: 200, admin: 200 } },
  'POST /api/tenants/{tenantId}/runs': { may: { operator: 202, admin: 202 } },
  'GET /api/tenants/{tenantId}/runs': READ,
  'GET /api/tenants/{tenantId}/runs/{runId}': READ,
  'GET /api/tenants/{tenantId}/users': READ,
  'GET /api/tenants/{tenantId}/events': READ,
};

/** Who must not even learn that a tenant exists gets 404; whose tenant it is gets 403. */
const OUTSIDERS: ReadonlySet<Role> = new Set(['stranger']);

const granted = new Set<string>();
/** A caller in this role in one tenant. */
async function callerIn(role: Role, tenantId: string): Promise<string | null> {
  if (role === 'nobody') return null;
  const subject = role === 'operator' ? 'second-operator' : `${role} of ${tenantId}`;
  if (role !== 'stranger' && !granted.has(subject)) await h.grant(subject, tenantId, role);
  granted.add(subject);
  return h.token(subject);
}

function call(route: string, row: Row, tenant: TestTenant, token: string | null): Promise<Answer> {
  const [method = '', path = ''] = route.split(' ');
  const filled = path.replace('{tenantId}', tenant.tenantId).replace('{runId}', tenant.runId);
  return h.call(method, filled, row.body, { token, headers: row.headers ?? {} });
}

interface TestTenant {
  tenantId: string;
  runId: string;
}

async function newTenant(): Promise<TestTenant> {
  return { tenantId: await h.connect(h.directory({ members: 1 })), runId: 'none' };
}

let lasting: Promise<{ own: TestTenant; foreign: TestTenant; stored: unknown }> | undefined;
/** Two tenants with a run each, for calls that change nothing. */
function lastingTenants() {
  const withRun = async () => {
    const { tenantId } = await newTenant();
    return { tenantId, runId: (await h.run(tenantId)).id };
  };
  lasting ??= Promise.all([withRun(), withRun()]).then(async ([own, foreign]) => ({
    own,
    foreign,
    stored: await storedOf(own, foreign),
  }));
  return lasting;
}

/** Everything stored of these tenants. */
async function storedOf(...tenants: TestTenant[]): Promise<unknown> {
  const { d1, kv } = h.worker;
  const ids = tenants.map(({ tenantId }) => tenantId);
  const tables = ['tenants', 'connections', 'memberships', 'runs', 'events'];
  const select = (table: string) =>
    d1.prepare(`SELECT * FROM ${table} WHERE tenant_id IN (SELECT value FROM json_each(?))`).bind(JSON.stringify(ids));
  const rows = await d1.batch(tables.map(select));
  const keys = await Promise.all(ids.map((id) => kv.list({ prefix: `connection/${id}/` })));
  return { rows: rows.map(({ results }) => results), keys: keys.map(({ keys }) => keys) };
}

describe('every route, every role', () => {
  it('has a row for every call, and no other', async () => {
    const { routes } = await contractOf(h);
    expect(Object.keys(TABLE).sort()).toEqual([...routes].sort());
  });

  for (const [route, row] of Object.entries(TABLE)) {
    const ofTenant = route.includes('{tenantId}');

    it(`${route}: own tenant`, async () => {
      const contract = await contractOf(h);
      const { own: shared } = await lastingTenants();
      for (const role of ROLES) {
        const allowed = row.may[role];
        if (allowed !== undefined) continue;
        const answer = await call(route, row, shared, await callerIn(role, shared.tenantId));
        if (role === 'nobody') expectRefused(answer, 401, 'not-signed-in');
        else if (OUTSIDERS.has(role)) expectRefused(answer, 404, 'not-found');
        else expectRefused(answer, 403, 'not-allowed');
        contract.expectFits(route, answer);
      }
      for (const role of ROLES) {
        const allowed = row.may[role];
        if (allowed === undefined) continue;
        const changes = ofTenant && !route.startsWith('GET');
        const tenant = changes ? await newTenant() : shared;
        const answer = await call(route, row, tenant, await callerIn(role, tenant.tenantId));
        expect(`${role} ${answer.status}`).toBe(`${role} ${allowed}`);
        contract.expectFits(route, answer);
      }
    });

    if (!ofTenant) continue;
    it(`${route}: a foreign tenant and one that is not there`, async () => {
      const contract = await contractOf(h);
      const { own, foreign } = await lastingTenants();
      for (const role of ['admin', 'viewer', 'stranger', 'nobody'] as const) {
        const token = await callerIn(role, own.tenantId);
        const there = await call(route, row, foreign, token);
        if (role === 'nobody') expectRefused(there, 401, 'not-signed-in');
        else expectRefused(there, 404, 'not-found');
        contract.expectFits(route, there);
        expectSameAnswer(there, await call(route, row, { tenantId: 'not-there', runId: own.runId }, token));
        // Nor does an id of one's own help in somebody else's tenant, or the other way round.
        if (route.includes('{runId}') && role !== 'nobody') {
          expectRefused(
            await call(route, row, { tenantId: foreign.tenantId, runId: own.runId }, token),
            404,
            'not-found',
          );
          expectRefused(
            await call(route, row, { tenantId: own.tenantId, runId: foreign.runId }, token),
            404,
            'not-found',
          );
        }
      }
      const operator = await callerIn('operator', '*');
      const unknown = await call(
        route,
        row,
        { tenantId: `no-${route.replace(/\W+/g, '-')}`, runId: own.runId },
        operator,
      );
      expect(unknown.status).toBe(row.unknown ?? 404);
      contract.expectFits(route, unknown);
    });
  }

  it('nothing of all that was refused has changed anything', async () => {
    const { own, foreign, stored } = await lastingTenants();
    expect(await storedOf(own, foreign)).toEqual(stored);
  });
});

describe('the list of tenants', () => {
  const idsFor = async (token: string) => {
    const { body } = await h.call<{ items: { id: string; role: string }[] }>(
      'GET',
      '/api/tenants?limit=500',
      undefined,
      {
        token,
      },
    );
    return body.items.map(({ id, role }) => `${id} ${role}`);
  };

  it('holds what is the caller’s, with the role there, and all for an operator', async () => {
    const [one, two, three] = [await newTenant(), await newTenant(), await newTenant()];
    await h.grant('lister', one.tenantId, 'admin');
    await h.grant('lister', two.tenantId, 'viewer');
    const lister = await h.token('lister');
    expect((await idsFor(lister)).sort()).toEqual([`${one.tenantId} admin`, `${two.tenantId} viewer`].sort());
    const operator = await callerIn('operator', '*');
    for (const { tenantId } of [one, two, three])
      expect(await idsFor(operator ?? '')).toContain(`${tenantId} operator`);
    expect(await idsFor((await callerIn('stranger', '')) ?? '')).toEqual([]);
  });

  it('gives nothing for rows that mean nothing: an operator of one tenant, a viewer of all', async () => {
    const { tenantId } = await newTenant();
    const insert = "INSERT INTO admins VALUES (?, 'odd', ?, ?, 0, 'test')";
    for (const [tenant, role] of [
      [tenantId, 'operator'],
      ['*', 'viewer'],
    ]) {
      await h.worker.d1.prepare(insert).bind(h.simulator.issuer.url, tenant, role).run();
    }
    const token = await h.token('odd');
    expect(await idsFor(token)).toEqual([]);
    expectRefused(await h.call('GET', `/api/tenants/${tenantId}/users`, undefined, { token }), 404, 'not-found');
  });

  it('is empty for a caller whose role was taken away, from the next call on', async () => {
    const { tenantId } = await newTenant();
    await h.grant('former', tenantId, 'admin');
    const token = await h.token('former');
    expect(await idsFor(token)).toEqual([`${tenantId} admin`]);
    await h.worker.d1.prepare("DELETE FROM admins WHERE subject = 'former'").run();
    expect(await idsFor(token)).toEqual([]);
  });
});
