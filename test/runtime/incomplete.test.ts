import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { READING_MAX_MS } from '../../worker/src/limits.ts';
import { guid, type TestDirectory } from '../local/directories.ts';
import { filledTenant, heldRemovals, leave, membershipStates, usersOf } from './filled-tenant.ts';
import { createWorld, type World } from './world.ts';

/** An incomplete reading that looks complete is recognised, or a person is asked. */

let w: World;
beforeAll(async () => {
  w = await createWorld();
});
beforeEach(() => {
  w.simulator.faults.clear();
});

function groupOf({ directory, groupId }: TestDirectory) {
  const group = directory.groups.get(groupId);
  if (!group) throw new Error('no group');
  return group;
}

describe('a reading that is not whole takes nobody’s access', () => {
  it('a page lost in the middle: read again, and nobody left', async () => {
    const { directory, tenantId } = await filledTenant(w, 1003);
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
    expect(await membershipStates(tenantId)).toEqual({ active: 1003 });
  });

  it('a page lost once while the count does not know the newest yet: a second look finds them', async () => {
    const { directory, tenantId } = await filledTenant(w, 1003);
    for (let i = 0; i < 5; i++) directory.addMember();
    w.simulator.faults.add({ directoryId: directory.directoryId, kind: 'members', page: 'first', dropPage: true });
    const runId = await w.queue(tenantId);
    expect((await w.deliver(tenantId, runId)).ack).toBe(false);
    expect((await w.get(tenantId, runId)).failure?.code).toBe('members-incomplete');
    expect(await membershipStates(tenantId)).toMatchObject({ active: 1008 });
  });

  it('a page lost every time: the run fails and says so', async () => {
    const { directory, tenantId } = await filledTenant(w, 1003);
    const lost = { kind: 'members', page: 'first', dropPage: true, times: Number.POSITIVE_INFINITY } as const;
    w.simulator.faults.add({ directoryId: directory.directoryId, ...lost });
    const runId = await w.queue(tenantId);
    for (let attempt = 1; attempt <= 7; attempt++) await w.deliver(tenantId, runId, attempt);
    expect(await w.get(tenantId, runId)).toMatchObject({ state: 'failed', failure: { code: 'members-incomplete' } });
    expect(await membershipStates(tenantId)).toEqual({ active: 1003 });
  });

  it('Microsoft’s count lags behind somebody who left: they leave a little later', async () => {
    const { directory, tenantId } = await filledTenant(w, 20);
    directory.directory.behaviour.removalLagMs = 120_000;
    leave(directory, 1);
    const runId = await w.queue(tenantId);
    expect((await w.deliver(tenantId, runId)).ack).toBe(false);
    w.clock.now += 120_001;
    await w.deliver(tenantId, runId, 2);
    expect(await w.get(tenantId, runId)).toMatchObject({ state: 'succeeded', counts: { suspended: 1 } });
  });

  it('Microsoft gives no count: a person is asked', async () => {
    const { directory, tenantId } = await filledTenant(w, 20);
    leave(directory, 1);
    w.simulator.faults.add({ directoryId: directory.directoryId, kind: 'count', status: 403, times: 9 });
    expect((await w.run(tenantId)).counts).toMatchObject({ suspended: 0, held: 1 });
    expect(await heldRemovals(tenantId)).toMatchObject([{ reason: 'unconfirmed' }]);
  });

  it('hidden membership, a redacted user, a group replaced: the run fails and nobody leaves', async () => {
    const hidden = await filledTenant(w, 10);
    const group = hidden.directory.directory.groups.get(hidden.directory.groupId);
    if (!group) throw new Error('no group');
    group.visibility = 'HiddenMembership';
    expect((await w.run(hidden.tenantId)).failure?.code).toBe('group-hidden');
    const redacted = await filledTenant(w, 10);
    leave(redacted.directory, 1);
    const [shown = ''] = usersOf(redacted.directory).slice(5);
    Object.assign(redacted.directory.directory.users.get(shown) ?? {}, { userPrincipalName: null });
    expect((await w.run(redacted.tenantId)).failure?.code).toBe('members-redacted');
    const replaced = await filledTenant(w, 10);
    replaced.directory.directory.recreateGroup(replaced.directory.groupId, guid(99, 99));
    expect((await w.run(replaced.tenantId)).failure?.code).toBe('group-replaced');
    for (const { tenantId } of [hidden, redacted, replaced])
      expect(await membershipStates(tenantId)).toEqual({ active: 10 });
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
    const { directory, tenantId } = await filledTenant(w, 1003);
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
    expect(await membershipStates(tenantId)).toEqual({ active: 1003 });
  });

  it('a reading of more than an hour adds people and judges nobody', async () => {
    const { directory, tenantId } = await filledTenant(w, 1010);
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
