import type { RunCounts, RunMode } from '@production-assist/shared/api';
import type { Failure } from '@production-assist/shared/failures';
import { logLines } from '@production-assist/shared/guide';
import { sealingKeys } from '../config.ts';
import { linkFromNow, mayHaveChanged } from '../entra/delta.ts';
import { GraphSession } from '../entra/graph.ts';
import type { Network } from '../entra/network.ts';
import { FailureError, failureOf } from '../failure-error.ts';
import { DELTA_MEMBERS, TOKEN_MARGIN_MS } from '../limits.ts';
import { kindOf, log } from '../log.ts';
import { type ConnectionRow, getConnection, rememberGroupStatements } from '../store/connections.ts';
import { type GroupReading, getGroupReading, rememberReadingStatement } from '../store/group-readings.ts';
import { type Checkpoint, forgetPagesStatement, openToken } from '../store/run-checkpoint.ts';
import { type RunLease, type RunProgress, renewLease, type TakenRun } from '../store/run-lease.ts';
import { NO_COUNTS } from '../store/runs.ts';
import { explainDenied } from './denied.ts';
import { begunReading, readForRun } from './read-for-run.ts';
import { readNothing } from './read-group.ts';
import { RunCredential } from './run-credential.ts';
import { SeenOnPages } from './seen-ids.ts';
import { settleLeavers } from './settle-leavers.ts';
import { trustedGroup } from './trusted-group.ts';

/** What a turn of a run came to. `progress` is what it had done by then. */
export interface RunOutcome {
  /**
   * `ended`: to be recorded, as failed where there is a failure. `paused`: its pages of this turn are read, more are to
   * come. `superseded`: another owner, or a change of the connection, took the run away: nothing is left to record.
   */
  state: 'ended' | 'paused' | 'superseded';
  progress: RunProgress;
  mode: RunMode;
  failure: Failure | null;
  log: string[];
  /** To be carried out with the end. */
  statements: D1PreparedStatement[];
  /** Whether pages were read that need not be read again. */
  moved: boolean;
  /** Whether its end discards a credential. */
  discards: boolean;
}

/** Failures after which a reading cannot go on where it stopped. */
const BEGINS_ANEW: ReadonlySet<string> = new Set<Failure['code']>([
  'graph-page-expired',
  'graph-query-refused',
  'graph-unreadable',
  'members-incomplete',
]);

/** Whether a run that stopped with this failure may go on where it is. */
export function goesOn(failure: Failure): boolean {
  return !BEGINS_ANEW.has(failure.code);
}

/**
 * One turn of a sync of one tenant: token, group, pages of members, each written while the next one is fetched; at the
 * end, who left. Never throws: what went wrong is in the outcome.
 */
