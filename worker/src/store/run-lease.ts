import type { RunCounts, RunMode, RunTrigger } from '@production-assist/shared/api';
import type { AuditAction } from '@production-assist/shared/audit-actions';
import type { Failure } from '@production-assist/shared/failures';
import { BACKOFF_MAX_MS, LEASE_MS } from '../limits.ts';
import { auditStatement } from './audit.ts';
import { getRun, NO_COUNTS } from './runs.ts';

/*
 * Who works on a run. An owner takes it for some minutes and renews that with every page; each owner gets a higher
 * number than the one before (the fence), and a write with an older number is refused by the database itself.
 */

/** Which run, and by which right: the fence its owner was given. */
export interface RunLease {
  tenantId: string;
  runId: string;
  fence: number;
}

/** SQL that is true only for the run's present owner; parameters `first` and the two behind it bind `ownedBy`. */
export function ownedSql(first: number): string {
  return `EXISTS (SELECT 1 FROM runs WHERE tenant_id = ?${first} AND run_id = ?${first + 1} AND fence = ?${first + 2}
    AND state = 'running')`;
}

/** The three values `ownedSql` binds. */
export function ownedBy(lease: RunLease): [string, string, number] {
  return [lease.tenantId, lease.runId, lease.fence];
}

/** SQL that is true only behind the statement that ended the run; parameters `first` and the three behind it. */
export function endedSql(first: number): string {
  return `EXISTS (SELECT 1 FROM runs WHERE tenant_id = ?${first} AND run_id = ?${first + 1} AND fence = ?${first + 2}
    AND state IN ('succeeded', 'failed') AND finished_at = ?${first + 3})`;
}

/** What a run shows of itself while it goes on. */
export interface RunProgress {
  counts: RunCounts;
  /** Pages of members that were read and written. */
  pages: number;
  roles: string[] | null;
  graphRequests: number;
  rowsWritten: number;
}

/** A run as its new owner finds it. */
export interface TakenRun {
  trigger: RunTrigger;
  mode: RunMode;
  /** When the reading began, in ms since 1970; of a run that goes on, its first owner's. */
  startedAt: number;
  /** Times it was taken up since it last read a page, this time included. */
  attempts: number;
  progress: RunProgress;
  /** Where the owner before stopped, as stored; null: at the beginning. */
  checkpoint: string | null;
}

/**
 * Takes a run to work on it. What a broken-off reading has done stays on it; without a checkpoint it begins anew.
 *
 * @returns its lease, or why it cannot be had: `gone` (finished, or removed with its tenant), `held` by another owner
 *   that showed life until `until`
 */
export async function takeRun(
  db: D1Database,
  tenantId: string,
  runId: string,
  now: number,
): Promise<{ lease: RunLease; run: TakenRun } | { refused: 'gone' } | { refused: 'held'; until: number }> {
  const fresh = 'checkpoint IS NULL';
  const taken = await db
    .prepare(
      `UPDATE runs SET state = 'running', fence = fence + 1, lease_until = ?3 + ?4, failure = NULL,
         attempts = attempts + 1, started_at = iif(${fresh}, ?3, started_at), counts = iif(${fresh}, '{}', counts),
         pages = iif(${fresh}, 0, pages), graph_requests = iif(${fresh}, 0, graph_requests),
         rows_written = iif(${fresh}, 0, rows_written)
       WHERE tenant_id = ?1 AND run_id = ?2
         AND (state = 'queued' OR (state = 'running' AND lease_until < ?3))
       RETURNING fence, trigger, mode, started_at AS startedAt, attempts, counts, pages, roles,
         graph_requests AS graphRequests, rows_written AS rowsWritten, checkpoint`,
    )
    .bind(tenantId, runId, now, LEASE_MS)
    .first<StoredRun>();
  if (taken) {
    const { fence, counts, pages, roles, graphRequests, rowsWritten, ...run } = taken;
    const progress = {
      counts: { ...NO_COUNTS, ...JSON.parse(counts) },
      pages,
      roles: roles === null ? null : JSON.parse(roles),
      graphRequests,
      rowsWritten,
    };
    return { lease: { tenantId, runId, fence }, run: { ...run, progress } };
  }
  const run = await getRun(db, tenantId, runId);
  if (run?.state === 'running' && run.leaseUntil !== null) return { refused: 'held', until: run.leaseUntil };
  return { refused: 'gone' };
}

