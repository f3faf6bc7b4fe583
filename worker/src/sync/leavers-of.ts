import { CSV_ROWS } from '../limits.ts';
import { groupMemberships } from '../store/people.ts';
import { type GroupMembership, leaversAmong } from './leavers.ts';

/** A tenant's leavers, some thousand memberships at a time. Only to be asked after a complete, unredacted read. */
export async function* leaversOf(
  db: D1Database,
  tenantId: string,
  directoryId: string,
  seen: ReadonlySet<string>,
): AsyncGenerator<GroupMembership[]> {
  let after: GroupMembership | null = null;
  for (;;) {
    const memberships: GroupMembership[] = await groupMemberships(db, tenantId, after, CSV_ROWS);
    yield leaversAmong(memberships, directoryId, seen);
    after = memberships.at(-1) ?? null;
    if (!after || memberships.length < CSV_ROWS) return;
  }
}
