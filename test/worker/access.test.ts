import { describe, expect, it } from 'vitest';
import { accessWorld, callRoute, type Proof, type TestTenant } from './access-callers.ts';
import { type Expected, ROLES, type Role, type Row, TABLE } from './access-table.ts';
import { contractOf } from './contract.ts';
import { type Answer, useWorker } from './harness.ts';
import { expectRefused, expectSameAnswer } from './refusals.ts';
import { MIDDLEWARE, ROUTES } from './routes.ts';

const h = useWorker();
const world = accessWorld(h);

/** A route makes callers and tenants of its own, beside other suites. */
const PATIENCE_MS = 30_000;

/** API paths that are no calls, so that the document does not describe them. */
const UNDOCUMENTED = ['GET /api/docs', 'GET /api/docs.css', 'GET /api/openapi.json'];

/** Who sees one tenant and no other. */
const OF_ONE_TENANT: readonly Role[] = ['admin', 'viewer', 'session', 'browser', 'reading browser'];

/** The usual refusal: of a tenant that is theirs, a 403; of any other, that it is not there. */
function refusalOf(role: Role, route: string, ofOwnTenant: boolean): Expected {
  if (role === 'nobody') return [401, 'not-signed-in'];
  if (!route.includes('{tenantId}') || role === 'service' || ofOwnTenant) return [403, 'not-allowed'];
  return [404, 'not-found'];
}

function expectAnswer(answer: Answer, expected: Expected, who: string): void {
  if (typeof expected === 'number') expect(`${who} ${answer.status}`).toBe(`${who} ${expected}`);
  else expectRefused(answer, expected[0], expected[1] as Parameters<typeof expectRefused>[2]);
}

let lasting: Promise<{ own: TestTenant; foreign: TestTenant; stored: unknown }> | undefined;
/** Two tenants with everything in them, for calls that change nothing. */
function lastingTenants() {
  lasting ??= (async () => {
    const [own, foreign] = [await world.wholeTenant(), await world.wholeTenant()];
    for (const role of ROLES) await world.proofOf(role, own.tenantId);
    return { own, foreign, stored: await storedOf(own, foreign) };
  })();
  return lasting;
}

/** Everything stored of these tenants. */
async function storedOf(...tenants: TestTenant[]): Promise<unknown> {
  const { d1, kv } = h.worker;
  const ids = tenants.map(({ tenantId }) => tenantId);
  const tables = [
    'tenants',
    'connections',
    'memberships',
    'runs',
    'admins',
    'invitations',
    'events',
    'held_removals',
    'held_people',
    'notice_targets',
    'reviews',
  ];
  const where = 'WHERE tenant_id IN (SELECT value FROM json_each(?))';
  const select = (what: string) => d1.prepare(`SELECT ${what} ${where}`).bind(JSON.stringify(ids));
  const rows = await d1.batch([
    ...tables.map((table) => select(`* FROM ${table}`)),
    select('browser_id FROM browsers'),
  ]);
  const keys = await Promise.all(ids.map((id) => kv.list({ prefix: `connection/${id}/` })));
  return { rows: rows.map(({ results }) => results), keys: keys.map(({ keys }) => keys) };
}

describe('the table', () => {
  it('has a row for every route of the app, and no other', () => {
    expect(Object.keys(TABLE).sort()).toEqual(ROUTES);
  });

  it('misses no route that hides among what every request goes through', () => {
    expect(MIDDLEWARE).toEqual([
      '/*',
      '/.well-known/oauth-authorization-server',
      '/api/*',
      '/oauth/token',
      '/sign-in/*',
    ]);
  });

  it('is the document, as far as calls go', async () => {
    const { routes } = await contractOf(h);
    const calls = ROUTES.filter((route) => route.includes(' /api/') && !UNDOCUMENTED.includes(route));
    expect([...routes].sort()).toEqual(calls);
  });
});

