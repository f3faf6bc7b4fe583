import { env } from 'cloudflare:workers';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { decideRemoval, type RemovalDecision } from '../../worker/src/store/held-decisions.ts';
import { reviewPeople } from '../../worker/src/store/reviews.ts';
import type { TestDirectory } from '../local/directories.ts';
import { filledTenant, heldRemovals, leave, membershipStates, usersOf } from './filled-tenant.ts';
import { addWebhook, deliver } from './notices.ts';
import { createWorld, type World } from './world.ts';

/** What becomes of people who leave the group; decisions about held removals are tested with their store. */

let w: World;
beforeAll(async () => {
  w = await createWorld();
});
beforeEach(() => {
  w.simulator.faults.clear();
});

const kinds = (directory: TestDirectory) => w.simulator.requestsFor(directory.directoryId).map(({ kind }) => kind);

describe('by the rule suspend', () => {
  it('a few who left lose their access, nobody else, and Microsoft was asked whether the list is whole', async () => {
    const { directory, tenantId } = await filledTenant(w, 20);
    leave(directory, 4);
    w.simulator.clearRequests();
    const run = await w.run(tenantId);
    expect(run).toMatchObject({ state: 'succeeded', counts: { members: 16, leavers: 4, suspended: 4, held: 0 } });
    expect(await membershipStates(tenantId)).toEqual({ active: 16, suspended: 4 });
    expect(kinds(directory)).toEqual(['token', 'group', 'members', 'count', 'members', 'group']);
    // And then it is over: they are leavers once.
    w.simulator.clearRequests();
    expect((await w.run(tenantId)).counts).toMatchObject({ leavers: 0, suspended: 0 });
    expect(kinds(directory)).toEqual(['token', 'group', 'members']);
  });

  it('they come back by themselves when they return', async () => {
    const { directory, tenantId } = await filledTenant(w, 20);
    const [gone = ''] = leave(directory, 1);
    await w.run(tenantId);
    directory.directory.addMember(directory.groupId, { type: 'user', id: gone });
    expect((await w.run(tenantId)).counts).toMatchObject({ added: 1, unchanged: 19, leavers: 0 });
    expect(await membershipStates(tenantId)).toEqual({ active: 20 });
  });

  it('their address is free for an account that was made anew, and theirs again once that has left', async () => {
    const { directory, tenantId } = await filledTenant(w, 20);
    const { users } = directory.directory;
    const [gone = ''] = leave(directory, 1);
    const former = users.get(gone);
    if (!former) throw new Error('nobody');
    const { id, mail = null, userPrincipalName } = directory.addMember();
    const made = users.get(id);
    const again = Object.assign(made ?? {}, { mail: former.mail, userPrincipalName: former.userPrincipalName });
    // While the former one has access they keep it.
    expect((await w.run(tenantId)).counts).toMatchObject({ suspended: 1, skipped: 1 });
    w.clock.now += 600_000;
    expect((await w.run(tenantId)).counts).toMatchObject({ created: 1, skipped: 0 });
    expect(await w.addresses(tenantId)).toContain(former.mail);
    expect(await membershipStates(tenantId)).toEqual({ active: 20, suspended: 1 });
    // Both in the group: who has it keeps it.
    directory.directory.addMember(directory.groupId, { type: 'user', id: gone });
    expect((await w.run(tenantId)).counts).toMatchObject({ unchanged: 20, skipped: 1 });
    Object.assign(again, { mail, userPrincipalName });
    expect((await w.run(tenantId)).counts).toMatchObject({ updated: 1, skipped: 0, added: 1 });
    expect(await membershipStates(tenantId)).toEqual({ active: 21 });
  });

  it('an approval that is taken back gives nobody access whose address another account has by now', async () => {
    const { directory, tenantId } = await filledTenant(w, 20);
    const gone = leave(directory, 8);
    await w.run(tenantId);
    const removalId = await env.DB.prepare('SELECT removal_id FROM held_removals WHERE tenant_id = ?')
      .bind(tenantId)
      .first<string>('removal_id');
    const decide = (decision: RemovalDecision) => {
      w.clock.now += 1000;
      const deciding = { tenantId, removalId: removalId ?? '', actor: 'Ada', at: w.clock.now };
      return decideRemoval(env.DB, decision, deciding);
    };
    expect(await decide('approve')).toBe(true);
    const former = directory.directory.users.get(gone[0] ?? '');
    const made = directory.directory.users.get(directory.addMember().id);
    Object.assign(made ?? {}, { mail: former?.mail, userPrincipalName: former?.userPrincipalName });
    w.clock.now += 1000;
    expect((await w.run(tenantId)).counts).toMatchObject({ created: 1, unchanged: 12 });
    const hook = await addWebhook(w, tenantId);
    expect(await decide('reopen')).toBe(true);
    expect(await membershipStates(tenantId)).toEqual({ active: 20, suspended: 1 });
    await deliver(w);
    expect(hook.client.messages.flatMap(({ body }) => ('people' in body.data ? body.data.people : []))).toHaveLength(7);
  });

  it('are gone since nothing was left to be asked: who looks through the people meanwhile is shown them next time', async () => {
    const { directory, tenantId } = await filledTenant(w, 20);
    leave(directory, 1);
    const asOf = w.clock.now + 10_000;
    // The look at who is in the group, once more, has to wait.
    const { directoryId } = directory;
    w.simulator.faults.add({ directoryId, kind: 'members', status: 429, retryAfter: 30, nth: 2 });
    expect((await w.run(tenantId)).counts).toMatchObject({ suspended: 1 });
    const changed = await reviewPeople(env.DB, tenantId, asOf, { limit: 10, after: null, changed: true });
    expect(changed.map(({ change }) => change)).toEqual(['left']);
  });

  it('memberships from elsewhere are left alone', async () => {
    const { directory, tenantId } = await filledTenant(w, 10);
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
    const { directory, tenantId } = await filledTenant(w, 10);
    const [deleted = '', disabled = ''] = usersOf(directory);
    directory.directory.users.delete(deleted);
    Object.assign(directory.directory.users.get(disabled) ?? {}, { accountEnabled: false });
    expect((await w.run(tenantId)).counts).toMatchObject({ suspended: 1, skipped: 1 });
    expect(await membershipStates(tenantId)).toEqual({ active: 9, suspended: 1 });
  });
});

