import type { Member } from '@production-assist/shared/api';
import { MEMBER_ACTIONS, type MemberAction } from '@production-assist/shared/people';
import { plainText } from '@production-assist/shared/plain-text';

/** The people of a preview as they are listed: by what would happen with them. Pure. */

export type PreviewRow = { kind: 'heading'; action: MemberAction; count: number } | { kind: 'person'; member: Member };

/** Groups in the order they are shown: what changes, what stays, who goes, who stays out. */
export const ORDER = [
  'create',
  'add',
  'update',
  'unchanged',
  'leave',
  'skip',
] as const satisfies readonly MemberAction[];

/** How many members there are of each action. */
export function countsOf(members: readonly Member[]): Record<MemberAction, number> {
  const counts = Object.fromEntries(MEMBER_ACTIONS.map((action) => [action, 0])) as Record<MemberAction, number>;
  for (const { action } of members) counts[action] += 1;
  return counts;
}

/**
 * Rows of the list: a heading for each group that has somebody, and below it its people by name.
 *
 * @param wanted `only`: one action, or null for all; `search`: part of a name, an address or a reason
 */
export function rowsOf(
  members: readonly Member[],
  wanted: { only: MemberAction | null; search: string },
  compare: (a: string, b: string) => number,
): PreviewRow[] {
  const search = plainText(wanted.search);
  const fits = (member: Member) =>
    (wanted.only === null || member.action === wanted.only) &&
    (search === '' ||
      [member.displayName, member.email, member.detail].some((text) => text && plainText(text).includes(search)));
  const groups = Map.groupBy(members.filter(fits), (member) => member.action);
  return ORDER.flatMap((action): PreviewRow[] => {
    const people = groups.get(action);
    if (!people) return [];
    const sorted = people.toSorted((a, b) => compare(nameOf(a), nameOf(b)));
    return [
      { kind: 'heading', action, count: people.length },
      ...sorted.map((member) => ({ kind: 'person', member }) as const),
    ];
  });
}

/** What somebody is called, as far as that is known. */
export function nameOf({ displayName, email, objectId }: Pick<Member, 'displayName' | 'email' | 'objectId'>): string {
  return displayName ?? email ?? objectId;
}
