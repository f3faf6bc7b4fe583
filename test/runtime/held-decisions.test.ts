import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { HELD_REMOVAL_MS } from '../../worker/src/limits.ts';
import { returnedStatements } from '../../worker/src/store/held-by-runs.ts';
import { decideRemoval, type RemovalDecision } from '../../worker/src/store/held-decisions.ts';
import type { PersonKey } from '../../worker/src/store/person-key.ts';
import { addPeople, heldRemoval, hold, leaseFor, listed, removal, removalEvents, standing } from './held.ts';
import { createWorld, type World } from './world.ts';

let w: World;
beforeAll(async () => {
  w = await createWorld();
});

interface Place {
  tenantId: string;
  removalId: string;
}

/** Decides, a moment after whatever was before. */
const decide = ({ tenantId, removalId }: Place, decision: RemovalDecision, actor = 'Ada') => {
  w.clock.now += 1;
  return decideRemoval(env.DB, decision, { tenantId, removalId, actor, at: w.clock.now });
};

const change = (tenantId: string, { objectId }: PersonKey, set: string, source = 'group') =>
  env.DB.prepare(`UPDATE memberships SET ${set} WHERE tenant_id = ? AND object_id = ? AND source = ?`)
    .bind(tenantId, objectId, source)
    .run();

const since = async (tenantId: string) => {
  const { results } = await env.DB.prepare('SELECT DISTINCT since FROM memberships WHERE tenant_id = ?')
    .bind(tenantId)
    .all<{ since: number }>();
  return results.map((row) => row.since);
};

async function heldWith(count: number) {
  const place = await heldRemoval(w, count);
  const [first, ...others] = place.people;
  if (!first) throw new Error('nobody');
  return { ...place, first, others };
}

describe('an approval', () => {
  it('takes access from everybody on the list, and is recorded with who decided', async () => {
    const place = await heldWith(3);
    expect(await decide(place, 'approve')).toBe(true);
    expect(Object.values(await standing(place.tenantId))).toEqual(['suspended', 'suspended', 'suspended']);
    expect(await since(place.tenantId)).toEqual([w.clock.now]);
    const decided = { state: 'approved', decidedAt: w.clock.now, decidedBy: 'Ada', people: 3 };
    expect(await removal(place.tenantId, place.removalId)).toMatchObject(decided);
    expect((await removalEvents(place.tenantId)).at(-1)).toEqual({
      actor: 'Ada',
      action: 'removals.approved',
      detail: { removalId: place.removalId, people: 3 },
    });
  });

  it('leaves alone who is not on the list, who is there from elsewhere, and whom somebody suspended before', async () => {
    const place = await heldWith(3);
    const { tenantId, first, others } = place;
    const [outsider] = await addPeople(w, tenantId, 1);
    // On the list, and in by an invitation too.
    await env.DB.prepare(
      `INSERT INTO memberships SELECT tenant_id, directory_id, object_id, 'invited', state, since, NULL FROM memberships
       WHERE tenant_id = ? AND object_id = ?`,
    )
      .bind(tenantId, first.objectId)
      .run();
    if (others[0]) await change(tenantId, others[0], `state = 'suspended', since = 5`);
    await decide(place, 'approve');
    expect((await standing(tenantId))[outsider?.objectId ?? '']).toBe('active');
    const { results } = await env.DB.prepare(
      `SELECT source, state FROM memberships WHERE tenant_id = ? AND object_id = ? ORDER BY source`,
    )
      .bind(tenantId, first.objectId)
      .all();
    expect(results).toEqual([
      { source: 'group', state: 'suspended' },
      { source: 'invited', state: 'active' },
    ]);
    expect(await since(tenantId)).toContain(5);
    expect((await removalEvents(tenantId)).at(-1)?.detail).toMatchObject({ people: 2 });
  });

  it('acts on nobody whom a run took off the list at the same moment', async () => {
    const place = await heldWith(2);
    const { tenantId, removalId, first } = place;
    const lease = await leaseFor(w, tenantId);
    const back = returnedStatements(env.DB, lease, [{ removalId, ...first }], w.clock.now);
    await Promise.all([env.DB.batch(back), decide(place, 'approve')]);
    const state = (await standing(tenantId))[first.objectId];
    // Whichever was first: on the list and suspended, or neither.
    expect((await listed(tenantId, removalId)).includes(first.objectId)).toBe(state === 'suspended');
  });
});

