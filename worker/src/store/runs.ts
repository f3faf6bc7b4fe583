import type { RunCounts, RunMode, RunState, RunTrigger } from '@production-assist/shared/api';
import type { Failure } from '@production-assist/shared/failures';
import { auditStatement } from './audit.ts';
import { AFTER_EVERY_ID } from './ids.ts';
import type { PermissionChange } from './permission-changes.ts';

/** A run as it stands in D1. Times in ms since 1970. */
export interface RunRow {
  tenantId: string;
  runId: string;
  trigger: RunTrigger;
  state: RunState;
  mode: RunMode;
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
  /** Pages of members that were read and written. */
  pages: number;
  roles: string[] | null;
  /** Permissions in which its token differs from the run's before; null where in none. */
  permissionsChanged: PermissionChange | null;
  graphRequests: number;
  /** Rows of users and memberships written; the run's own rows are not among them. */
  rowsWritten: number;
  failure: Failure | null;
  log: string[];
}

/** The counts of a run that has read nothing yet. */
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
  suspended: 0,
  held: 0,
};

const COLUMNS = `tenant_id AS tenantId, run_id AS runId, trigger, state, mode, requested_by AS requestedBy,
  queued_at AS queuedAt, sent_at AS sentAt, started_at AS startedAt, finished_at AS finishedAt, fence,
  lease_until AS leaseUntil, counts, pages, roles, graph_requests AS graphRequests, rows_written AS rowsWritten,
  failure, log, (SELECT json_object('appeared', json(p.appeared), 'vanished', json(p.vanished))
    FROM permission_changes AS p WHERE p.tenant_id = runs.tenant_id AND p.run_id = runs.run_id
      AND NOT (p.appeared = '[]' AND p.vanished = '[]')) AS permissionsChanged`;

type StoredRun = Omit<RunRow, 'counts' | 'roles' | 'permissionsChanged' | 'failure' | 'log'> & {
  counts: string;
  roles: string | null;
  permissionsChanged: string | null;
  failure: string | null;
  log: string;
};

function fromStored(row: StoredRun): RunRow {
  return {
    ...row,
    counts: { ...NO_COUNTS, ...JSON.parse(row.counts) },
    roles: row.roles && JSON.parse(row.roles),
    permissionsChanged: row.permissionsChanged && JSON.parse(row.permissionsChanged),
    failure: row.failure && JSON.parse(row.failure),
    log: JSON.parse(row.log),
  };
}

/** A run of a tenant; null where there is none. */
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
      `SELECT ${COLUMNS} FROM runs WHERE tenant_id = ?1 AND run_id < ?2
       ORDER BY run_id DESC LIMIT ?3`,
    )
    .bind(tenantId, page.cursor ?? AFTER_EVERY_ID, page.limit + 1)
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

/** Makes a run in flight read the group in full. */
export async function makeFull(db: D1Database, tenantId: string, runId: string): Promise<void> {
  await db
    .prepare(
      `UPDATE runs SET mode = 'full' WHERE tenant_id = ? AND run_id = ? AND mode <> 'full'
         AND state IN ('queued', 'running')`,
    )
    .bind(tenantId, runId)
    .run();
}