describe('every route, every role', () => {
  /** Calls, and holds the answer against the document where it is in there. */
  async function call(route: string, row: Row, ids: TestTenant['ids'], proof: Proof): Promise<Answer> {
    const answer = await callRoute(h, route, row, ids, proof);
    const contract = await contractOf(h);
    if (contract.routes.includes(route)) contract.expectFits(route, answer);
    return answer;
  }

  for (const [route, row] of Object.entries(TABLE)) {
    const changesWith = (role: Role) => row.changes === true && typeof row.answers[role] === 'number';

    it(
      `${route}: own tenant`,
      async () => {
        const { own: shared } = await lastingTenants();
        // First whoever changes nothing.
        for (const role of ROLES.toSorted((a, b) => Number(changesWith(a)) - Number(changesWith(b)))) {
          const own = changesWith(role) ? await world.tenantFor(route) : shared;
          const proof = await world.proofOf(role, own.tenantId);
          const expected = row.answers[role] ?? refusalOf(role, route, role !== 'stranger');
          expectAnswer(await call(route, row, own.ids, proof), expected, role);
        }
      },
      PATIENCE_MS,
    );

    if (!route.includes('{tenantId}') || row.open) continue;
    it(
      `${route}: a foreign tenant and one that is not there`,
      async () => {
        const { own, foreign } = await lastingTenants();
        const elsewhere = { ...own.ids, tenantId: 'not-there' };
        for (const role of [...OF_ONE_TENANT, 'stranger', 'nobody'] as const) {
          const proof = await world.proofOf(role, own.tenantId);
          const there = await call(route, row, foreign.ids, proof);
          expectAnswer(there, refusalOf(role, route, false), role);
          expectSameAnswer(there, await call(route, row, elsewhere, proof));
        }
        const service = await world.proofOf('service', own.tenantId);
        const answers = row.answers.service;
        expectAnswer(await call(route, row, foreign.ids, service), answers ?? [403, 'not-allowed'], 'service');
        expectAnswer(await call(route, row, elsewhere, service), answers ? 404 : [403, 'not-allowed'], 'service');
        const unknown = { ...own.ids, tenantId: `no-${route.replace(/\W+/g, '-')}` };
        const operator = await call(route, row, unknown, await world.proofOf('operator', '*'));
        expect(operator.status).toBe(row.unknown ?? 404);
      },
      PATIENCE_MS,
    );

    const [named] = [...route.matchAll(/\{(\w+)\}$/g)]
      .map(([, name = '']) => name)
      .filter((name) => name !== 'tenantId');
    if (!named) continue;
    it(`${route}: an id of one tenant helps in no other`, async () => {
      const { own, foreign } = await lastingTenants();
      const mixed = { ...own.ids, [named]: foreign.ids[named] ?? '' };
      for (const role of ['operator', 'admin', 'session'] as const) {
        expectAnswer(await call(route, row, mixed, await world.proofOf(role, own.tenantId)), [404, 'not-found'], role);
      }
    });
  }

  for (const [route, row] of Object.entries(TABLE)) {
    if (route.startsWith('GET ') || row.open) continue;
    it(`${route}: no other site makes the browser of somebody who is signed in do it`, async () => {
      const { own } = await lastingTenants();
      const { cookie = '' } = await world.proofOf('session', own.tenantId);
      const { origin } = new URL(h.worker.url);
      for (const from of [
        { 'sec-fetch-site': 'cross-site', origin },
        { 'sec-fetch-site': 'same-site' },
        { 'sec-fetch-site': 'none' },
        { origin: 'https://attacker.example' },
        { origin: 'null' },
        {},
      ]) {
        for (const type of ['application/json', 'text/plain']) {
          const headers = { ...row.headers, 'content-type': type };
          const answer = await callRoute(h, route, { ...row, headers }, own.ids, { cookie, ...from } as Proof);
          expectRefused(answer, 403, 'cross-site');
        }
      }
    });
  }

  it('nothing of all that was refused has changed anything', async () => {
    const { own, foreign, stored } = await lastingTenants();
    expect(await storedOf(own, foreign)).toEqual(stored);
  });
});

describe('the list of tenants', () => {
  const newTenant = () => world.tenantFor('GET /api/tenants');
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
    const operator = await h.token('operator');
    for (const { tenantId } of [one, two, three]) expect(await idsFor(operator)).toContain(`${tenantId} operator`);
    expect(await idsFor(await h.token('stranger'))).toEqual([]);
  });

  it('gives nothing for rows that mean nothing: an operator of one tenant, a viewer of all', async () => {
    const { tenantId } = await newTenant();
    const insert = `INSERT INTO admins (issuer, subject, tenant_id, role, created_at, created_by)
      VALUES (?, 'odd', ?, ?, 0, 'test')`;
    for (const [tenant, role] of [
      [tenantId, 'operator'],
      ['*', 'viewer'],
    ] as const) {
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
