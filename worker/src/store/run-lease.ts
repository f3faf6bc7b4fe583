import type { RunCounts } from '@production-assist/shared/api';
import type { AuditAction } from '@production-assist/shared/audit-actions';
import type { Failure } from '@production-assist/shared/failures';
import { LEASE_MS } from '../limits.ts';
import { auditStatement } from './audit.ts';
import { getRun } from './runs.ts';

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

/**
 * Takes a run to work on it.
 *
 * @returns its lease, or why it cannot be had: `gone` (finished, or removed with its tenant), `held` by another owner
 *   that showed life until `until`
 */
export async function takeRun(
  db: D1Database,
  tenantId: string,
  runId: string,
  now: number,
): Promise<{ lease: RunLease } | { refused: 'gone' } | { refused: 'held'; until: number }> {
  const taken = await db
    .prepare(
      `UPDATE runs SET state = 'running', fence = fence + 1, lease_until = ?3 + ?4, started_at = ?3, failure = NULL,
         counts = '{}', pages = 0, graph_requests = 0, rows_written = 0
       WHERE tenant_id = ?1 AND run_id = ?2
         AND (state = 'queued' OR (state = 'running' AND lease_until < ?3))
       RETURNING fence`,
    )
    .bind(tenantId, runId, now, LEASE_MS)
    .first<{ fence: number }>();
  if (taken) return { lease: { tenantId, runId, fence: taken.fence } };
  const run = await getRun(db, tenantId, runId);
  if (run?.state === 'running' && run.leaseUntil !== null) return { refused: 'held', until: run.leaseUntil };
  return { refused: 'gone' };
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

/** The statement that keeps the lease and shows progress; changes no row once another owner has the run. */
export function progressStatement(
  db: D1Database,
  lease: RunLease,
  progress: RunProgress,
  now: number,
): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE runs SET lease_until = ?4 + ?5, counts = ?6, pages = ?7, roles = ?8, graph_requests = ?9,
         rows_written = ?10
       WHERE tenant_id = ?1 AND run_id = ?2 AND fence = ?3 AND state = 'running'`,
    )
    .bind(...ownedBy(lease), now, LEASE_MS, ...progressValues(progress));
}

/** The three values `ownedSql` binds. */
export function ownedBy(lease: RunLease): [string, string, number] {
  return [lease.tenantId, lease.runId, lease.fence];
}

function progressValues(progress: RunProgress): [string, number, string | null, number, number] {
  return [
    JSON.stringify(progress.counts),
    progress.pages,
    progress.roles && JSON.stringify(progress.roles),
    progress.graphRequests,
    progress.rowsWritten,
  ];
}

/**
 * Ends a run.
 *
 * @returns false where it is no longer this owner's to end
 */
export async function finishRun(
  db: D1Database,
  lease: RunLease,
  end: { progress: RunProgress; failure: Failure | null; log: string[] },
  now: number,
): Promise<boolean> {
  const action: AuditAction = end.failure ? 'run.failed' : 'run.succeeded';
  const [result] = await db.batch([
    db
      .prepare(
        `UPDATE runs SET state = ?4, finished_at = ?5, lease_until = NULL, counts = ?6, pages = ?7, roles = ?8,
           graph_requests = ?9, rows_written = ?10, failure = ?11, log = ?12
         WHERE tenant_id = ?1 AND run_id = ?2 AND fence = ?3 AND state = 'running'`,
      )
      .bind(
        ...ownedBy(lease),
        end.failure ? 'failed' : 'succeeded',
        now,
        ...progressValues(end.progress),
        end.failure && JSON.stringify(end.failure),
        JSON.stringify(end.log),
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
  ]);
  return result?.meta.changes === 1;
}

/** Gives a run back to the queue: it waits for what `failure` says and is taken up again. */
export async function releaseRun(
  db: D1Database,
  lease: RunLease,
  failure: Failure,
  progress: RunProgress,
  resendAt: number,
): Promise<void> {
  await db
    .prepare(
      `UPDATE runs SET state = 'queued', lease_until = NULL, sent_at = ?4, failure = ?5, counts = ?6, pages = ?7,
         roles = ?8, graph_requests = ?9, rows_written = ?10
       WHERE tenant_id = ?1 AND run_id = ?2 AND fence = ?3 AND state = 'running'`,
    )
    .bind(...ownedBy(lease), resendAt, JSON.stringify(failure), ...progressValues(progress))
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
        `UPDATE runs SET state = 'failed', finished_at = ?3, lease_until = NULL, fence = fence + 1,
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
  ]);
}

/**
 * The statement that ends a running run because the connection it reads with is another now. Queued runs stay: they
 * will read with the new one. It stands in a batch right behind the audit of that change, and ends nothing where that
 * recorded nothing.
 */
export function endRunningStatement(db: D1Database, tenantId: string, now: number): D1PreparedStatement {
  const failure: Failure = { code: 'connection-changed' };
  return db
    .prepare(
      `UPDATE runs SET state = 'failed', finished_at = ?2, lease_until = NULL, fence = fence + 1, failure = ?3
       WHERE tenant_id = ?1 AND state = 'running' AND changes() > 0`,
    )
    .bind(tenantId, now, JSON.stringify(failure));
}
