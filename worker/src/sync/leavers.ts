/** Someone with access through the access group. */
export interface GroupMembership {
  directoryId: string;
  objectId: string;
  displayName: string | null;
  email: string;
}

/**
 * Leavers among some memberships: who had access through the group and is not in it any more. Only to be asked after
 * a complete, unredacted read.
 *
 * @param seen object ids, of those among them, that were read from the group, whether they came in or not
 */
export function leaversAmong(
  memberships: readonly GroupMembership[],
  directoryId: string,
  seen: ReadonlySet<string>,
): GroupMembership[] {
  return memberships.filter((person) => person.directoryId !== directoryId || !seen.has(person.objectId));
}
