import type { HoldReason } from '@production-assist/shared/api';
import { HELD_REMOVAL_MS, JSON_BYTES } from '../limits.ts';
import { auditStatement } from './audit.ts';
import { inChunks } from './chunks.ts';
import type { HeldKey } from './held-removals.ts';
import { NOTICE_GIVEN_FROM, noticeStatement } from './notices.ts';
import type { PersonKey } from './person-key.ts';
import { ownedBy, ownedSql, type RunLease } from './run-lease.ts';

/*
 * What a run does to held removals. The statements stand in one batch before the one that ends the run, and do nothing
 * where the run is no longer this owner's.
 */

/** A removal about to be held. */
export interface NewRemoval {
  /** A new id: it sorts by time. */
  removalId: string;
  reason: HoldReason;
  peopleBefore: number;
  people: readonly PersonKey[];
}

/**
 * Holds a removal: nobody on its list loses anything until a person decides. Nothing is held where the rule was saved
 * as `keep` while the run read, and nobody is listed who has no access by now.
 */
export function holdStatements(
  db: D1Database,
  lease: RunLease,
  removal: NewRemoval,
  now: number,
): D1PreparedStatement[] {
  const { tenantId } = lease;
  const { removalId, reason, peopleBefore, people } = removal;
  if (!people.length) return [];
  const detail = { removalId, people: people.length, reason };
  return [
    db
      .prepare(
        `INSERT INTO held_removals (tenant_id, removal_id, run_id, reason, state, people_before, held_at, expires_at)
         SELECT ?1, ?4, ?2, ?5, 'held', ?6, ?7, ?8
         WHERE ${ownedSql(1)}
           AND EXISTS (SELECT 1 FROM connections WHERE tenant_id = ?1 AND leavers = 'suspend')`,
      )
      .bind(...ownedBy(lease), removalId, reason, peopleBefore, now, now + HELD_REMOVAL_MS),
    auditStatement(db, { tenantId, at: now, actor: 'sync', action: 'removals.held', detail }),
    ...inChunks(people.map(asPair), JSON_BYTES).map((chunk) =>
      db
        .prepare(
          `INSERT INTO held_people (tenant_id, removal_id, directory_id, object_id, since)
           SELECT ?1, ?4, m.directory_id, m.object_id, m.since
           FROM json_each(?5) AS j CROSS JOIN memberships AS m ON m.tenant_id = ?1
             AND m.directory_id = j.value ->> 0 AND m.object_id = j.value ->> 1
             AND m.source = 'group' AND m.state = 'active'
           WHERE ${ownedSql(1)} AND EXISTS (SELECT 1 FROM held_removals WHERE tenant_id = ?1 AND removal_id = ?4)
           ON CONFLICT DO NOTHING`,
        )
        .bind(...ownedBy(lease), removalId, JSON.stringify(chunk)),
    ),
    noticeStatement(
      db,
      { tenantId, type: 'removals.held', at: now, data: detail },
      {
        sql: `EXISTS (SELECT 1 FROM held_removals WHERE tenant_id = ?1 AND removal_id = ?${NOTICE_GIVEN_FROM})`,
        values: [removalId],
      },
    ),
  ];
}

/** Takes people off the lists they wait on, because they are in the group again. A list that is empty then is ended. */
export function returnedStatements(
  db: D1Database,
  lease: RunLease,
  returned: readonly HeldKey[],
  now: number,
): D1PreparedStatement[] {
  return [...Map.groupBy(returned, ({ removalId }) => removalId)].flatMap(([removalId, people]) => [
    ...inChunks(people.map(asPair), JSON_BYTES).map((chunk) =>
      db
        .prepare(
          `DELETE FROM held_people WHERE tenant_id = ?1 AND removal_id = ?4
             AND (directory_id, object_id) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?5))
             AND ${ownedSql(1)} AND EXISTS (SELECT 1 FROM held_removals
               WHERE tenant_id = ?1 AND removal_id = ?4 AND state = 'held')`,
        )
        .bind(...ownedBy(lease), removalId, JSON.stringify(chunk)),
    ),
    db
      .prepare(
        `UPDATE held_removals SET state = 'returned', decided_at = ?5
         WHERE tenant_id = ?1 AND removal_id = ?4 AND state = 'held' AND ${ownedSql(1)}
           AND NOT EXISTS (SELECT 1 FROM held_people WHERE tenant_id = ?1 AND removal_id = ?4)`,
      )
      .bind(...ownedBy(lease), removalId, now),
    auditStatement(db, {
      tenantId: lease.tenantId,
      at: now,
      actor: 'sync',
      action: 'removals.returned',
      detail: { removalId },
    }),
  ]);
}

const asPair = ({ directoryId, objectId }: PersonKey): [string, string] => [directoryId, objectId];
