import type { RunCounts } from '@production-assist/shared/api';
import type { GraphSession } from '../entra/graph.ts';
import { type GraphMember, isRedacted } from '../entra/member.ts';
import { readMembers } from '../entra/members.ts';
import { FailureError } from '../failure-error.ts';
import { PAGE_REPLANS } from '../limits.ts';
import type { StoredPeople } from '../store/people.ts';
import { NO_COUNTS } from '../store/runs.ts';
import { classify, type Decision } from './classify.ts';

/**
 * Reads the access group page by page and decides every member once. A run writes what is decided, a preview
 * remembers it; both read, and so decide, in exactly the same way.
 */
export interface People {
  /** What is stored that bears on these members, with everything decided so far. */
  lookUp(members: readonly GraphMember[]): Promise<StoredPeople>;
  /**
   * Takes the decisions on some members. `counts` and `pages` say how much of the group has been read with them.
   *
   * @returns false where somebody else wrote about the same people meanwhile: decide again
   */
  take(decisions: Decision[], counts: RunCounts, pages: number): Promise<boolean>;
}

/** What was read: every object id of the group, and who comes in. */
export interface GroupRead {
  seen: ReadonlySet<string>;
  counts: RunCounts;
  /** How many of them are in the tenant through the group, once every decision is taken. */
  present: number;
  /** Users Graph would not show. Where there are any, nothing may be concluded from who is missing. */
  redacted: number;
}

/**
 * @param onRedacted what to do with a page that has redacted users: `stop` before anything of it is taken, or `list`
 *   them as skipped
 * @throws FailureError `members-redacted`, `storage-unavailable`, or Graph's own
 */
export async function readGroup(
  graph: GraphSession,
  groupId: string,
  directoryId: string,
  people: People,
  onRedacted: 'stop' | 'list',
): Promise<GroupRead> {
  const seen = new Set<string>();
  const waiting = new Map<string, GraphMember>();
  const decided = { has: (objectId: string) => seen.has(objectId) && !waiting.has(objectId) };
  let counts = NO_COUNTS;
  let pages = 0;
  let redacted = 0;
  let present = 0;

  const decide = async (members: readonly GraphMember[], more: boolean) => {
    for (let attempt = 0; attempt < PAGE_REPLANS; attempt++) {
      const stored = await people.lookUp(members);
      const { decisions, deferred } = classify({ directoryId, members, ...stored, decided, more });
      const sum = decisions.reduce(countDecision, counts);
      if (await people.take(decisions, sum, pages)) {
        counts = sum;
        present += decisions.filter((decision) => decision.action !== 'skip' || decision.wasMember).length;
        return deferred;
      }
    }
    throw new FailureError('storage-unavailable');
  };

  for await (const page of readMembers(graph, groupId)) {
    pages++;
    const members = page.filter((member) => {
      // Someone who comes on two pages counts once.
      if (seen.has(member.objectId)) return false;
      seen.add(member.objectId);
      return true;
    });
    redacted += members.filter(isRedacted).length;
    if (redacted && onRedacted === 'stop') throw redactedFailure();
    for (const member of await decide(members, true)) waiting.set(member.objectId, member);
  }
  if (waiting.size) {
    const members = [...waiting.values()];
    await decide(members, false);
  }
  return { seen, counts, present, redacted };
}

/** The failure of a read in which Graph would not show a user. */
export function redactedFailure(): FailureError {
  return new FailureError('members-redacted', { params: { permission: 'User.Read.All' } });
}

const COUNTED = { create: 'created', add: 'added', update: 'updated', unchanged: 'unchanged' } as const;

/** Adds one decision to the counts: `members = fetched + others`, `fetched = processed + skipped`. */
export function countDecision(counts: RunCounts, decision: Decision): RunCounts {
  const sum = { ...counts, members: counts.members + 1 };
  if (!decision.isUser) return { ...sum, others: sum.others + 1 };
  sum.fetched++;
  if (decision.action === 'skip') return { ...sum, skipped: sum.skipped + 1 };
  sum.processed++;
  sum[COUNTED[decision.action]]++;
  return sum;
}
