import { env } from 'cloudflare:workers';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { READING_MAX_MS } from '../../worker/src/limits.ts';
import type { ConnectionRow } from '../../worker/src/store/connections.ts';
import type { TestDirectory } from '../local/directories.ts';
import { guid } from '../local/directories.ts';
import { createWorld, type World } from './world.ts';

/** What becomes of people who leave the group; decisions about held removals are tested with their store. */

let w: World;
beforeAll(async () => {
  w = await createWorld();
});
beforeEach(() => {
  w.simulator.faults.clear();
});

/** A tenant with everybody of a group in it, by the rule `suspend`. */
async function filled(members: number, more: Partial<ConnectionRow> = {}, options: { roles?: string[] } = {}) {
  const directory = w.directory({ members, ...options });
  const tenantId = await w.tenant(directory, { leavers: 'suspend', ...more });
  await w.run(tenantId);
  // By then Microsoft's index knows everybody.
  w.clock.now += 600_000;
  return { directory, tenantId };
}

function groupOf({ directory, groupId }: TestDirectory) {
  const group = directory.groups.get(groupId);
  if (!group) throw new Error('no group');
  return group;
}
const users = (directory: TestDirectory) => [...directory.directory.users.keys()];
function leave(directory: TestDirectory, count: number): string[] {
  const gone = users(directory).slice(0, count);
  for (const id of gone) directory.directory.removeMember(directory.groupId, id);
  return gone;
}
async function states(tenantId: string): Promise<Record<string, number>> {
  const { results } = await env.DB.prepare(
    'SELECT state, count(*) AS n FROM memberships WHERE tenant_id = ? GROUP BY state',
  )
    .bind(tenantId)
    .all<{ state: string; n: number }>();
  return Object.fromEntries(results.map(({ state, n }) => [state, n]));
}
async function removals(tenantId: string) {
  const { results } = await env.DB.prepare(
    `SELECT reason, state, people_before AS before, (SELECT count(*) FROM held_people AS p
       WHERE p.tenant_id = r.tenant_id AND p.removal_id = r.removal_id) AS people
     FROM held_removals AS r WHERE tenant_id = ? ORDER BY removal_id`,
  )
    .bind(tenantId)
    .all();
  return results;
}
const kinds = (directory: TestDirectory) => w.simulator.requestsFor(directory.directoryId).map(({ kind }) => kind);

describe('by the rule suspend', () => {
  it('a few who left lose their access, nobody else, and Microsoft was asked whether the list is whole', async () => {
    const { directory, tenantId } = await filled(20);
    leave(directory, 4);
    w.simulator.clearRequests();
    const run = await w.run(tenantId);
    expect(run).toMatchObject({ state: 'succeeded', counts: { members: 16, leavers: 4, suspended: 4, held: 0 } });
    expect(await states(tenantId)).toEqual({ active: 16, suspended: 4 });
    expect(kinds(directory)).toEqual(['token', 'group', 'members', 'count', 'members', 'group']);
    // And then it is over: they are leavers once.
    w.simulator.clearRequests();
    expect((await w.run(tenantId)).counts).toMatchObject({ leavers: 0, suspended: 0 });
    expect(kinds(directory)).toEqual(['token', 'group', 'members']);
  });

  it('they come back by themselves when they return', async () => {
    const { directory, tenantId } = await filled(20);
    const [gone = ''] = leave(directory, 1);
    await w.run(tenantId);
    directory.directory.addMember(directory.groupId, { type: 'user', id: gone });
    expect((await w.run(tenantId)).counts).toMatchObject({ added: 1, unchanged: 19, leavers: 0 });
    expect(await states(tenantId)).toEqual({ active: 20 });
  });

  it('memberships from elsewhere are left alone', async () => {
    const { directory, tenantId } = await filled(10);
    const [gone = ''] = leave(directory, 1);
    await env.DB.prepare(
      `INSERT INTO memberships (tenant_id, directory_id, object_id, source, state, since)
       SELECT tenant_id, directory_id, object_id, 'invited', 'active', 1 FROM memberships WHERE tenant_id = ? AND object_id = ?`,
    )
      .bind(tenantId, gone)
      .run();
    await w.run(tenantId);
    const { results } = await env.DB.prepare(
      'SELECT source, state FROM memberships WHERE tenant_id = ? AND object_id = ? ORDER BY source',
    )
      .bind(tenantId, gone)
      .all();
    expect(results).toEqual([
      { source: 'group', state: 'suspended' },
      { source: 'invited', state: 'active' },
    ]);
  });

  it('people whose account was deleted leave too; those who are disabled do not', async () => {
    const { directory, tenantId } = await filled(10);
    const [deleted = '', disabled = ''] = users(directory);
    directory.directory.users.delete(deleted);
    Object.assign(directory.directory.users.get(disabled) ?? {}, { accountEnabled: false });
    expect((await w.run(tenantId)).counts).toMatchObject({ suspended: 1, skipped: 1 });
    expect(await states(tenantId)).toEqual({ active: 9, suspended: 1 });
  });
});