describe('a rejection', () => {
  it('lets everybody on the list keep their access', async () => {
    const place = await heldWith(2);
    expect(await decide(place, 'reject')).toBe(true);
    expect(Object.values(await standing(place.tenantId))).toEqual(['active kept', 'active kept']);
    expect(await removal(place.tenantId, place.removalId)).toMatchObject({ state: 'rejected', decidedBy: 'Ada' });
    expect((await removalEvents(place.tenantId)).at(-1)).toEqual({
      actor: 'Ada',
      action: 'removals.rejected',
      detail: { removalId: place.removalId, people: 2 },
    });
  });
});

describe('two decisions', () => {
  it.each([
    ['approve', 'approve'],
    ['approve', 'reject'],
    ['reject', 'approve'],
    ['reject', 'reject'],
  ] as const)('%s and %s: the second one finds nothing to do', async (first, second) => {
    const place = await heldWith(2);
    expect(await decide(place, first)).toBe(true);
    const before = [await standing(place.tenantId), await removal(place.tenantId, place.removalId)];
    expect(await decide(place, second, 'Grace')).toBe(false);
    expect([await standing(place.tenantId), await removal(place.tenantId, place.removalId)]).toEqual(before);
    expect(await removalEvents(place.tenantId)).toHaveLength(2);
  });

  it('at once: one of them is carried out, whole', async () => {
    const place = await heldWith(20);
    const done = await Promise.all([decide(place, 'approve', 'Ada'), decide(place, 'reject', 'Grace')]);
    expect([...done].sort()).toEqual([false, true]);
    const expected = done[0] ? 'suspended' : 'active kept';
    expect(new Set(Object.values(await standing(place.tenantId)))).toEqual(new Set([expected]));
    expect(await removalEvents(place.tenantId)).toHaveLength(2);
  });

  it('of another tenant, or about nothing: none', async () => {
    const place = await heldWith(1);
    expect(await decide({ ...place, tenantId: 'another' }, 'approve')).toBe(false);
    expect(await decide({ ...place, removalId: 'none' }, 'approve')).toBe(false);
    expect(Object.values(await standing(place.tenantId))).toEqual(['active']);
  });
});