type StoredRun = Omit<TakenRun, 'progress'> &
  Omit<RunProgress, 'counts' | 'roles'> & { fence: number; counts: string; roles: string | null };

/**
 * The statement that keeps the lease, shows progress and says where to go on; changes no row once another owner has the
 * run. `mode` is `full` from the first page on.
 *
 * @param given SQL that must hold too, and what its parameters, from ?20 on, bind
 */
export function progressStatement(
  db: D1Database,
  lease: RunLease,
  progress: RunProgress,
  checkpoint: string | null,
  now: number,
  given: { sql: string; values: readonly unknown[] } = { sql: 'TRUE', values: [] },
): D1PreparedStatement {
  const own = [...ownedBy(lease), now, LEASE_MS, ...progressValues(progress), checkpoint];
  const unused = Array.from({ length: GIVEN_FROM - 1 - own.length }, () => null);
  return db
    .prepare(
      `UPDATE runs SET lease_until = ?4 + ?5, counts = ?6, pages = ?7, roles = ?8, graph_requests = ?9,
         rows_written = ?10, checkpoint = ?11,
         attempts = iif(?11 IS NULL, attempts, 0), mode = 'full'
       WHERE tenant_id = ?1 AND run_id = ?2 AND fence = ?3 AND state = 'running' AND (${given.sql})`,
    )
    .bind(...own, ...(given.values.length ? [...unused, ...given.values] : []));
}

/** First parameter of what is given to `progressStatement`. */
export const GIVEN_FROM = 20;

function progressValues(progress: RunProgress): [string, number, string | null, number, number] {
  return [
    JSON.stringify(progress.counts),
    progress.pages,
    progress.roles && JSON.stringify(progress.roles),
    progress.graphRequests,
    progress.rowsWritten,
  ];
}

/** Whether a run is still this owner's. */
export async function ownsRun(db: D1Database, lease: RunLease): Promise<boolean> {
  const row = await db
    .prepare(`SELECT ${ownedSql(1)} AS owned`)
    .bind(...ownedBy(lease))
    .first<{ owned: number }>();
  return row?.owned === 1;
}

/** Shows that a run's owner is alive, where it writes nothing else. */
export async function renewLease(db: D1Database, lease: RunLease, now: number): Promise<void> {
  await db
    .prepare(
      `UPDATE runs SET lease_until = ?4 WHERE tenant_id = ?1 AND run_id = ?2 AND fence = ?3 AND state = 'running'`,
    )
    .bind(...ownedBy(lease), now + LEASE_MS)
    .run();
}

/** How a run ends. */
export interface RunEnd {
  progress: RunProgress;
  /** A run that ends as `delta` does so only while nobody asked for a full one. */
  mode: RunMode;
  failure: Failure | null;
  log: string[];
  /** Carried out with the end, or not at all; each makes sure itself that the run is still this owner's. */
  statements?: readonly D1PreparedStatement[];
  /** Stand behind it, and find by `endedSql` whether it has ended just now. */
  after?: readonly D1PreparedStatement[];
}

/**
 * Ends a run, with everything that belongs to its end. A failure puts the next scheduled run off, twice as long each
 * time and a day at most; a success takes that back.
 *
 * @returns false where it is no longer this owner's to end, or no longer wanted as it ends
 */
export async function finishRun(db: D1Database, lease: RunLease, end: RunEnd, now: number): Promise<boolean> {
  const action: AuditAction = end.failure ? 'run.failed' : 'run.succeeded';
  const statements = [...(end.statements ?? [])];
  const results = await db.batch([
    ...statements,
    db
      .prepare(
        `UPDATE runs SET state = ?4, finished_at = ?5, lease_until = NULL, counts = ?6, pages = ?7, roles = ?8,
           graph_requests = ?9, rows_written = ?10, failure = ?11, log = ?12, checkpoint = NULL, mode = ?13
         WHERE tenant_id = ?1 AND run_id = ?2 AND fence = ?3 AND state = 'running' AND (?13 = 'full' OR mode = 'delta')`,
      )
      .bind(
        ...ownedBy(lease),
        end.failure ? 'failed' : 'succeeded',
        now,
        ...progressValues(end.progress),
        end.failure && JSON.stringify(end.failure),
        JSON.stringify(end.log),
        end.mode,
      ),
    auditStatement(db, {
      tenantId: lease.tenantId,
      at: now,
      actor: 'sync',
      action,
      detail: end.failure
        ? { runId: lease.runId, code: end.failure.code }
        : { runId: lease.runId, ...end.progress.counts },
    }),
    end.failure ? putOffStatement(db, lease.tenantId, now) : recoveredStatement(db, lease.tenantId, now),
    ...(end.after ?? []),
  ]);
  return results[statements.length]?.meta.changes === 1;
}