describe('the guard', () => {
  it.each([
    ['more than five and more than a fifth', 20, 6, {}, 'many'],
    ['everyone, however few', 3, 3, {}, 'empty'],
    ['more than the tenant allows', 20, 2, { guardPeople: 1, guardPercent: 5 }, 'many'],
    ['anybody, where nobody may go unasked', 20, 1, { guardPeople: 0, guardPercent: 0 }, 'many'],
  ] as const)('holds %s', async (_, members, leaving, limits, reason) => {
    const { directory, tenantId } = await filled(members, limits);
    leave(directory, leaving);
    const run = await w.run(tenantId);
    expect(run.counts).toMatchObject({ leavers: leaving, suspended: 0, held: leaving });
    expect(await states(tenantId)).toEqual({ active: members });
    expect(await removals(tenantId)).toEqual([{ reason, state: 'held', before: members, people: leaving }]);
  });

  it('lets a larger number go where the tenant allows it', async () => {
    const { directory, tenantId } = await filled(20, { guardPeople: 10 });
    leave(directory, 10);
    expect((await w.run(tenantId)).counts).toMatchObject({ suspended: 10, held: 0 });
  });

  it('holds everyone who had access although others came in their place', async () => {
    const { directory, tenantId } = await filled(3);
    leave(directory, 3);
    for (let i = 0; i < 9; i++) directory.addMember();
    expect((await w.run(tenantId)).counts).toMatchObject({ created: 9, suspended: 0, held: 3 });
    expect(await removals(tenantId)).toMatchObject([{ reason: 'everyone', before: 3 }]);
  });

  it('keeps one list while nothing changes, drops who comes back, and begins another for who leaves later', async () => {
    const { directory, tenantId } = await filled(20);
    const gone = leave(directory, 8);
    await w.run(tenantId);
    expect((await w.run(tenantId)).counts).toMatchObject({ leavers: 8, held: 8 });
    expect(await removals(tenantId)).toHaveLength(1);
    for (const id of gone.slice(0, 3)) directory.directory.addMember(directory.groupId, { type: 'user', id });
    directory.directory.removeMember(directory.groupId, users(directory)[19] ?? '');
    w.clock.now += 1000;
    expect((await w.run(tenantId)).counts).toMatchObject({ leavers: 6, suspended: 0, held: 6 });
    expect(await removals(tenantId)).toMatchObject([{ people: 5 }, { people: 1 }]);
    for (const id of gone) directory.directory.addMember(directory.groupId, { type: 'user', id });
    w.clock.now += 1000;
    expect((await w.run(tenantId)).counts).toMatchObject({ leavers: 1, held: 1 });
    expect(await removals(tenantId)).toMatchObject([{ people: 0, state: 'returned' }, { people: 1 }]);
    expect(await states(tenantId)).toEqual({ active: 20 });
  });

  it('holds nobody by the rule keep', async () => {
    const { directory, tenantId } = await filled(20, { leavers: 'keep' });
    leave(directory, 20);
    w.simulator.clearRequests();
    expect((await w.run(tenantId)).counts).toMatchObject({ leavers: 20, suspended: 0, held: 0 });
    expect(kinds(directory)).not.toContain('count');
  });

  it('spares the last admin of the tenant', async () => {
    const { directory, tenantId } = await filled(20);
    const [gone = '', other = ''] = leave(directory, 2);
    await env.DB.prepare(
      `INSERT INTO admins (issuer, subject, name, tenant_id, role, created_at, created_by, directory_id, object_id)
       VALUES ('i', 's', 'Last', ?, 'admin', 0, 'test', ?, ?)`,
    )
      .bind(tenantId, directory.directoryId, gone)
      .run();
    expect((await w.run(tenantId)).counts).toMatchObject({ leavers: 2, suspended: 1 });
    const { results } = await env.DB.prepare(
      `SELECT object_id AS id FROM memberships WHERE tenant_id = ? AND state = 'suspended'`,
    )
      .bind(tenantId)
      .all();
    expect(results).toEqual([{ id: other }]);
    // Still a leaver, still spared.
    expect((await w.run(tenantId)).counts).toMatchObject({ leavers: 1, suspended: 0 });
  });
});