describe('a decision that is taken back', () => {
  it('an approval: they have access again, since when they had it, and the removal waits anew', async () => {
    const place = await heldWith(2);
    const before = await since(place.tenantId);
    await decide(place, 'approve');
    expect(await decide(place, 'reopen', 'Grace')).toBe(true);
    expect(Object.values(await standing(place.tenantId))).toEqual(['active', 'active']);
    expect(await since(place.tenantId)).toEqual(before);
    expect(await removal(place.tenantId, place.removalId)).toMatchObject({
      state: 'held',
      people: 2,
      expiresAt: w.clock.now + HELD_REMOVAL_MS,
      decidedAt: null,
      decidedBy: null,
    });
    expect((await removalEvents(place.tenantId)).at(-1)).toEqual({
      actor: 'Grace',
      action: 'removals.reopened',
      detail: { removalId: place.removalId, people: 2 },
    });
    // And can be decided about like any other.
    expect(await decide(place, 'reject')).toBe(true);
    expect(Object.values(await standing(place.tenantId))).toEqual(['active kept', 'active kept']);
  });

  it('a rejection: nobody is to keep their access any more', async () => {
    const place = await heldWith(2);
    await decide(place, 'reject');
    await decide(place, 'reopen');
    expect(Object.values(await standing(place.tenantId))).toEqual(['active', 'active']);
    expect(await decide(place, 'approve')).toBe(true);
    expect(Object.values(await standing(place.tenantId))).toEqual(['suspended', 'suspended']);
  });

  it.each(['approve', 'reject'] as const)('%s: who returned to the group since waits no more', async (decision) => {
    const place = await heldWith(3);
    const { tenantId, removalId, first } = place;
    await decide(place, decision);
    w.clock.now += 1000;
    // As a run does with somebody it reads in the group again.
    await change(
      tenantId,
      first,
      `state = 'active', since = iif(state = 'active', since, ${w.clock.now}), kept_at = NULL`,
    );
    await decide(place, 'reopen');
    expect(await listed(tenantId, removalId)).not.toContain(first.objectId);
    expect(await listed(tenantId, removalId)).toHaveLength(2);
    await decide(place, 'approve');
    expect((await standing(tenantId))[first.objectId]).toBe('active');
    expect(Object.values(await standing(tenantId)).sort()).toEqual(['active', 'suspended', 'suspended']);
  });

  it('is over where everybody on the list has returned since', async () => {
    const place = await heldWith(1);
    const { tenantId, removalId, first } = place;
    await decide(place, 'approve');
    w.clock.now += 1000;
    await change(tenantId, first, `state = 'active', since = ${w.clock.now}`);
    expect(await decide(place, 'reopen')).toBe(true);
    expect(await removal(tenantId, removalId)).toMatchObject({ state: 'returned', people: 0, decidedAt: w.clock.now });
    expect(await standing(tenantId)).toEqual({ [first.objectId]: 'active' });
  });

  it('gives nothing back to who returned and was suspended by somebody else since', async () => {
    const place = await heldWith(2);
    await decide(place, 'approve');
    w.clock.now += 1000;
    await change(place.tenantId, place.first, `state = 'suspended', since = ${w.clock.now}`);
    await decide(place, 'reopen');
    expect((await standing(place.tenantId))[place.first.objectId]).toBe('suspended');
    expect(Object.values(await standing(place.tenantId)).sort()).toEqual(['active', 'suspended']);
  });

  it('keeps who was kept by another decision, and nobody waits on two lists', async () => {
    const place = await heldWith(3);
    const { tenantId, removalId, first, others } = place;
    await decide(place, 'reject');
    // Two of them return, and leave again: one is kept by another decision, one waits on another list.
    const [second] = others;
    if (!second) throw new Error('nobody');
    await change(tenantId, first, `kept_at = ${w.clock.now + 500}`);
    await change(tenantId, second, 'kept_at = NULL');
    const other = await hold(w, await leaseFor(w, tenantId), [second]);
    await decide(place, 'reopen');
    expect((await standing(tenantId))[first.objectId]).toBe('active kept');
    expect(await listed(tenantId, other)).toEqual([second.objectId]);
    expect(await listed(tenantId, removalId)).not.toContain(second.objectId);
  });

  it('is not there to be taken back: what waits, what has expired, what was withdrawn', async () => {
    const place = await heldWith(1);
    expect(await decide(place, 'reopen')).toBe(false);
    for (const state of ['expired', 'returned', 'withdrawn']) {
      await env.DB.prepare('UPDATE held_removals SET state = ? WHERE removal_id = ?')
        .bind(state, place.removalId)
        .run();
      expect(await decide(place, 'reopen')).toBe(false);
    }
  });

  it('waits for nobody where the rule is `keep` by now; access is given back all the same', async () => {
    const place = await heldWith(1);
    await decide(place, 'approve');
    await env.DB.prepare(`UPDATE connections SET leavers = 'keep' WHERE tenant_id = ?`).bind(place.tenantId).run();
    expect(await decide(place, 'reopen')).toBe(true);
    const ended = { state: 'withdrawn', decidedAt: w.clock.now, decidedBy: 'Ada' };
    expect(await removal(place.tenantId, place.removalId)).toMatchObject(ended);
    expect(Object.values(await standing(place.tenantId))).toEqual(['active']);
  });
});