describe('the guard', () => {
  it.each([
    ['more than five and more than a fifth', 20, 6, {}, 'many'],
    ['everyone, however few', 3, 3, {}, 'empty'],
    ['more than the tenant allows', 20, 2, { guardPeople: 1, guardPercent: 5 }, 'many'],
    ['anybody, where nobody may go unasked', 20, 1, { guardPeople: 0, guardPercent: 0 }, 'many'],
  ] as const)('holds %s', async (_, members, leaving, limits, reason) => {
    const { directory, tenantId } = await filledTenant(w, members, limits);
    leave(directory, leaving);
    const run = await w.run(tenantId);
    expect(run.counts).toMatchObject({ leavers: leaving, suspended: 0, held: leaving });
    expect(await membershipStates(tenantId)).toEqual({ active: members });
    expect(await heldRemovals(tenantId)).toEqual([{ reason, state: 'held', before: members, people: leaving }]);
  });

  it('lets a larger number go where the tenant allows it', async () => {
    const { directory, tenantId } = await filledTenant(w, 20, { guardPeople: 10 });
    leave(directory, 10);
    expect((await w.run(tenantId)).counts).toMatchObject({ suspended: 10, held: 0 });
  });

  it('holds everyone who had access although others came in their place', async () => {
    const { directory, tenantId } = await filledTenant(w, 3);
    leave(directory, 3);
    for (let i = 0; i < 9; i++) directory.addMember();
    expect((await w.run(tenantId)).counts).toMatchObject({ created: 9, suspended: 0, held: 3 });
    expect(await heldRemovals(tenantId)).toMatchObject([{ reason: 'everyone', before: 3 }]);
  });

  it.each([
    ['begins anew', 1, 2],
    ['failed, and the next one', 7, 1],
  ] as const)('asks about the same people where the run that let the others in %s', async (_, failing, next) => {
    const { directory, tenantId } = await filledTenant(w, 3);
    leave(directory, 3);
    for (let i = 0; i < 9; i++) directory.addMember();
    const { directoryId } = directory;
    w.simulator.faults.add({ directoryId, kind: 'count', status: 429, retryAfter: 120, times: failing });
    let runId = await w.queue(tenantId);
    for (let attempt = 1; attempt <= failing; attempt++) {
      await w.deliver(tenantId, runId, attempt);
      w.clock.now += 120_000;
    }
    // The nine are in by now.
    expect(await membershipStates(tenantId)).toEqual({ active: 12 });
    const stopped = await w.get(tenantId, runId);
    if (stopped.state === 'failed') runId = await w.queue(tenantId);
    await w.deliver(tenantId, runId, next);
    expect(await w.get(tenantId, runId)).toMatchObject({ state: 'succeeded', counts: { suspended: 0, held: 3 } });
    expect(await heldRemovals(tenantId)).toMatchObject([{ reason: 'everyone', before: 3 }]);
  });

  it('keeps one list while nothing changes, drops who comes back, and begins another for who leaves later', async () => {
    const { directory, tenantId } = await filledTenant(w, 20);
    const gone = leave(directory, 8);
    await w.run(tenantId);
    expect((await w.run(tenantId)).counts).toMatchObject({ leavers: 8, held: 8 });
    expect(await heldRemovals(tenantId)).toHaveLength(1);
    for (const id of gone.slice(0, 3)) directory.directory.addMember(directory.groupId, { type: 'user', id });
    directory.directory.removeMember(directory.groupId, usersOf(directory)[19] ?? '');
    w.clock.now += 1000;
    expect((await w.run(tenantId)).counts).toMatchObject({ leavers: 6, suspended: 0, held: 6 });
    expect(await heldRemovals(tenantId)).toMatchObject([{ people: 5 }, { people: 1 }]);
    for (const id of gone) directory.directory.addMember(directory.groupId, { type: 'user', id });
    w.clock.now += 1000;
    expect((await w.run(tenantId)).counts).toMatchObject({ leavers: 1, held: 1 });
    expect(await heldRemovals(tenantId)).toMatchObject([{ people: 0, state: 'returned' }, { people: 1 }]);
    expect(await membershipStates(tenantId)).toEqual({ active: 20 });
  });

  it('holds nobody by the rule keep', async () => {
    const { directory, tenantId } = await filledTenant(w, 20, { leavers: 'keep' });
    leave(directory, 20);
    w.simulator.clearRequests();
    expect((await w.run(tenantId)).counts).toMatchObject({ leavers: 20, suspended: 0, held: 0 });
    expect(kinds(directory)).not.toContain('count');
  });

  it('spares the last admin of the tenant', async () => {
    const { directory, tenantId } = await filledTenant(w, 20);
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

describe('somebody decides while a run reads', () => {
  it('who was approved and is back in the group keeps, or has again, their access', async () => {
    const { directory, tenantId } = await filledTenant(w, 20);
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
    expect(await membershipStates(tenantId)).toEqual({ active: 13, suspended: 7 });
  });

  it('who is to keep their access is a leaver and left alone, until they return and leave again', async () => {
    const { directory, tenantId } = await filledTenant(w, 20);
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