describe('a reading that is not whole takes nobody’s access', () => {
  it('a page lost in the middle: read again, and nobody left', async () => {
    const { directory, tenantId } = await filled(1003);
    // The four of the last page are not sent, which is far below the guard's limits.
    w.simulator.faults.add({ directoryId: directory.directoryId, kind: 'members', page: 'first', dropPage: true });
    const runId = await w.queue(tenantId);
    const delivery = await w.deliver(tenantId, runId);
    expect(delivery.ack).toBe(false);
    expect(await w.get(tenantId, runId)).toMatchObject({
      state: 'queued',
      failure: { code: 'members-incomplete', params: { counted: 1003 } },
    });
    await w.deliver(tenantId, runId, 2);
    expect(await w.get(tenantId, runId)).toMatchObject({ state: 'succeeded', counts: { members: 1003, leavers: 0 } });
    expect(await states(tenantId)).toEqual({ active: 1003 });
  });

  it('a page lost once while the count does not know the newest yet: a second look finds them', async () => {
    const { directory, tenantId } = await filled(1003);
    for (let i = 0; i < 5; i++) directory.addMember();
    w.simulator.faults.add({ directoryId: directory.directoryId, kind: 'members', page: 'first', dropPage: true });
    const runId = await w.queue(tenantId);
    expect((await w.deliver(tenantId, runId)).ack).toBe(false);
    expect((await w.get(tenantId, runId)).failure?.code).toBe('members-incomplete');
    expect(await states(tenantId)).toMatchObject({ active: 1008 });
  });

  it('a page lost every time: the run fails and says so', async () => {
    const { directory, tenantId } = await filled(1003);
    const lost = { kind: 'members', page: 'first', dropPage: true, times: Number.POSITIVE_INFINITY } as const;
    w.simulator.faults.add({ directoryId: directory.directoryId, ...lost });
    const runId = await w.queue(tenantId);
    for (let attempt = 1; attempt <= 7; attempt++) await w.deliver(tenantId, runId, attempt);
    expect(await w.get(tenantId, runId)).toMatchObject({ state: 'failed', failure: { code: 'members-incomplete' } });
    expect(await states(tenantId)).toEqual({ active: 1003 });
  });

  it('Microsoft’s count lags behind somebody who left: they leave a little later', async () => {
    const { directory, tenantId } = await filled(20);
    directory.directory.behaviour.removalLagMs = 120_000;
    leave(directory, 1);
    const runId = await w.queue(tenantId);
    expect((await w.deliver(tenantId, runId)).ack).toBe(false);
    w.clock.now += 120_001;
    await w.deliver(tenantId, runId, 2);
    expect(await w.get(tenantId, runId)).toMatchObject({ state: 'succeeded', counts: { suspended: 1 } });
  });

  it('Microsoft gives no count: a person is asked', async () => {
    const { directory, tenantId } = await filled(20);
    leave(directory, 1);
    w.simulator.faults.add({ directoryId: directory.directoryId, kind: 'count', status: 403, times: 9 });
    expect((await w.run(tenantId)).counts).toMatchObject({ suspended: 0, held: 1 });
    expect(await removals(tenantId)).toMatchObject([{ reason: 'unconfirmed' }]);
  });

  it('hidden membership, a redacted user, a group replaced: the run fails and nobody leaves', async () => {
    const hidden = await filled(10);
    const group = hidden.directory.directory.groups.get(hidden.directory.groupId);
    if (!group) throw new Error('no group');
    group.visibility = 'HiddenMembership';
    expect((await w.run(hidden.tenantId)).failure?.code).toBe('group-hidden');
    const redacted = await filled(10);
    leave(redacted.directory, 1);
    const [shown = ''] = users(redacted.directory).slice(5);
    Object.assign(redacted.directory.directory.users.get(shown) ?? {}, { userPrincipalName: null });
    expect((await w.run(redacted.tenantId)).failure?.code).toBe('members-redacted');
    const replaced = await filled(10);
    replaced.directory.directory.recreateGroup(replaced.directory.groupId, guid(99, 99));
    expect((await w.run(replaced.tenantId)).failure?.code).toBe('group-replaced');
    for (const { tenantId } of [hidden, redacted, replaced]) expect(await states(tenantId)).toEqual({ active: 10 });
  });

  it.each([
    [
      'becomes hidden',
      2,
      (d: TestDirectory) => Object.assign(groupOf(d), { visibility: 'HiddenMembership' }),
      'group-hidden',
    ],
    [
      'becomes hidden',
      4,
      (d: TestDirectory) => Object.assign(groupOf(d), { visibility: 'HiddenMembership' }),
      'group-hidden',
    ],
    ['is made anew', 6, (d: TestDirectory) => d.directory.recreateGroup(d.groupId, guid(98, 98)), 'group-replaced'],
  ] as const)('a group that %s at request %i, while it is read', async (_, nth, change, code) => {
    const { directory, tenantId } = await filled(1003);
    leave(directory, 1);
    let asked = 0;
    const runId = await w.queue(tenantId);
    await w.deliver(tenantId, runId, 1, {
      ...w.network,
      async fetch(request) {
        const answer = await w.network.fetch(request);
        // From here on the list, the count and the second look are all empty, and all of them say 200.
        if (request.url.includes('graph.microsoft.com') && ++asked === nth) change(directory);
        return answer;
      },
    });
    expect((await w.get(tenantId, runId)).failure?.code).toBe(code);
    expect(await states(tenantId)).toEqual({ active: 1003 });
  });

  it('a reading of more than an hour adds people and judges nobody', async () => {
    const { directory, tenantId } = await filled(1010);
    leave(directory, 1);
    directory.addMember();
    w.simulator.settings.pageTokenLifetimeMs = 24 * READING_MAX_MS;
    const seconds = READING_MAX_MS / 1000 + 1;
    w.simulator.faults.add({
      directoryId: directory.directoryId,
      kind: 'members',
      nth: 2,
      status: 429,
      retryAfter: seconds,
    });
    const runId = await w.queue(tenantId);
    await w.deliver(tenantId, runId);
    w.clock.now += seconds * 1000;
    await w.deliver(tenantId, runId);
    expect(await w.get(tenantId, runId)).toMatchObject({
      state: 'succeeded',
      counts: { created: 1, leavers: 1, suspended: 0, held: 0 },
    });
    expect((await w.run(tenantId)).counts).toMatchObject({ leavers: 1, suspended: 1 });
  });
});

