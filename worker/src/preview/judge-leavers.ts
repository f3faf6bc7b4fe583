import { openHeldPeople } from '../store/held-removals.ts';
import { keptPeople } from '../store/leavers.ts';
import { countSettledMemberships } from '../store/people.ts';
import { keyOfPerson } from '../store/person-key.ts';
import { judgeLeavers } from '../sync/guard.ts';
import type { GroupMembership } from '../sync/leavers.ts';
import type { Leaver, MembersRead } from './evidence.ts';
import type { PreviewValues } from './gather.ts';

/**
 * What a run would do about leavers. Who keeps their access by a person's decision is left alone; who waits for one
 * already counts, but nothing more is done about them. That Microsoft's own count agrees is taken for granted: a run asks.
 *
 * @param members objects of the group
 */
export async function judgeRead(
  db: D1Database,
  { tenantId, leavers: rule, guard }: Pick<PreviewValues, 'tenantId' | 'leavers' | 'guard'>,
  members: number,
  missing: readonly GroupMembership[],
): Promise<Pick<MembersRead, 'leavers' | 'verdict'>> {
  const nothing = { action: 'none', reason: null } as const;
  if (!missing.length) return { leavers: [], verdict: nothing };
  const [kept, held, before] = await Promise.all([
    keptPeople(db, tenantId),
    openHeldPeople(db, tenantId),
    countSettledMemberships(db, tenantId),
  ]);
  const keptKeys = new Set(kept.map(keyOfPerson));
  const heldKeys = new Set(held.map(keyOfPerson));
  const leavers = missing.map((person): Leaver => {
    const key = keyOfPerson(person);
    return { ...person, standing: keptKeys.has(key) ? 'kept' : heldKeys.has(key) ? 'held' : null };
  });
  if (leavers.every(({ standing }) => standing !== null)) return { leavers, verdict: nothing };
  const asked = leavers.filter(({ standing }) => standing !== 'kept').length;
  const verdict = judgeLeavers(rule, guard, { members, before, leavers: asked, confirmed: true });
  return { leavers, verdict };
}
