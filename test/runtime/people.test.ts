import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { countGroupMemberships, groupMemberships, listUsers, lookUpPeople } from '../../worker/src/store/people.ts';
import { consumeRun } from '../../worker/src/sync/consume.ts';
import { createWorld, type World } from './world.ts';

let w: World;
beforeAll(async () => {
  w = await createWorld();
});

/** D1 that counts the rows it reads. */
function countingReads() {
  const read = { rows: 0 };
  const DB = new Proxy(env.DB, {
    get(target, name) {
      if (name !== 'batch') {
        const value = Reflect.get(target, name);
        return typeof value === 'function' ? value.bind(target) : value;
      }
      return async (statements: D1PreparedStatement[]) => {
        const results = await target.batch(statements);
        for (const result of results) read.rows += result.meta.rows_read;
        return results;
      };
    },
  });
  return { read, env: { ...env, DB } as Env };
}

describe('writing a page', () => {
  it('reads rows for who is on it, not for everyone who is stored', async () => {
    const directory = w.directory({ members: 3000 });
    const tenantId = await w.tenant(directory);
    await w.run(tenantId);
    for (let i = 0; i < 10; i++) directory.addMember();
    const { read, env: counting } = countingReads();
    const runId = await w.queue(tenantId);
    await consumeRun(counting, { tenantId, runId }, 1, w.network);
    expect((await w.get(tenantId, runId)).counts).toMatchObject({ created: 10, unchanged: 3000 });
    // Ten people, a handful of rows each; with 3,000 stored, one row each would already be 30,000.
    expect(read.rows).toBeLessThan(500);
  });
});

describe('who has access', () => {
  it('is paged through without a gap and without a repeat', async () => {
    const directory = w.directory({ members: 25 });
    const tenantId = await w.tenant(directory);
    await w.run(tenantId);
    const seen: string[] = [];
    let after: { directoryId: string; objectId: string } | null = null;
    for (;;) {
      const rows = await listUsers(env.DB, tenantId, '', { limit: 10, after });
      seen.push(...rows.map((row) => row.objectId));
      if (rows.length < 10) break;
      after = rows.at(-1) ?? null;
    }
    expect(seen).toHaveLength(25);
    expect(new Set(seen).size).toBe(25);
    expect(seen).toEqual([...seen].sort());
  });

  it('is searched without case, in any script, and with nothing but the letters that are typed', async () => {
    const directory = w.directory();
    directory.addMember({ displayName: 'Jürgen MÜLLER', mail: 'j.m@x.example' });
    directory.addMember({ displayName: '田中 美咲', mail: 'misaki@x.example' });
    directory.addMember({ displayName: '100% Reliable', mail: 'r_l@x.example' });
    const tenantId = await w.tenant(directory);
    await w.run(tenantId);
    const find = async (search: string) =>
      (await listUsers(env.DB, tenantId, search, { limit: 10, after: null })).map((row) => row.email);
    expect(await find('müller')).toEqual(['j.m@x.example']);
    expect(await find('美咲')).toEqual(['misaki@x.example']);
    expect(await find('%')).toEqual(['r_l@x.example']);
    expect(await find('_')).toEqual(['r_l@x.example']);
    expect(await find('J.M@X')).toEqual(['j.m@x.example']);
    expect(await find('nobody')).toEqual([]);
  });

  it('does not count who is there from elsewhere, or suspended', async () => {
    const directory = w.directory({ members: 3 });
    const tenantId = await w.tenant(directory);
    await w.run(tenantId);
    const [first, second] = await groupMemberships(env.DB, tenantId, null, 10);
    const change = (set: string, objectId = '') =>
      env.DB.prepare(`UPDATE memberships SET ${set} WHERE tenant_id = ? AND object_id = ?`)
        .bind(tenantId, objectId)
        .run();
    await change(`source = 'invited'`, first?.objectId);
    await change(`state = 'suspended'`, second?.objectId);
    expect(await countGroupMemberships(env.DB, tenantId)).toBe(1);
    expect(await listUsers(env.DB, tenantId, '', { limit: 10, after: null })).toHaveLength(2);
  });
});

it('looks people up in chunks the database takes', async () => {
  const directory = w.directory();
  // 999 addresses of the greatest length come to more than one bound value holds.
  const members = Array.from({ length: 999 }, (_, i) => ({
    objectId: `${i}`,
    kind: 'user' as const,
    displayName: null,
    mail: `${'ü'.repeat(200)}${i}@x.example`,
    userPrincipalName: `${'ü'.repeat(200)}${i}@x.example`,
    accountEnabled: null,
    userType: null,
  }));
  const { known, holders } = await lookUpPeople(env.DB, 'none', directory.directoryId, members);
  expect([known.size, holders.size]).toEqual([0, 0]);
});
