import { sealingKeys } from '../config.ts';
import type { GraphSession } from '../entra/graph.ts';
import type { Network } from '../entra/network.ts';
import type { AppToken } from '../entra/sign-in.ts';
import { FailureError } from '../failure-error.ts';
import { lookUpPeople, writePeople } from '../store/people.ts';
import { type Checkpoint, getRunPage, parseCheckpoint, sealToken } from '../store/run-checkpoint.ts';
import { ownsRun, type RunLease, type RunProgress, type TakenRun } from '../store/run-lease.ts';
import { type GroupRead, type People, type ReadAt, type ReadSoFar, readGroup } from './read-group.ts';
import { SeenOnPages } from './seen-ids.ts';

/** What a run reads with, and what it shows of itself meanwhile. */
export interface RunReading {
  lease: RunLease;
  directoryId: string;
  graph: GraphSession;
  groupId: string;
  /** Where an owner before stopped, or the beginning. */
  from: ReadSoFar;
  deltaLink: string | null;
  /** The one credential it signs in with, by when it became the present one; null: several, or the fallback. */
  credential(): number | null;
  /** Grows with every page. */
  progress: RunProgress;
  /** Pages to read in this turn at most. */
  pages: number;
  /** Called with every page that will not have to be read again. */
  onKept: () => void;
}

/**
 * Reads the group for a run: each page is written together with the place where the run goes on after it, so that an
 * owner who takes over repeats at most the page that was on its way.
 *
 * @throws FailureError `run-superseded` where another owner has the run; those of `readGroup`
 */
export async function readForRun(env: Env, network: Network, reading: RunReading): Promise<GroupRead> {
  const { lease, directoryId, graph, groupId, from, deltaLink, progress } = reading;
  const db = env.DB;
  const requestsBefore = progress.graphRequests - graph.requests;
  let sealed: { token: AppToken; text: string | null } | null = null;

  /** Null for a group of one page: to read it anew is as much as to go on. */
  const stored = async (at: ReadAt): Promise<string | null> => {
    if (at.next === null && at.pages <= 1) return null;
    const { token } = graph;
    if (sealed?.token !== token) sealed = { token, text: await sealToken(sealingKeys(env), lease, token) };
    const { next, settled, present } = at;
    const kept = { token: sealed.text, tokenUntil: token.expiresAt, credential: reading.credential() };
    return JSON.stringify({ groupId, next, settled, present, deltaLink, ...kept } satisfies Checkpoint);
  };

  const people: People = {
    lookUp: (members) => lookUpPeople(db, lease.tenantId, directoryId, members),
    async take(decisions, at) {
      const now = network.now();
      const there: RunProgress = {
        ...progress,
        counts: at.counts,
        pages: at.pages,
        roles: graph.roles,
        graphRequests: requestsBefore + graph.requests,
      };
      const kept = await stored(at);
      const page = kept !== null && at.page ? { page: at.pages, ...at.page } : null;
      const end = { progress: there, checkpoint: kept, page };
      const result = await writePeople(db, lease, directoryId, decisions, end, now);
      progress.rowsWritten += result.rowsWritten;
      if (result.settled) {
        Object.assign(progress, { ...there, rowsWritten: progress.rowsWritten });
        if (kept !== null) reading.onKept();
      } else if (!(await ownsRun(db, lease))) throw new FailureError('run-superseded');
      return result.settled;
    },
  };
  return readGroup(graph, groupId, directoryId, people, { onRedacted: 'stop', from, pages: reading.pages });
}

/** A reading some owner before began: where it stands, and what it has seen. */
export interface BegunReading {
  checkpoint: Checkpoint;
  soFar: ReadSoFar;
}

/**
 * What the owners before have read; null where there is nothing, or not all of it: who is missing from it would count
 * as somebody who left.
 */
export async function begunReading(db: D1Database, lease: RunLease, run: TakenRun): Promise<BegunReading | null> {
  const checkpoint = parseCheckpoint(run.checkpoint);
  if (!checkpoint) return null;
  const { next, settled, present } = checkpoint;
  const { counts, pages } = run.progress;
  const seen = new SeenOnPages(db, lease);
  const soFar: ReadSoFar = { counts, pages, present, next, settled, seen, waiting: new Map() };
  for (let n = 1; n <= pages; n++) {
    const page = await getRunPage(db, lease, n);
    if (!page) return null;
    seen.add(page.objectIds);
    for (const member of page.waiting) soFar.waiting.set(member.objectId, member);
  }
  const undecided = settled ? 0 : soFar.waiting.size;
  return seen.size === counts.members + undecided ? { checkpoint, soFar } : null;
}
