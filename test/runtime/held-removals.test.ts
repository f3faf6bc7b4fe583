import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { EXPIRED_REMOVALS, HELD_REMOVAL_MS, LEASE_MS } from '../../worker/src/limits.ts';
import { getConnection, removeConnection, saveConnection } from '../../worker/src/store/connections.ts';
import { returnedStatements } from '../../worker/src/store/held-by-runs.ts';
import { decideRemoval, expireRemovals } from '../../worker/src/store/held-decisions.ts';
import { openHeldPeople } from '../../worker/src/store/held-removals.ts';
import { takeRun } from '../../worker/src/store/run-lease.ts';
import { listTenants } from '../../worker/src/store/tenants.ts';
import { heldRemoval, hold, leaseFor, listed, removal, removalEvents, standing, suspendingTenant } from './held.ts';
import { createWorld, type World } from './world.ts';

let w: World;
beforeAll(async () => {
  w = await createWorld();
});

const attention = async (tenantId: string) => {
  const page = { limit: 1, cursor: null };
  const { items } = await listTenants(env.DB, { only: [tenantId], search: '', attention: false }, page, w.clock.now);
  return items[0]?.attention ?? null;
};

describe('a run that holds a removal', () => {
  it('lists who it is about, takes nothing from them and asks for somebody', async () => {
    const { tenantId, people } = await suspendingTenant(w, 4);
    const [stays, ...leaving] = people;
    const lease = await leaseFor(w, tenantId);
    const removalId = await hold(w, lease, leaving);
    expect(await removal(tenantId, removalId)).toEqual({
      removalId,
      runId: lease.runId,
      reason: 'many',
      state: 'held',
      people: 3,
      peopleBefore: 100,
      heldAt: w.clock.now,
      expiresAt: w.clock.now + HELD_REMOVAL_MS,
      decidedAt: null,
      decidedBy: null,
    });
    expect(await listed(tenantId, removalId)).toEqual(leaving.map(({ objectId }) => objectId));
    expect(Object.values(await standing(tenantId))).toEqual(['active', 'active', 'active', 'active']);
    expect(await listed(tenantId, removalId)).not.toContain(stays?.objectId);
    const detail = { removalId, people: 3, reason: 'many' };
    expect(await removalEvents(tenantId)).toEqual([{ actor: 'sync', action: 'removals.held', detail }]);
    expect(await attention(tenantId)).toBe('removals-held');
    expect(await openHeldPeople(env.DB, tenantId)).toEqual(leaving.map((person) => ({ removalId, ...person })));
  });

  it('that was overtaken holds nothing and takes nobody off a list', async () => {
    const { tenantId, people } = await suspendingTenant(w, 2);
    const dead = await leaseFor(w, tenantId);
    const removalId = await hold(w, dead, people);
    w.clock.now += LEASE_MS + 1;
    await takeRun(env.DB, tenantId, dead.runId, w.clock.now);
    const late = await hold(w, dead, people);
    await env.DB.batch(
      returnedStatements(
        env.DB,
        dead,
        people.map((person) => ({ removalId, ...person })),
        w.clock.now,
      ),
    );
    await expect(removal(tenantId, late)).rejects.toThrow('no such removal');
    expect(await removal(tenantId, removalId)).toMatchObject({ state: 'held', people: 2 });
    expect(await removalEvents(tenantId)).toHaveLength(1);
  });

  it('holds nothing where the rule was saved as `keep` meanwhile', async () => {
    const { tenantId, people } = await suspendingTenant(w, 2);
    const lease = await leaseFor(w, tenantId);
    await env.DB.prepare(`UPDATE connections SET leavers = 'keep' WHERE tenant_id = ?`).bind(tenantId).run();
    await expect(removal(tenantId, await hold(w, lease, people))).rejects.toThrow('no such removal');
    expect(await openHeldPeople(env.DB, tenantId)).toEqual([]);
    expect(await removalEvents(tenantId)).toEqual([]);
  });

  it('takes who returned off their list, and ends a list that is empty', async () => {
    const { tenantId, people } = await suspendingTenant(w, 3);
    const lease = await leaseFor(w, tenantId);
    const removalId = await hold(w, lease, people);
    const back = (some: typeof people) =>
      env.DB.batch(
        returnedStatements(
          env.DB,
          lease,
          some.map((person) => ({ removalId, ...person })),
          w.clock.now,
        ),
      );
    await back(people.slice(0, 1));
    expect(await removal(tenantId, removalId)).toMatchObject({ state: 'held', people: 2 });
    w.clock.now += 1000;
    await back(people.slice(1));
    const ended = { state: 'returned', people: 0, decidedAt: w.clock.now, decidedBy: null };
    expect(await removal(tenantId, removalId)).toMatchObject(ended);
    expect((await removalEvents(tenantId)).at(-1)).toEqual({
      actor: 'sync',
      action: 'removals.returned',
      detail: { removalId },
    });
    expect(await attention(tenantId)).toBeNull();
    // Of one that is decided nobody is taken off.
    expect(await decideRemoval(env.DB, 'approve', { tenantId, removalId, actor: 'a', at: w.clock.now })).toBe(false);
  });

  it('of everybody: a hundred thousand people', async () => {
    const { tenantId, people } = await suspendingTenant(w, 100_000);
    const lease = await leaseFor(w, tenantId);
    const removalId = await hold(w, lease, people, 'everyone');
    expect((await removal(tenantId, removalId)).people).toBe(100_000);
    const open = await openHeldPeople(env.DB, tenantId);
    w.clock.now += 1;
    expect(new Set(open.map(({ objectId }) => objectId)).size).toBe(100_000);
    const approved = await decideRemoval(env.DB, 'approve', { tenantId, removalId, actor: 'Ada', at: w.clock.now });
    expect(approved).toBe(true);
    expect((await removalEvents(tenantId)).at(-1)?.detail).toEqual({ removalId, people: 100_000 });
    w.clock.now += 1;
    await decideRemoval(env.DB, 'reopen', { tenantId, removalId, actor: 'Ada', at: w.clock.now });
    await env.DB.batch(returnedStatements(env.DB, lease, open, w.clock.now));
    expect((await removal(tenantId, removalId)).state).toBe('returned');
    expect(new Set(Object.values(await standing(tenantId)))).toEqual(new Set(['active']));
  }, 60_000);
});