/** Stands right behind the audit of a failed run, and puts nothing off where that recorded nothing. */
function putOffStatement(db: D1Database, tenantId: string, now: number): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE connections SET failures = failures + 1,
         next_run_at = max(next_run_at, ?2 + min(?3, (every_minutes * 60000) << min(failures, 10)))
       WHERE tenant_id = ?1 AND changes() > 0`,
    )
    .bind(tenantId, now, BACKOFF_MAX_MS);
}

/** Stands right behind the audit of a run that succeeded. */
function recoveredStatement(db: D1Database, tenantId: string, now: number): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE connections SET failures = 0, next_run_at = min(next_run_at, ?2 + every_minutes * 60000)
       WHERE tenant_id = ?1 AND failures > 0 AND changes() > 0`,
    )
    .bind(tenantId, now);
}

/**
 * Gives a run back to the queue: it waits for what `failure` says, or for its next slice, and is taken up again.
 *
 * @param keep whether it goes on where it is; else it begins anew
 */
export async function releaseRun(
  db: D1Database,
  lease: RunLease,
  failure: Failure | null,
  progress: RunProgress,
  resendAt: number,
  keep: boolean,
): Promise<void> {
  await db
    .prepare(
      `UPDATE runs SET state = 'queued', lease_until = NULL, sent_at = ?4, failure = ?5, counts = ?6, pages = ?7,
         roles = ?8, graph_requests = ?9, rows_written = ?10, checkpoint = iif(?11, checkpoint, NULL)
       WHERE tenant_id = ?1 AND run_id = ?2 AND fence = ?3 AND state = 'running'`,
    )
    .bind(...ownedBy(lease), resendAt, failure && JSON.stringify(failure), ...progressValues(progress), keep ? 1 : 0)
    .run();
}

/**
 * Marks a run failed that nobody works on any more: its message failed for good, or could not be sent.
 * A failure it already waited for is kept, being the better reason. A run whose owner is alive is left alone.
 */
export async function abandonRun(
  db: D1Database,
  tenantId: string,
  runId: string,
  failure: Failure,
  now: number,
): Promise<void> {
  await db.batch([
    db
      .prepare(
        `UPDATE runs SET state = 'failed', finished_at = ?3, lease_until = NULL, fence = fence + 1, checkpoint = NULL,
           failure = coalesce(failure, ?4)
         WHERE tenant_id = ?1 AND run_id = ?2
           AND (state = 'queued' OR (state = 'running' AND lease_until < ?3))`,
      )
      .bind(tenantId, runId, now, JSON.stringify(failure)),
    auditStatement(db, {
      tenantId,
      at: now,
      actor: 'sync',
      action: 'run.failed',
      detail: { runId, code: failure.code },
    }),
    // A queue of ours that is down says nothing about the directory.
    ...(failure.code === 'queue-unavailable' ? [] : [putOffStatement(db, tenantId, now)]),
  ]);
}

/**
 * The statement that ends a running run because the connection it reads with is another now. Queued runs stay: they
 * will read with the new one, from the beginning, and know nothing of what the old one's token could do. It stands in a
 * batch right behind the audit of that change, and ends nothing where that recorded nothing.
 */
export function endRunningStatement(db: D1Database, tenantId: string, now: number): D1PreparedStatement {
  const failure: Failure = { code: 'connection-changed' };
  return db
    .prepare(
      `UPDATE runs SET state = iif(state = 'running', 'failed', state), checkpoint = NULL, lease_until = NULL,
         finished_at = iif(state = 'running', ?2, NULL), fence = fence + 1,
         failure = iif(state = 'running', ?3, failure), roles = iif(state = 'running', roles, NULL)
       WHERE tenant_id = ?1 AND state IN ('queued', 'running') AND changes() > 0`,
    )
    .bind(tenantId, now, JSON.stringify(failure));
}
