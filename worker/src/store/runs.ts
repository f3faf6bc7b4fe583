import type { RunCounts, RunState, RunTrigger } from '@production-assist/shared/api';
import type { Failure } from '@production-assist/shared/failures';
import { LEASE_MS } from '../limits.ts';
import { type AuditAction, auditStatement } from './audit.ts';

/** A run as it stands in D1. Times in ms since 1970. */
export interface RunRow {
  tenantId: string;
  runId: string;
  trigger: RunTrigger;
  state: RunState;
  mode: 'full';
  requestedBy: string | null;
  queuedAt: number;
  /** When its message was last given to the queue. */
  sentAt: number;
  startedAt: number | null;
  finishedAt: number | null;
  /** Rises with every owner; a write carries the number it was given and is refused once there is a higher one. */
  fence: number;
  leaseUntil: number | null;
  counts: RunCounts;
  roles: string[] | null;
  graphRequests: number;
  /** Rows of users and memberships written; the run's own rows are not among them. */
  rowsWritten: number;
  failure: Failure | null;
  log: string[];
}

export const NO_COUNTS: RunCounts = {
  members: 0,
  fetched: 0,
  others: 0,
  processed: 0,
  skipped: 0,
  created: 0,
  added: 0,
  updated: 0,
  unchanged: 0,
  leavers: 0,
};

const COLUMNS = `tenant_id AS tenantId, run_id AS runId, trigger, state, mode, requested_by AS requestedBy,
  queued_at AS queuedAt, sent_at AS sentAt, started_at AS startedAt, finished_at AS finishedAt, fence,
  lease_until AS leaseUntil, counts, roles, graph_requests AS graphRequests, rows_written AS rowsWritten, failure, log`;

type StoredRun = Omit<RunRow, 'counts' | 'roles' | 'failure' | 'log'> & {
  counts: string;
  roles: string | null;
  failure: string | null;
  log: string;
};

function fromStored(row: StoredRun): RunRow {
  return {
    ...row,
    counts: { ...NO_COUNTS, ...JSON.parse(row.counts) },
    roles: row.roles && JSON.parse(row.roles),
    failure: row.failure && JSON.parse(row.failure),
    log: JSON.parse(row.log),
  };
}

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

export async function getRun(db: D1Database, tenantId: string, runId: string): Promise<RunRow | null> {
  const row = await db
    .prepare(`SELECT ${COLUMNS} FROM runs WHERE tenant_id = ? AND run_id = ?`)
    .bind(tenantId, runId)
    .first<StoredRun>();
  return row && fromStored(row);
}

/** The last run of each of these tenants, by tenant. */
export async function lastRuns(db: D1Database, tenantIds: readonly string[]): Promise<Map<string, RunRow>> {
  const { results } = await db
    .prepare(
      `SELECT ${COLUMNS} FROM json_each(?) AS wanted JOIN runs
         ON tenant_id = wanted.value
        AND run_id = (SELECT max(run_id) FROM runs AS r WHERE r.tenant_id = wanted.value)`,
    )
    .bind(JSON.stringify(tenantIds))
    .all<StoredRun>();
  return new Map(results.map((row) => [row.tenantId, fromStored(row)]));
}

/** A tenant's runs, newest first. */
export async function listRuns(
  db: D1Database,
  tenantId: string,
  page: { limit: number; cursor: string | null },
): Promise<{ items: RunRow[]; nextCursor: string | null }> {
  const { results } = await db
    .prepare(
      `SELECT ${COLUMNS} FROM runs WHERE tenant_id = ?1 AND (?2 IS NULL OR run_id < ?2)
       ORDER BY run_id DESC LIMIT ?3`,
    )
    .bind(tenantId, page.cursor, page.limit + 1)
    .all<StoredRun>();
  const items = results.slice(0, page.limit).map(fromStored);
  return { items, nextCursor: results.length > page.limit ? (items.at(-1)?.runId ?? null) : null };
}

/** The tenant's run that is queued or running, if there is one. */
export async function runInFlight(db: D1Database, tenantId: string): Promise<RunRow | null> {
  const row = await db
    .prepare(`SELECT ${COLUMNS} FROM runs WHERE tenant_id = ? AND state IN ('queued', 'running')`)
    .bind(tenantId)
    .first<StoredRun>();
  return row && fromStored(row);
}

/**
 * Queues a manual run, unless one is in flight.
 *
 * @returns false where one is: nothing was written
 */
export async function queueRun(
  db: D1Database,
  run: { tenantId: string; runId: string; requestedBy: string; at: number },
): Promise<boolean> {
  const [result] = await db.batch([
    db
      .prepare(
        `INSERT INTO runs (tenant_id, run_id, trigger, state, mode, requested_by, queued_at, sent_at)
         VALUES (?1, ?2, 'manual', 'queued', 'full', ?3, ?4, ?4)
         ON CONFLICT (tenant_id) WHERE state IN ('queued', 'running') DO NOTHING`,
      )
      .bind(run.tenantId, run.runId, run.requestedBy, run.at),
    auditStatement(db, {
      tenantId: run.tenantId,
      at: run.at,
      actor: run.requestedBy,
      action: 'run.requested',
      detail: { runId: run.runId },
    }),
  ]);
  return result?.meta.changes === 1;
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
         counts = '{}', graph_requests = 0, rows_written = 0
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
      `UPDATE runs SET lease_until = ?4 + ?5, counts = ?6, roles = ?7, graph_requests = ?8, rows_written = ?9
       WHERE tenant_id = ?1 AND run_id = ?2 AND fence = ?3 AND state = 'running'`,
    )
    .bind(...ownedBy(lease), now, LEASE_MS, ...progressValues(progress));
}

/** The three values `ownedSql` binds. */
export function ownedBy(lease: RunLease): [string, string, number] {
  return [lease.tenantId, lease.runId, lease.fence];
}

function progressValues(progress: RunProgress): [string, string | null, number, number] {
  return [
    JSON.stringify(progress.counts),
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
        `UPDATE runs SET state = ?4, finished_at = ?5, lease_until = NULL, counts = ?6, roles = ?7, graph_requests = ?8,
           rows_written = ?9, failure = ?10, log = ?11
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
      `UPDATE runs SET state = 'queued', lease_until = NULL, sent_at = ?4, failure = ?5, counts = ?6, roles = ?7,
         graph_requests = ?8, rows_written = ?9
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
 * will read with the new one.
 */
export function endRunningStatement(db: D1Database, tenantId: string, now: number): D1PreparedStatement {
  const failure: Failure = { code: 'connection-changed' };
  return db
    .prepare(
      `UPDATE runs SET state = 'failed', finished_at = ?2, lease_until = NULL, fence = fence + 1, failure = ?3
       WHERE tenant_id = ?1 AND state = 'running'`,
    )
    .bind(tenantId, now, JSON.stringify(failure));
}
