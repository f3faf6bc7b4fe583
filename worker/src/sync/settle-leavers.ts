import type { RunCounts } from '@production-assist/shared/api';
import type { GraphSession } from '../entra/graph.ts';
import { countUsers, readMemberIds } from '../entra/members.ts';
import { FailureError } from '../failure-error.ts';
import { READING_MAX_MS } from '../limits.ts';
import type { ConnectionRow } from '../store/connections.ts';
import { holdStatements, returnedStatements } from '../store/held-by-runs.ts';
import { openHeldPeople } from '../store/held-removals.ts';
import { newId } from '../store/ids.ts';
import { sparedAdmins } from '../store/last-admin.ts';
import {
  forgetKeptStatements,
  hasHeldRemovals,
  keptPeople,
  readmitStatements,
  suspendedSince,
  suspendStatements,
} from '../store/leavers.ts';
import { countGroupMemberships, countSettledMemberships } from '../store/people.ts';
import { keyOfPerson, type PersonKey } from '../store/person-key.ts';
import type { RunLease } from '../store/run-lease.ts';
import { judgeLeavers } from './guard.ts';
import { leaversOf } from './leavers-of.ts';
import type { GroupRead } from './read-group.ts';
import { trustedGroup } from './trusted-group.ts';

/** A complete, unredacted reading, and what is needed to judge who is missing from it. */
export interface ReadingEnd {
  lease: RunLease;
  connection: ConnectionRow;
  graph: GraphSession;
  groupId: string;
  read: GroupRead;
  /** When the reading began, in ms since 1970. */
  startedAt: number;
  /** ms since 1970 */
  now: () => number;
  /** Shows that the run's owner is alive. */
  keepLease: () => Promise<void>;
}

/** What becomes of the leavers: counts, and the statements to carry out with the run's end. */
export interface LeaversSettled {
  counts: Pick<RunCounts, 'leavers' | 'suspended' | 'held'>;
  statements: D1PreparedStatement[];
}

/**
 * Judges everybody who had access through the group and was not read in it. Writes nothing itself.
 *
 * @throws FailureError `members-incomplete` where the reading was not whole; those of `trustedGroup`; Graph's own
 */
export async function settleLeavers(db: D1Database, end: ReadingEnd): Promise<LeaversSettled> {
  const { lease, connection, graph, groupId, read, startedAt, now } = end;
  const { tenantId, directoryId } = connection;
  const whoIsBack = async <Person extends PersonKey>(people: readonly Person[]): Promise<Person[]> => {
    const here = people.filter((person) => person.directoryId === directoryId);
    const back = await read.seen.among(here.map(({ objectId }) => objectId));
    return here.filter(({ objectId }) => back.has(objectId));
  };
  const hasHeld = await hasHeldRemovals(db, tenantId);
  // Approved while they were being read: they counted as present, and are in the group.
  const readmitted = hasHeld ? await whoIsBack(await suspendedSince(db, tenantId, startedAt)) : [];
  const total = (await countGroupMemberships(db, tenantId)) + readmitted.length;
  const leavers = Math.max(0, total - read.present);
  const missing: PersonKey[] = [];
  if (leavers && connection.leavers === 'suspend') {
    for await (const some of leaversOf(db, tenantId, directoryId, read.seen)) missing.push(...some);
  }
  // Read after the leavers, so that whoever decides meanwhile is heard.
  const open = hasHeld ? await openHeldPeople(db, tenantId) : [];
  const kept = hasHeld ? await keptPeople(db, tenantId) : [];
  const returned = await whoIsBack(open);
  const keptAndBack = await whoIsBack(kept);
  // Asking Microsoft takes its time. Who looks through the people meanwhile must find in the next review what is written
  // only then: so it is of the time at which nothing is left to be asked.
  const backStatements = (at: number) => [
    ...readmitStatements(db, lease, readmitted, at),
    ...returnedStatements(db, lease, returned, at),
    ...forgetKeptStatements(db, lease, keptAndBack, at),
  ];
  const counts = { leavers, suspended: 0, held: open.length - returned.length };

  const keptKeys = new Set(kept.map(keyOfPerson));
  const openKeys = new Set(open.map(keyOfPerson));
  const asked = missing.filter((person) => !keptKeys.has(keyOfPerson(person)));
  const fresh = asked.filter((person) => !openKeys.has(keyOfPerson(person)));
  // Whoever an old reading missed may be back by now; the next one judges.
  const judgedAt = now();
  if (!fresh.length || judgedAt - startedAt > READING_MAX_MS) return { counts, statements: backStatements(judgedAt) };

  const confirmed = await countAgrees(end);
  // Those of this run are known to it; those of a run that stopped, or of this one before it began anew, are not.
  const settled = (await countSettledMemberships(db, tenantId)) + readmitted.length;
  const before = Math.max(asked.length, Math.min(settled, total - read.counts.created - read.counts.added));
  const guard = { people: connection.guardPeople, percent: connection.guardPercent };
  const seen = { members: read.seen.size, before, leavers: asked.length, confirmed };
  const verdict = judgeLeavers(connection.leavers, guard, seen);
  if (verdict.action === 'suspend') await lookAgain(end, fresh);
  // Asked last: of a group that has become hidden since, or another one, list and count are empty and look fine.
  await trustedGroup(graph, groupId);
  const at = now();
  const statements = backStatements(at);
  if (verdict.action === 'hold') {
    const { reason } = verdict;
    const removal = { removalId: newId(at), reason, peopleBefore: before, people: fresh };
    statements.push(...holdStatements(db, lease, removal, at));
    counts.held += fresh.length;
  } else if (verdict.action === 'suspend') {
    const spared = new Set((await sparedAdmins(db, tenantId, fresh)).map(keyOfPerson));
    const leaving = fresh.filter((person) => !spared.has(keyOfPerson(person)));
    statements.push(...suspendStatements(db, lease, leaving, at));
    counts.suspended = leaving.length;
  }
  return { counts, statements };
}

/**
 * Whether Microsoft's own count agrees that nobody is missing from the reading; false where there is no count.
 *
 * @throws FailureError `members-incomplete` where it does not agree
 */
async function countAgrees({ graph, groupId, read }: ReadingEnd): Promise<boolean> {
  const counted = await countUsers(graph, groupId);
  if (counted !== null && counted > read.counts.fetched) throw incomplete(counted, read.counts.fetched);
  return counted !== null;
}

/**
 * Reads the group's ids once more before anybody loses access: a page that got lost is seldom lost twice, and the count
 * does not know the newest members yet.
 *
 * @throws FailureError `members-incomplete` where somebody who should leave is there now
 */
async function lookAgain({ graph, groupId, connection, read, keepLease }: ReadingEnd, leaving: readonly PersonKey[]) {
  const gone = new Set(
    leaving.flatMap((person) => (person.directoryId === connection.directoryId ? person.objectId : [])),
  );
  let found = 0;
  for await (const ids of readMemberIds(graph, groupId)) {
    found += ids.filter((id) => gone.has(id)).length;
    await keepLease();
  }
  if (found) throw incomplete(read.counts.fetched + found, read.counts.fetched);
}

function incomplete(counted: number, read: number): FailureError {
  return new FailureError('members-incomplete', { params: { counted, read } });
}