export async function runSync(
  env: Env,
  network: Network,
  lease: RunLease,
  run: TakenRun,
  slicePages: number,
): Promise<RunOutcome> {
  const progress: RunProgress = { ...run.progress };
  const outcome: RunOutcome = {
    state: 'ended',
    progress,
    mode: 'full',
    failure: null,
    log: [],
    statements: [],
    moved: false,
    discards: false,
  };
  let graph: GraphSession | null = null;
  let signedIn: RunCredential | null = null;
  const learned = (full: boolean) => signedIn?.statements(env.DB, lease, full, network.now()) ?? [];
  const note = () => {
    if (!graph) return;
    progress.roles = graph.roles;
    progress.graphRequests = run.progress.graphRequests + graph.requests;
  };
  try {
    const connection = await getConnection(env.DB, lease.tenantId);
    if (!connection) throw new FailureError('connection-missing');
    const { directoryId } = connection;
    const begun = await begunReading(env.DB, lease, run);
    const checkpoint = begun?.checkpoint ?? null;
    const startedAt = begun ? run.startedAt : network.now();
    if (!begun) Object.assign(progress, { counts: NO_COUNTS, pages: 0 });
    const credential = await RunCredential.open(env, network, lease, connection, checkpoint);
    signedIn = credential;
    graph = await openSession(env, network, lease, credential, checkpoint);
    const reading = checkpoint ? null : await getGroupReading(env.DB, lease.tenantId);
    if (run.mode === 'delta' && reading && (await isUnchanged(graph, connection, reading))) {
      note();
      progress.counts = countsUnchanged(reading.counts);
      return {
        ...outcome,
        mode: 'delta',
        statements: learned(false),
        log: [`No change in the group of tenant ${directoryId}`],
      };
    }
    const groupId = checkpoint?.groupId ?? (await trustedGroup(graph, connection.groupId)).id;
    const deltaLink = checkpoint ? checkpoint.deltaLink : await nextDeltaLink(graph, connection, reading, groupId);
    note();
    const read = await readForRun(env, network, {
      lease,
      directoryId,
      graph,
      groupId,
      from: begun?.soFar ?? readNothing(new SeenOnPages(env.DB, lease)),
      deltaLink,
      credential: () => credential.used,
      progress,
      pages: slicePages,
      onKept: () => {
        outcome.moved = true;
      },
    });
    if (!read.complete) return { ...outcome, state: 'paused' };
    const keepLease = () => renewLease(env.DB, lease, network.now());
    const end = { lease, connection, graph, groupId, read, startedAt, now: () => network.now(), keepLease };
    const settled = await settleLeavers(env.DB, end);
    note();
    progress.counts = { ...read.counts, ...settled.counts };
    const newReading: GroupReading = { groupId, readAt: startedAt, counts: progress.counts, deltaLink };
    return {
      ...outcome,
      discards: credential.proves,
      statements: [
        ...learned(true),
        ...settled.statements,
        ...rememberGroupStatements(env.DB, connection, groupId),
        rememberReadingStatement(env.DB, lease, newReading),
        ...(progress.pages > 1 ? [forgetPagesStatement(env.DB, lease)] : []),
      ],
      log: logLines({ directoryId, tenantId: lease.tenantId, ...progress.counts }),
    };
  } catch (error) {
    note();
    const failure = explainDenied(failureOf(error), progress.roles);
    if (failure.code === 'internal') reportUnforeseen(error);
    const state = failure.code === 'run-superseded' ? 'superseded' : 'ended';
    return { ...outcome, state, failure, statements: learned(false) };
  }
}

/** The counts of a reading since which nothing has changed: who lost their access then is no leaver any more. */
function countsUnchanged(counts: RunCounts): RunCounts {
  const leavers = counts.leavers - counts.suspended;
  return { ...counts, created: 0, added: 0, updated: 0, unchanged: counts.processed, leavers, suspended: 0 };
}

/** Goes on with the token of the owner before, while that is good; else signs in. */
async function openSession(
  env: Env,
  network: Network,
  lease: RunLease,
  { source }: RunCredential,
  checkpoint: Checkpoint | null,
): Promise<GraphSession> {
  if (checkpoint && checkpoint.tokenUntil - TOKEN_MARGIN_MS > network.now()) {
    const token = await openToken(sealingKeys(env), lease, checkpoint);
    if (token) return GraphSession.resume(network, source, token);
  }
  return GraphSession.open(network, source);
}

/** Whether Microsoft says that nothing has changed since the last reading; of the same group. */
async function isUnchanged(graph: GraphSession, connection: ConnectionRow, reading: GroupReading): Promise<boolean> {
  const { groupId, deltaLink } = reading;
  if (deltaLink === null || connection.groupId !== groupId) return false;
  return !(await mayHaveChanged(graph, deltaLink, groupId));
}

/** For a group that was large last time: what the run after this one asks first. */
async function nextDeltaLink(
  graph: GraphSession,
  connection: ConnectionRow,
  reading: GroupReading | null,
  groupId: string,
): Promise<string | null> {
  const isLarge = reading !== null && reading.groupId === groupId && reading.counts.members > DELTA_MEMBERS;
  return isLarge && connection.scheduleEnabled ? linkFromNow(graph, groupId) : null;
}

/** What nobody foresaw: its kind and where it happened, without its message, which could hold a value. */
function reportUnforeseen(error: unknown): void {
  const kind = kindOf(error);
  log('error', 'run.unforeseen', { kind });
}
