import type { RunCounts } from '@production-assist/shared/api';
import type { GraphSession } from '../entra/graph.ts';
import { type GraphMember, isRedacted } from '../entra/member.ts';
import { readMembers } from '../entra/members.ts';
import { FailureError } from '../failure-error.ts';
import { BARREN_PAGES, PAGE_REPLANS } from '../limits.ts';
import type { StoredPeople } from '../store/people.ts';
import { NO_COUNTS } from '../store/runs.ts';
import { classify, type Decision } from './classify.ts';
import type { SeenIds } from './seen-ids.ts';

/**
 * Reads the access group page by page and decides every member once. A run writes what is decided, a preview
 * remembers it; both read, and so decide, in exactly the same way.
 */
export interface People {
  /** What is stored that bears on these members, with everything decided so far. */
  lookUp(members: readonly GraphMember[]): Promise<StoredPeople>;
  /**
   * Takes the decisions on some members.
   *
   * @param at where the reading stands with them
   * @returns false where somebody else wrote about the same people meanwhile: decide again
   */
  take(decisions: Decision[], at: ReadAt): Promise<boolean>;
}

/** Where a reading stands: what has been read and decided, and where it goes on. */
export interface ReadPosition {
  counts: RunCounts;
  /** Pages that were read. */
  pages: number;
  /** How many of the members decided are in the tenant through the group. */
  present: number;
  /** Link of the page to go on with; null: all were read, or none yet. */
  next: string | null;
  /** Whether those who waited for the end are decided. */
  settled: boolean;
}

/** A position just reached, with what was new on the page that was read last; null at the end of the read. */
export interface ReadAt extends ReadPosition {
  page: { objectIds: string[]; waiting: GraphMember[] } | null;
}

/** A reading to go on with. */
export interface ReadSoFar extends ReadPosition {
  seen: SeenIds;
  waiting: Map<string, GraphMember>;
}

/** Where every reading begins. */
export function readNothing(seen: SeenIds): ReadSoFar {
  const nothing = { counts: NO_COUNTS, pages: 0, present: 0, next: null, settled: false };
  return { ...nothing, seen, waiting: new Map() };
}

/** What was read: every object id of the group, and who comes in. */
export interface GroupRead {
  /** False where the pages of this turn were read and more are to come. */
  complete: boolean;
  seen: SeenIds;
  counts: RunCounts;
  /** How many of them are in the tenant through the group, once every decision is taken. */
  present: number;
  /** Users Graph would not show. Where there are any, nothing may be concluded from who is missing. */
  redacted: number;
}

/** How a group is read. */
export interface ReadOptions {
  /** What to do with a page that has redacted users: `stop` before anything of it is taken, or `list` them as skipped. */
  onRedacted: 'stop' | 'list';
  /** Where to begin, or to go on. */
  from: ReadSoFar;
  /** Pages to read in this turn at most. */
  pages?: number;
}

/**
 * @throws FailureError `members-redacted`, `storage-unavailable`, or Graph's own
 */
export async function readGroup(
  graph: GraphSession,
  groupId: string,
  directoryId: string,
  people: People,
  { onRedacted, from, pages: limit = Number.POSITIVE_INFINITY }: ReadOptions,
): Promise<GroupRead> {
  const { seen, waiting } = from;
  let at: ReadPosition = from;
  let redacted = 0;
  let barren = 0;

  /** @returns who has to wait for the end of the read */
  const decide = async (
    members: readonly GraphMember[],
    reached: Omit<ReadPosition, 'counts' | 'present'>,
    ids: string[] | null,
  ) => {
    for (let attempt = 0; attempt < PAGE_REPLANS; attempt++) {
      const stored = await people.lookUp(members);
      const earlier = await seen.among(otherHolders(stored.holders, directoryId, members));
      const decided = { has: (objectId: string) => earlier.has(objectId) && !waiting.has(objectId) };
      const { decisions, deferred } = classify({ directoryId, members, ...stored, decided, more: ids !== null });
      const present = decisions.filter((decision) => decision.action !== 'skip' || decision.wasMember).length;
      const position = {
        ...reached,
        counts: decisions.reduce(countDecision, at.counts),
        present: at.present + present,
      };
      const page = ids && { objectIds: ids, waiting: deferred };
      if (await people.take(decisions, { ...position, page })) {
        at = position;
        return deferred;
      }
    }
    throw new FailureError('storage-unavailable');
  };

  if (at.pages === 0 || at.next !== null) {
    for await (const { members, next } of readMembers(graph, groupId, at.next, limit)) {
      const again = await seen.among(members.map(({ objectId }) => objectId));
      const once = new Set(again);
      const fresh = members.filter(({ objectId }) => {
        // Someone who comes twice, on one page or on two, counts once.
        if (once.has(objectId)) return false;
        once.add(objectId);
        return true;
      });
      barren = fresh.length ? 0 : barren + 1;
      if (barren > BARREN_PAGES) throw new FailureError('graph-unreadable');
      redacted += fresh.filter(isRedacted).length;
      if (redacted && onRedacted === 'stop') throw redactedFailure();
      const ids = fresh.map((member) => member.objectId);
      const deferred = await decide(fresh, { pages: at.pages + 1, next, settled: false }, ids);
      seen.add(ids);
      for (const member of deferred) waiting.set(member.objectId, member);
    }
  }
  const complete = at.next === null;
  if (complete && waiting.size && !at.settled) {
    await decide([...waiting.values()], { pages: at.pages, next: null, settled: true }, null);
  }
  return { complete, seen, counts: at.counts, present: at.present, redacted };
}

/** Who else of the directory has an address somebody on the page asks for: they may have been read, or come later. */
function otherHolders(
  holders: StoredPeople['holders'],
  directoryId: string,
  members: readonly GraphMember[],
): string[] {
  const onPage = new Set(members.map(({ objectId }) => objectId));
  const others = [...holders.values()].flat().filter((holder) => holder.directoryId === directoryId);
  return others.map(({ objectId }) => objectId).filter((objectId) => !onPage.has(objectId));
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