describe('a removal nobody decides about', () => {
  it('expires after its time and not before; nobody has lost anything', async () => {
    const { tenantId, removalId } = await heldRemoval(w, 2);
    const { heldAt } = await removal(tenantId, removalId);
    await expireRemovals(env.DB, heldAt + HELD_REMOVAL_MS - 1);
    expect((await removal(tenantId, removalId)).state).toBe('held');
    await expireRemovals(env.DB, heldAt + HELD_REMOVAL_MS);
    const ended = { state: 'expired', decidedAt: heldAt + HELD_REMOVAL_MS, decidedBy: null };
    expect(await removal(tenantId, removalId)).toMatchObject(ended);
    expect(Object.values(await standing(tenantId))).toEqual(['active', 'active']);
    expect((await removalEvents(tenantId)).at(-1)).toEqual({
      actor: 'sync',
      action: 'removals.expired',
      detail: { removalId, people: 2 },
    });
    await expireRemovals(env.DB, heldAt + 2 * HELD_REMOVAL_MS);
    expect(await removalEvents(tenantId)).toHaveLength(2);
  });

  it('cannot be approved once its time is over, though no cron has been there', async () => {
    const { tenantId, removalId } = await heldRemoval(w, 1);
    const at = w.clock.now + HELD_REMOVAL_MS;
    expect(await decideRemoval(env.DB, 'approve', { tenantId, removalId, actor: 'Ada', at })).toBe(false);
    expect(Object.values(await standing(tenantId))).toEqual(['active']);
  });

  it('and many of them at once: a cron ends as many as it can, the next one goes on', async () => {
    const { tenantId, people } = await suspendingTenant(w, 1);
    const lease = await leaseFor(w, tenantId);
    for (let i = 0; i <= EXPIRED_REMOVALS; i++) await hold(w, lease, people);
    const later = w.clock.now + HELD_REMOVAL_MS;
    // Of other tenants there may be some, too.
    expect(await expireRemovals(env.DB, later)).toBe(EXPIRED_REMOVALS);
    expect(await expireRemovals(env.DB, later)).toBeGreaterThan(0);
    expect(await expireRemovals(env.DB, later)).toBe(0);
    expect(await openHeldPeople(env.DB, tenantId)).toEqual([]);
  });
});

