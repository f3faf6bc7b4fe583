import type { AuditEvent } from '@production-assist/shared/api';
import type { AuditAction } from '@production-assist/shared/audit-actions';
import { isoTime } from '../iso-time.ts';
import { AFTER_EVERY_ID, newId } from './ids.ts';

/**
 * The statement that records an event. It stands in a batch right behind the statement it records, and records
 * nothing where that one changed nothing: neither happens alone.
 */
export function auditStatement(
  db: D1Database,
  event: { tenantId: string; at: number; actor: string; action: AuditAction; detail?: Record<string, unknown> },
): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO events (tenant_id, event_id, at, actor, action, detail)
       SELECT ?, ?, ?, ?, ?, ? WHERE changes() > 0`,
    )
    .bind(event.tenantId, newId(event.at), event.at, event.actor, event.action, JSON.stringify(event.detail ?? {}));
}

/** As `auditStatement`; `people` in the detail is counted when it is written. */
export function auditPeopleStatement(
  db: D1Database,
  event: Parameters<typeof auditStatement>[1],
  /** SQL of the number; its parameters begin at `?7`. */
  people: { sql: string; values: readonly unknown[] },
): D1PreparedStatement {
  const { tenantId, at, actor, action, detail = {} } = event;
  return db
    .prepare(
      `INSERT INTO events (tenant_id, event_id, at, actor, action, detail)
       SELECT ?1, ?2, ?3, ?4, ?5, json_set(?6, '$.people', (${people.sql})) WHERE changes() > 0`,
    )
    .bind(tenantId, newId(at), at, actor, action, JSON.stringify(detail), ...people.values);
}

/** A tenant's events, newest first. `cursor` is the id of the last event of the page before. */
export async function listEvents(
  db: D1Database,
  tenantId: string,
  page: { limit: number; cursor: string | null },
): Promise<{ items: AuditEvent[]; nextCursor: string | null }> {
  const { results } = await db
    .prepare(
      `SELECT event_id AS id, at, actor, action, detail FROM events
       WHERE tenant_id = ?1 AND event_id < ?2 ORDER BY event_id DESC LIMIT ?3`,
    )
    .bind(tenantId, page.cursor ?? AFTER_EVERY_ID, page.limit + 1)
    .all<{ id: string; at: number; actor: string; action: string; detail: string }>();
  const items = results
    .slice(0, page.limit)
    .map((row) => ({ ...row, at: isoTime(row.at), detail: JSON.parse(row.detail) }));
  return { items, nextCursor: results.length > page.limit ? (items.at(-1)?.id ?? null) : null };
}
