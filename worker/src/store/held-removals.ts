import type { HeldState, HoldReason } from '@production-assist/shared/api';
import { CSV_ROWS } from '../limits.ts';
import { AFTER_EVERY_ID } from './ids.ts';
import type { UserRow } from './people.ts';
import type { PersonKey } from './person-key.ts';

/*
 * Removals that wait, or waited, for a person: reading them. What a run writes is in `held-by-runs.ts`, what people
 * decide in `held-decisions.ts`.
 */

/** A removal the guard held. Times in ms since 1970. */
export interface RemovalRow {
  removalId: string;
  runId: string;
  reason: HoldReason;
  state: HeldState;
  /** How many are on its list. */
  people: number;
  peopleBefore: number;
  heldAt: number;
  expiresAt: number;
  /** When its state became final; by whom, where that was a person. */
  decidedAt: number | null;
  decidedBy: string | null;
}

/** Somebody on the list of a removal. */
export interface HeldKey extends PersonKey {
  removalId: string;
}

const SELECT = `SELECT removal_id AS removalId, run_id AS runId, reason, state, people_before AS peopleBefore,
    held_at AS heldAt, expires_at AS expiresAt, decided_at AS decidedAt, decided_by AS decidedBy,
    (SELECT count(*) FROM held_people AS p WHERE p.tenant_id = r.tenant_id AND p.removal_id = r.removal_id) AS people
  FROM held_removals AS r`;

/** A removal, whatever became of it; null where there is none. */
export async function getRemoval(db: D1Database, tenantId: string, removalId: string): Promise<RemovalRow | null> {
  return db.prepare(`${SELECT} WHERE tenant_id = ? AND removal_id = ?`).bind(tenantId, removalId).first<RemovalRow>();
}

/** A tenant's held removals, whatever became of them, newest first. */
export async function listRemovals(
  db: D1Database,
  tenantId: string,
  page: { limit: number; cursor: string | null },
): Promise<{ items: RemovalRow[]; nextCursor: string | null }> {
  const { results } = await db
    .prepare(`${SELECT} WHERE tenant_id = ?1 AND removal_id < ?2 ORDER BY removal_id DESC LIMIT ?3`)
    .bind(tenantId, page.cursor ?? AFTER_EVERY_ID, page.limit + 1)
    .all<RemovalRow>();
  const items = results.slice(0, page.limit);
  return { items, nextCursor: results.length > page.limit ? (items.at(-1)?.removalId ?? null) : null };
}

/** Who is on the list of a removal, by key; `since` is when their access began. */
export async function heldPeople(
  db: D1Database,
  { tenantId, removalId }: { tenantId: string; removalId: string },
  page: { limit: number; after: PersonKey | null },
): Promise<UserRow[]> {
  const { results } = await db
    .prepare(
      `SELECT p.directory_id AS directoryId, p.object_id AS objectId, u.display_name AS displayName, u.email, p.since
       FROM held_people AS p JOIN users AS u ON u.directory_id = p.directory_id AND u.object_id = p.object_id
       WHERE p.tenant_id = ?1 AND p.removal_id = ?2 AND (p.directory_id, p.object_id) > (?3, ?4)
       ORDER BY p.directory_id, p.object_id LIMIT ?5`,
    )
    .bind(tenantId, removalId, page.after?.directoryId ?? '', page.after?.objectId ?? '', page.limit)
    .all<UserRow>();
  return results;
}

/** Everybody on a removal of this tenant that waits for a person. */
export async function openHeldPeople(db: D1Database, tenantId: string): Promise<HeldKey[]> {
  const { results: open } = await db
    .prepare(`SELECT removal_id AS removalId FROM held_removals WHERE tenant_id = ? AND state = 'held'`)
    .bind(tenantId)
    .all<{ removalId: string }>();
  const people: HeldKey[] = [];
  for (const { removalId } of open) {
    for (let after: PersonKey | undefined, more = true; more; ) {
      const keys = await heldKeys(db, tenantId, removalId, after);
      for (const { directoryId, objectId } of keys) people.push({ removalId, directoryId, objectId });
      after = keys.at(-1);
      more = keys.length === CSV_ROWS;
    }
  }
  return people;
}

async function heldKeys(
  db: D1Database,
  tenantId: string,
  removalId: string,
  after: PersonKey | undefined,
): Promise<PersonKey[]> {
  const { results } = await db
    .prepare(
      `SELECT directory_id AS directoryId, object_id AS objectId FROM held_people
       WHERE tenant_id = ?1 AND removal_id = ?2 AND (directory_id, object_id) > (?3, ?4)
       ORDER BY directory_id, object_id LIMIT ?5`,
    )
    .bind(tenantId, removalId, after?.directoryId ?? '', after?.objectId ?? '', CSV_ROWS)
    .all<PersonKey>();
  return results;
}