describe('where nobody who leaves loses anything any more, what waits is withdrawn', () => {
  const saved = async (tenantId: string) => {
    const row = await getConnection(env.DB, tenantId);
    if (!row) throw new Error('no connection');
    return row;
  };

  it('when the rule is saved as `keep`; not when anything else is saved, and not by a save that came too late', async () => {
    const { tenantId, removalId } = await heldRemoval(w, 2);
    const row = await saved(tenantId);
    const next = { ...row, version: 2, updatedAt: w.clock.now, updatedBy: 'Ada' };
    const stale = { version: 7, updatedAt: 0 };
    expect(await saveConnection(env.DB, { ...next, leavers: 'keep' }, stale, ['leavers'])).toBe(false);
    expect(await saveConnection(env.DB, { ...next, everyMinutes: 30 }, row, ['schedule.everyMinutes'])).toBe(true);
    expect((await removal(tenantId, removalId)).state).toBe('held');
    const last = { ...next, version: 3, leavers: 'keep' as const };
    expect(await saveConnection(env.DB, last, next, ['leavers'])).toBe(true);
    const ended = { state: 'withdrawn', decidedAt: w.clock.now, decidedBy: 'Ada' };
    expect(await removal(tenantId, removalId)).toMatchObject(ended);
    expect((await removalEvents(tenantId)).map(({ action }) => action)).toEqual([
      'removals.held',
      'removals.withdrawn',
    ]);
    expect(await saveConnection(env.DB, { ...last, version: 4 }, last, [])).toBe(true);
    expect(await removalEvents(tenantId)).toHaveLength(2);
  });

  it('when the connection is removed', async () => {
    const { tenantId, removalId } = await heldRemoval(w, 2);
    const row = await saved(tenantId);
    await removeConnection(env.DB, tenantId, { version: 7, updatedAt: 0 }, { actor: 'Ada', at: w.clock.now });
    expect((await removal(tenantId, removalId)).state).toBe('held');
    await removeConnection(env.DB, tenantId, row, { actor: 'Ada', at: w.clock.now });
    expect((await removal(tenantId, removalId)).state).toBe('withdrawn');
    expect((await removalEvents(tenantId)).at(-1)).toMatchObject({ actor: 'Ada', action: 'removals.withdrawn' });
    expect(Object.values(await standing(tenantId))).toEqual(['active', 'active']);
  });
});

it('a save forgets the last reading of the group', async () => {
  const tenantId = await w.tenant(w.directory());
  await env.DB.prepare(
    `INSERT INTO group_readings (tenant_id, group_id, read_at, counts, delta_link) VALUES (?, 'g', 0, '{}', 'link')`,
  )
    .bind(tenantId)
    .run();
  const row = await getConnection(env.DB, tenantId);
  if (!row) throw new Error('no connection');
  await saveConnection(env.DB, { ...row, version: 2 }, row, []);
  const left = await env.DB.prepare('SELECT 1 FROM group_readings WHERE tenant_id = ?').bind(tenantId).first();
  expect(left).toBeNull();
});
