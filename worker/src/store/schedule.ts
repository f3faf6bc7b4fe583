import type { RunMessage } from '@production-assist/shared/api';
import { FULL_READ_MS, JSON_BYTES, LEASE_MS, RESEND_AFTER_MS, RUN_ATTEMPTS, RUN_MAX_MS } from '../limits.ts';
import { inChunks } from './chunks.ts';

/** A tenant whose scheduled run is due. */
export interface DueTenant {
  tenantId: string;
  directoryId: string;
  everyMinutes: number;
}

/** Tenants whose time has come, the longest waiting first. */
export async function dueTenants(db: D1Database, now: number, limit: number): Promise<DueTenant[]> {
  const { results } = await db
    .prepare(
      `SELECT tenant_id AS tenantId, directory_id AS directoryId, every_minutes AS everyMinutes FROM connections
       WHERE schedule_enabled = 1 AND next_run_at <= ? ORDER BY next_run_at LIMIT ?`,
    )
    .bind(now, limit)
    .all<DueTenant>();
  return results;
}

/** A scheduled run about to be queued, when its message is to arrive, and when its tenant is due next. */
export interface ScheduledRun {
  tenantId: string;
  runId: string;
  sentAt: number;
  nextRunAt: number;
}

/**
 * SQL: Microsoft may be asked whether anything has changed, since the last full reading `g` is young enough to do until
 * the tenant's next turn, which may come a tenth late. Parameters `now` and `fullReadMs`.
 */
const deltaWillDo = (now: number, fullReadMs: number) => `EXISTS (SELECT 1 FROM group_readings AS g
  WHERE g.tenant_id = c.tenant_id AND g.delta_link IS NOT NULL
    AND g.read_at + ?${fullReadMs} >= ?${now} + c.every_minutes * 66000)`;

/**
 * Queues scheduled runs and sets each tenant's next time, both or neither. A tenant with a run in flight, or one that
 * another cron already took, gets no second one.
 *
 * @returns the runs that are new
 */
export async function queueScheduledRuns(db: D1Database, runs: ScheduledRun[], now: number): Promise<RunMessage[]> {
  const queued: RunMessage[] = [];
  for (const chunk of inChunks(runs, JSON_BYTES)) {
    const json = JSON.stringify(chunk);
    const [inserted] = await db.batch<RunMessage>([
      db
        .prepare(
          `INSERT INTO runs (tenant_id, run_id, trigger, state, mode, queued_at, sent_at)
           SELECT c.tenant_id, j.value ->> 'runId', 'schedule', 'queued', iif(${deltaWillDo(2, 3)}, 'delta', 'full'), ?2,
             j.value ->> 'sentAt'
           FROM json_each(?1) AS j JOIN connections AS c ON c.tenant_id = j.value ->> 'tenantId'
           WHERE c.schedule_enabled = 1 AND c.next_run_at <= ?2
           ON CONFLICT (tenant_id) WHERE state IN ('queued', 'running') DO NOTHING
           RETURNING tenant_id AS tenantId, run_id AS runId`,
        )
        .bind(json, now, FULL_READ_MS),
      db
        .prepare(
          `UPDATE connections SET next_run_at = j.value ->> 'nextRunAt'
           FROM json_each(?1) AS j
           WHERE connections.tenant_id = j.value ->> 'tenantId' AND next_run_at <= ?2`,
        )
        .bind(json, now),
    ]);
    queued.push(...(inserted?.results ?? []));
  }
  return queued;
}

/**
 * Runs in flight that nobody works on: queued long ago with no one taking them, or running with a lease that ran out.
 * Their messages are sent again; taking one twice does no harm.
 */
export async function strandedRuns(db: D1Database, now: number, limit: number): Promise<RunMessage[]> {
  const { results } = await db
    .prepare(
      `UPDATE runs SET sent_at = ?1
       WHERE (tenant_id, run_id) IN (
         SELECT tenant_id, run_id FROM runs
         WHERE state IN ('queued', 'running')
           AND ((state = 'queued' AND sent_at < ?1 - ?2) OR (state = 'running' AND lease_until < ?1 - ?3))
           AND sent_at < ?1 - ?3
         LIMIT ?4)
       RETURNING tenant_id AS tenantId, run_id AS runId`,
    )
    .bind(now, RESEND_AFTER_MS, LEASE_MS, limit)
    .all<RunMessage>();
  return results;
}

/**
 * Runs in flight that will not come to an end: nobody works on them, and they were taken up many times without getting
 * on, or are in flight for too long.
 */
export async function lostRuns(db: D1Database, now: number, limit: number): Promise<RunMessage[]> {
  const { results } = await db
    .prepare(
      `SELECT tenant_id AS tenantId, run_id AS runId FROM runs
       WHERE state IN ('queued', 'running') AND (state = 'queued' OR lease_until < ?1)
         AND (attempts > ?2 OR queued_at < ?1 - ?3)
       LIMIT ?4`,
    )
    .bind(now, RUN_ATTEMPTS, RUN_MAX_MS, limit)
    .all<RunMessage>();
  return results;
}