describe('somebody decides while a run reads', () => {
  it('who was approved and is back in the group keeps, or has again, their access', async () => {
    const { directory, tenantId } = await filled(20);
    const [gone = ''] = leave(directory, 8);
    await w.run(tenantId);
    directory.directory.addMember(directory.groupId, { type: 'user', id: gone });
    const runId = await w.queue(tenantId);
    await w.deliver(tenantId, runId, 1, {
      ...w.network,
      async fetch(request) {
        const answer = await w.network.fetch(request);
        // Right after the page with them was sent, an approval takes it from all eight.
        if (request.url.includes('/members?')) {
          await env.DB.batch([
            env.DB.prepare(`UPDATE held_removals SET state = 'approved', decided_at = ?2 WHERE tenant_id = ?1`).bind(
              tenantId,
              w.clock.now,
            ),
            env.DB.prepare(
              `UPDATE memberships SET state = 'suspended', since = ?2 WHERE tenant_id = ?1 AND object_id IN
                 (SELECT object_id FROM held_people WHERE tenant_id = ?1)`,
            ).bind(tenantId, w.clock.now),
          ]);
        }
        return answer;
      },
    });
    expect(await w.get(tenantId, runId)).toMatchObject({ state: 'succeeded' });
    expect(await states(tenantId)).toEqual({ active: 13, suspended: 7 });
  });

  it('who is to keep their access is a leaver and left alone, until they return and leave again', async () => {
    const { directory, tenantId } = await filled(20);
    const [gone = ''] = leave(directory, 1);
    await env.DB.prepare('UPDATE memberships SET kept_at = 1 WHERE tenant_id = ? AND object_id = ?')
      .bind(tenantId, gone)
      .run();
    await env.DB.prepare(
      `INSERT INTO held_removals (tenant_id, removal_id, run_id, reason, state, people_before, held_at, expires_at)
       VALUES (?, 'r', 'r', 'many', 'rejected', 20, 1, 2)`,
    )
      .bind(tenantId)
      .run();
    expect((await w.run(tenantId)).counts).toMatchObject({ leavers: 1, suspended: 0, held: 0 });
    directory.directory.addMember(directory.groupId, { type: 'user', id: gone });
    expect((await w.run(tenantId)).counts).toMatchObject({ leavers: 0 });
    directory.directory.removeMember(directory.groupId, gone);
    expect((await w.run(tenantId)).counts).toMatchObject({ leavers: 1, suspended: 1 });
  });
});
