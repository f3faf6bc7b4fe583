import { JSON_BYTES } from '../limits.ts';
import { addressTakenSql } from './address-holders.ts';
import { inChunks } from './chunks.ts';
import { lastAdminSql } from './last-admin.ts';
import { runPeopleStatement } from './notice-people.ts';
import type { PersonKey } from './person-key.ts';
import { ownedBy, ownedSql, type RunLease } from './run-lease.ts';

/*
 * What a run's end does to memberships through the group. Every statement belongs to the batch that ends the run and
 * changes nothing once another owner has it. Memberships from elsewhere are out of its reach.
 */

/** Whether anything was ever held in this tenant; where not, nobody can be kept or waiting. */
export async function hasHeldRemovals(db: D1Database, tenantId: string): Promise<boolean> {
  const row = await db.prepare('SELECT 1 FROM held_removals WHERE tenant_id = ? LIMIT 1').bind(tenantId).first();
  return row !== null;
}

/** People who keep their access by a person's decision, though they left the group. */
export function keptPeople(db: D1Database, tenantId: string): Promise<PersonKey[]> {
  return people(db, `state = 'active' AND kept_at IS NOT NULL`, [tenantId]);
}

/** People who lost their access at this time or later. `since` in ms since 1970. */
export function suspendedSince(db: D1Database, tenantId: string, since: number): Promise<PersonKey[]> {
  return people(db, `state = 'suspended' AND since >= ?2`, [tenantId, since]);
}

async function people(
  db: D1Database,
  condition: string,
  values: [tenantId: string, since?: number],
): Promise<PersonKey[]> {
  const { results } = await db
    .prepare(
      `SELECT directory_id AS directoryId, object_id AS objectId FROM memberships
       WHERE tenant_id = ?1 AND source = 'group' AND ${condition}`,
    )
    .bind(...values)
    .all<PersonKey>();
  return results;
}

/**
 * Takes access away from these people, from now on. Who is spared as the last administrator was left out before; asked
 * once more here, since somebody may approve the removal of another one at this very moment.
 */
export function suspendStatements(
  db: D1Database,
  lease: RunLease,
  leaving: readonly PersonKey[],
  now: number,
): D1PreparedStatement[] {
  const leaves = (admin: string) => `(${admin}.directory_id, ${admin}.object_id) IN (${LISTED})`;
  const condition = `state = 'active' AND (directory_id, object_id) NOT IN
    (SELECT directoryId, objectId FROM (${lastAdminSql(1, leaves)}))`;
  const change = `state = 'suspended', since = ?5, kept_at = NULL`;
  return changeStatements(db, lease, leaving, { change, condition, tells: 'users.left' }, now);
}

/** Gives access back to people an approval took it from while they were being read. */
export function readmitStatements(
  db: D1Database,
  lease: RunLease,
  returned: readonly PersonKey[],
  now: number,
): D1PreparedStatement[] {
  const change = `state = 'active', since = ?5`;
  return changeStatements(
    db,
    lease,
    returned,
    { change, condition: `state = 'suspended' AND NOT ${addressTakenSql('memberships')}`, tells: 'users.joined' },
    now,
  );
}

/** Forgets that these people were to keep their access: they are back in the group, and may leave again. */
export function forgetKeptStatements(
  db: D1Database,
  lease: RunLease,
  returned: readonly PersonKey[],
  now: number,
): D1PreparedStatement[] {
  return changeStatements(
    db,
    lease,
    returned,
    { change: 'kept_at = NULL', condition: 'kept_at <= ?5', tells: null },
    now,
  );
}

/** The people a statement is about. */
const LISTED = `SELECT value ->> 'directoryId', value ->> 'objectId' FROM json_each(?4)`;

/** `change` and `condition` may use ?5, the time. What is told stands behind it. */
function changeStatements(
  db: D1Database,
  lease: RunLease,
  people: readonly PersonKey[],
  { change, condition, tells }: { change: string; condition: string; tells: 'users.joined' | 'users.left' | null },
  now: number,
): D1PreparedStatement[] {
  const keys = people.map(({ directoryId, objectId }) => ({ directoryId, objectId }));
  return inChunks(keys, JSON_BYTES).flatMap((chunk) => {
    const json = JSON.stringify(chunk);
    return [
      db
        .prepare(
          `UPDATE memberships SET ${change}
           WHERE tenant_id = ?1 AND source = 'group' AND ${condition}
             AND (directory_id, object_id) IN (${LISTED}) AND ${ownedSql(1)}`,
        )
        .bind(...ownedBy(lease), json, now),
      ...(tells ? [runPeopleStatement(db, lease, tells, json, now)] : []),
    ];
  });
}
