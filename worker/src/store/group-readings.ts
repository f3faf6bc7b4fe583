import type { RunCounts } from '@production-assist/shared/api';
import { DELTA_MEMBERS } from '../limits.ts';
import { ownedBy, ownedSql, type RunLease } from './run-lease.ts';
import { NO_COUNTS } from './runs.ts';

/** The last complete reading of a large group, by which the next run asks Microsoft whether anything has changed. */
export interface GroupReading {
  groupId: string;
  /** When it began, in ms since 1970. */
  readAt: number;
  counts: RunCounts;
  deltaLink: string | null;
}

/** Null where the group is small, or was never read in full. */
export async function getGroupReading(db: D1Database, tenantId: string): Promise<GroupReading | null> {
  const row = await db
    .prepare(
      `SELECT group_id AS groupId, read_at AS readAt, counts, delta_link AS deltaLink FROM group_readings
       WHERE tenant_id = ?`,
    )
    .bind(tenantId)
    .first<Omit<GroupReading, 'counts'> & { counts: string }>();
  return row && { ...row, counts: { ...NO_COUNTS, ...JSON.parse(row.counts) } };
}

/**
 * The statement that remembers a reading, with the run's end or not at all. Only of a group that is large enough to be
 * asked about: a small one is always read in full, and costs no row for it.
 */
export function rememberReadingStatement(db: D1Database, lease: RunLease, reading: GroupReading): D1PreparedStatement {
  const { groupId, readAt, counts, deltaLink } = reading;
  if (counts.members <= DELTA_MEMBERS) {
    return db.prepare(`DELETE FROM group_readings WHERE tenant_id = ?1 AND ${ownedSql(1)}`).bind(...ownedBy(lease));
  }
  return db
    .prepare(
      `INSERT INTO group_readings (tenant_id, group_id, read_at, counts, delta_link)
       SELECT ?1, ?4, ?5, ?6, ?7 WHERE ${ownedSql(1)} AND EXISTS (SELECT 1 FROM connections WHERE tenant_id = ?1)
       ON CONFLICT (tenant_id) DO UPDATE SET group_id = excluded.group_id, read_at = excluded.read_at,
         counts = excluded.counts, delta_link = excluded.delta_link`,
    )
    .bind(...ownedBy(lease), groupId, readAt, JSON.stringify(counts), deltaLink);
}
