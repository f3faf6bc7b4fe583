import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { listTenants, putTenant, removeTenant, type TenantRow } from '../../worker/src/store/tenants.ts';
import { createWorld, type World } from './world.ts';

let w: World;
beforeAll(async () => {
  w = await createWorld();
});

const ALL = { only: null, search: '', attention: false };
const FIRST: { limit: number; cursor: string | null } = { limit: 50, cursor: null };
const DAY_MS = 86_400_000;

const day = (offset: number) => new Date(w.clock.now + offset * DAY_MS).toISOString().slice(0, 10);
const one = async (tenantId: string): Promise<TenantRow> => {
  const { items } = await listTenants(env.DB, { ...ALL, only: [tenantId] }, FIRST, w.clock.now);
  const [row] = items;
  if (!row) throw new Error('no such tenant');
  return row;
};
const reason = async (tenantId: string) => (await one(tenantId)).attention;

describe('who looks at a tenant', () => {
  it('somebody, while nothing is connected', async () => {
    const caller = { caller: { issuer: 't', subject: 't', name: 't', via: 'token' as const }, at: w.clock.now };
    await putTenant(env.DB, { tenantId: 'bare', name: 'Bare' }, caller);
    expect(await reason('bare')).toBe('not-connected');
  });

  it.each([
    [-1, 'secret-expired'],
    [0, 'secret-expires'],
    [30, 'secret-expires'],
    [31, null],
  ])('the secret ends in %i days: %s', async (days, expected) => {
    const tenantId = await w.tenant(w.directory(), { credentialExpiresOn: day(days) });
    const row = await one(tenantId);
    expect(row.attention).toBe(expected);
    expect(row.credentialExpiresOn).toBe(day(days));
  });

  it('nobody, where the end of the secret is not known and no run has failed', async () => {
    expect(await reason(await w.tenant(w.directory({ members: 1 })))).toBeNull();
  });

  it('somebody from a failed run until one succeeds; a run that only waits changes nothing', async () => {
    const directory = w.directory({ members: 1 });
    const tenantId = await w.tenant(directory, { credentialExpiresOn: day(1) });
    const group = directory.directory.groups.get(directory.groupId);
    if (!group) throw new Error('no group');
    const { displayName } = group;
    group.displayName = 'Another';
    expect((await w.run(tenantId)).state).toBe('failed');
    expect(await reason(tenantId)).toBe('failing');
    w.clock.now += 1000;
    const runId = await w.queue(tenantId);
    expect(await reason(tenantId)).toBe('failing');
    group.displayName = displayName;
    await w.deliver(tenantId, runId);
    // What it had hidden comes to light.
    expect(await reason(tenantId)).toBe('secret-expires');
  });
});

describe('ten thousand tenants', () => {
  const MANY = 10_000;
  beforeAll(async () => {
    // Every hundredth fails; each has a connection, three runs and two people.
    await env.DB.batch([
      env.DB.prepare(
        `INSERT INTO tenants (tenant_id, name, name_key, created_at)
         SELECT printf('many-%05d', value), printf('Kunde Süd %d', value), printf('kunde süd %d', value), 0
         FROM json_each(?)`,
      ).bind(JSON.stringify(Array.from({ length: MANY }, (_, i) => i + 1))),
      env.DB.prepare(
        `INSERT INTO connections (tenant_id, cloud, directory_id, client_id, credential_kind, credential_version,
           credential_updated_at, schedule_enabled, every_minutes, leavers, version, updated_at, updated_by)
         SELECT tenant_id, 'global', '', '', 'secret', '', 0, 0, 60, 'keep', 1, 0, '' FROM tenants
         WHERE tenant_id LIKE 'many-%'`,
      ),
      env.DB.prepare(
        `INSERT INTO runs (tenant_id, run_id, trigger, state, mode, queued_at, sent_at)
         SELECT tenant_id, value, 'schedule', iif(tenant_id LIKE '%00', 'failed', 'succeeded'), 'full', 0, 0
         FROM tenants, json_each('[1,2,3]') WHERE tenant_id LIKE 'many-%'`,
      ),
      env.DB.prepare(
        `INSERT INTO memberships (tenant_id, directory_id, object_id, source, state, since)
         SELECT tenant_id, 'd', value, 'group', 'active', 0 FROM tenants, json_each('[1,2]')
         WHERE tenant_id LIKE 'many-%'`,
      ),
    ]);
  });

  /** Rows one list reads. */
  async function reads(wanted: Partial<typeof ALL>, page = FIRST): Promise<{ ids: string[]; rows: number }> {
    let rows = 0;
    const counting = new Proxy(env.DB, {
      get: (target, name) =>
        name === 'prepare' ? (sql: string) => countingStatement(target.prepare(sql)) : Reflect.get(target, name),
    });
    const countingStatement = (statement: D1PreparedStatement): D1PreparedStatement =>
      new Proxy(statement, {
        get(target, name) {
          if (name === 'bind') return (...values: unknown[]) => countingStatement(target.bind(...values));
          return async () => {
            const result = await target.all();
            rows += result.meta.rows_read;
            return result;
          };
        },
      });
    const { items } = await listTenants(counting, { ...ALL, ...wanted }, page, w.clock.now);
    return { ids: items.map(({ tenantId }) => tenantId), rows };
  }

  it('a page of all reads the tenants of that page', async () => {
    const { ids, rows } = await reads({}, { limit: 50, cursor: 'many-05000' });
    expect(ids).toHaveLength(50);
    expect(ids[0]).toBe('many-05001');
    expect(rows).toBeLessThan(51 * 12);
  });

  it('a page of those that need attention reads no further than its last one', async () => {
    const { ids, rows } = await reads({ attention: true }, { limit: 10, cursor: 'many-00000' });
    expect(ids).toEqual(Array.from({ length: 10 }, (_, i) => `many-${String((i + 1) * 100).padStart(5, '0')}`));
    // 1,100 tenants are looked at: tenant, connection, last run each; people of the ten alone.
    expect(rows).toBeLessThan(1_100 * 4);
  });

  it('a search reads each tenant once and counts people of what it found', async () => {
    const { ids, rows } = await reads({ search: 'SÜD 4711' });
    expect(ids).toEqual(['many-04711']);
    expect(rows).toBeLessThan(MANY * 2.2);
    expect((await reads({ search: 'Many-0471' })).ids).toHaveLength(10);
    expect((await reads({ search: 'SÜD 47', attention: true })).ids).toEqual(['many-04700']);
  });
});

describe('removing a tenant', () => {
  /** Rows D1 reads to remove a tenant of so many people, who are in it alone. */
  async function rowsRead(members: number): Promise<number> {
    const tenantId = await w.tenant(w.directory({ members }));
    await w.run(tenantId);
    let rows = 0;
    const db = {
      prepare: (sql: string) => env.DB.prepare(sql),
      async batch(statements: D1PreparedStatement[]) {
        const results = await env.DB.batch(statements);
        for (const { meta } of results) rows += meta.rows_read;
        return results;
      },
    } as unknown as D1Database;
    const caller = { issuer: 't', subject: 't', name: 't' };
    await removeTenant(db, tenantId, { caller, at: w.clock.now });
    return rows;
  }

  it('reads rows for each of its people, and not everybody’s for each of them', async () => {
    // Ten times the people: a little over ten times the rows. It was a hundred times once.
    expect((await rowsRead(1000)) / (await rowsRead(100))).toBeLessThan(20);
  });
});
