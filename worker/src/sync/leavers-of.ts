import { CSV_ROWS } from '../limits.ts';
import { groupMemberships } from '../store/people.ts';
import { type GroupMembership, leaversAmong } from './leavers.ts';
import type { SeenIds } from './seen-ids.ts';

/** A tenant's leavers, some thousand memberships at a time. Only to be asked after a complete, unredacted read. */
export async function* leaversOf(
  db: D1Database,
  tenantId: string,
  directoryId: string,
  seen: SeenIds,
): AsyncGenerator<GroupMembership[]> {
  let after: GroupMembership | null = null;
  for (;;) {
    const memberships: GroupMembership[] = await groupMemberships(db, tenantId, after, CSV_ROWS);
    const asked = memberships.filter((person) => person.directoryId === directoryId);
    yield leaversAmong(memberships, directoryId, await seen.among(asked.map(({ objectId }) => objectId)));
    after = memberships.at(-1) ?? null;
    if (!after || memberships.length < CSV_ROWS) return;
  }
}
