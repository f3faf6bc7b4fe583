import { EXPIRED_REMOVALS, HELD_REMOVAL_MS } from '../limits.ts';
import { addressTakenSql } from './address-holders.ts';
import { auditPeopleStatement, auditStatement } from './audit.ts';
import { lastAdminSql } from './last-admin.ts';
import { decisionPeopleStatement } from './notice-people.ts';

/*
 * What becomes of a held removal. A decision is one batch, and each of its statements asks the database itself whether
 * the removal still waits: of two people who decide at once, the second one finds nothing to do.
 */

/** What a person can do about a removal; `reopen` takes a decision back. */
export type RemovalDecision = 'approve' | 'reject' | 'reopen';

/** Which removal, by whom, when. */
interface Deciding {
  tenantId: string;
  removalId: string;
  actor: string;
  at: number;
}

/** Parameters 1 to 3 of every statement: tenant, removal, time. */
const OPEN = `EXISTS (SELECT 1 FROM held_removals WHERE tenant_id = ?1 AND removal_id = ?2 AND state = 'held'
  AND expires_at > ?3)`;
const LISTED = 'SELECT directory_id, object_id FROM held_people WHERE tenant_id = ?1 AND removal_id = ?2';
const THEIRS = `tenant_id = ?1 AND source = 'group' AND (directory_id, object_id) IN (${LISTED})`;

/**
 * Decides about a removal. Only memberships through the group that are active are touched, and nobody's who is no
 * longer on the list.
 *
 * @returns false where it does not wait for this decision: nothing was written
 */
export async function decideRemoval(db: D1Database, decision: RemovalDecision, deciding: Deciding): Promise<boolean> {
  const { effects, end, audit } = STATEMENTS[decision](db, deciding);
  const results = await db.batch([...effects, end, audit]);
  return results[effects.length]?.meta.changes === 1;
}

interface Statements {
  /** What happens to people; they ask whether the removal waits, so they stand before `end`. */
  effects: D1PreparedStatement[];
  end: D1PreparedStatement;
  audit: D1PreparedStatement;
}

const STATEMENTS: Readonly<Record<RemovalDecision, (db: D1Database, deciding: Deciding) => Statements>> = {
  approve(db, deciding) {
    const { tenantId, removalId, at } = deciding;
    const leaves = (admin: string) => `(${admin}.directory_id, ${admin}.object_id) IN (${LISTED})`;
    const effects = [
      `UPDATE memberships SET kept_at = ?3
       WHERE ${THEIRS} AND state = 'active' AND ${OPEN}
         AND (directory_id, object_id) IN (SELECT directoryId, objectId FROM (${lastAdminSql(1, leaves)}))`,
      // Not who was spared just now.
      `UPDATE memberships SET state = 'suspended', since = ?3
       WHERE ${THEIRS} AND state = 'active' AND kept_at IS NOT ?3 AND ${OPEN}`,
    ].map((sql) => db.prepare(sql).bind(tenantId, removalId, at));
    const lost = `SELECT count(*) FROM memberships WHERE tenant_id = ?7 AND source = 'group' AND state = 'suspended'
      AND since = ?9 AND (directory_id, object_id) IN
        (SELECT directory_id, object_id FROM held_people WHERE tenant_id = ?7 AND removal_id = ?8)`;
    return {
      effects: [...effects, decisionPeopleStatement(db, 'users.left', deciding)],
      end: decidedStatement(db, 'approved', deciding),
      audit: auditPeopleStatement(db, eventOf(deciding, 'removals.approved'), {
        sql: lost,
        values: [tenantId, removalId, at],
      }),
    };
  },

  reject(db, deciding) {
    const { tenantId, removalId, at } = deciding;
    return {
      effects: [
        db
          .prepare(`UPDATE memberships SET kept_at = ?3 WHERE ${THEIRS} AND state = 'active' AND ${OPEN}`)
          .bind(tenantId, removalId, at),
      ],
      end: decidedStatement(db, 'rejected', deciding),
      audit: auditListed(db, deciding, 'removals.rejected'),
    };
  },

  reopen(db, deciding) {
    const { tenantId, removalId, actor, at } = deciding;
    // By the time of the decision: who was suspended or kept by another one since is not this one's to take back.
    const decidedAt = (states: string) => `(SELECT decided_at FROM held_removals
      WHERE tenant_id = ?1 AND removal_id = ?2 AND state IN (${states}))`;
    const effects = [
      // Who is in by more than this decision has returned to the group since: whoever approves the list once more must
      // not take it from them.
      `DELETE FROM held_people WHERE tenant_id = ?1 AND removal_id = ?2
         AND ${decidedAt(`'approved', 'rejected'`)} IS NOT NULL
         AND EXISTS (SELECT 1 FROM memberships AS m WHERE m.tenant_id = ?1 AND m.directory_id = held_people.directory_id
           AND m.object_id = held_people.object_id AND m.source = 'group' AND m.state = 'active'
           AND m.kept_at IS NOT ${decidedAt(`'approved', 'rejected'`)})`,
      `UPDATE memberships SET state = 'active', since = (SELECT p.since FROM held_people AS p
         WHERE p.tenant_id = ?1 AND p.removal_id = ?2 AND p.directory_id = memberships.directory_id
           AND p.object_id = memberships.object_id)
       WHERE ${THEIRS} AND state = 'suspended' AND since = ${decidedAt(`'approved'`)}
         AND NOT ${addressTakenSql('memberships')}`,
      `UPDATE memberships SET kept_at = NULL WHERE ${THEIRS} AND kept_at = ${decidedAt(`'approved', 'rejected'`)}`,
      // Who left again meanwhile may wait on another list: nobody waits on two. CROSS JOIN: the few removals first, or
      // everybody would be compared with everybody.
      `DELETE FROM held_people WHERE tenant_id = ?1 AND removal_id = ?2
         AND ${decidedAt(`'approved', 'rejected'`)} IS NOT NULL
         AND EXISTS (SELECT 1 FROM held_removals AS r CROSS JOIN held_people AS p
             ON p.tenant_id = r.tenant_id AND p.removal_id = r.removal_id
           WHERE r.tenant_id = ?1 AND r.removal_id <> ?2 AND r.state = 'held'
             AND p.directory_id = held_people.directory_id AND p.object_id = held_people.object_id)`,
    ].map((sql) => db.prepare(sql).bind(tenantId, removalId));
    // Where nobody who leaves loses anything by now, or nobody is left on the list, there is nothing to wait for.
    const rule = `EXISTS (SELECT 1 FROM connections WHERE tenant_id = ?1 AND leavers = 'suspend')`;
    const waits = `${rule} AND EXISTS (${LISTED})`;
    return {
      effects: [decisionPeopleStatement(db, 'users.joined', deciding), ...effects],
      end: db
        .prepare(
          `UPDATE held_removals SET state = iif(${waits}, 'held', iif(${rule}, 'returned', 'withdrawn')), expires_at = ?3,
             decided_at = iif(${waits}, NULL, ?4), decided_by = iif(${waits}, NULL, ?5)
           WHERE tenant_id = ?1 AND removal_id = ?2 AND state IN ('approved', 'rejected')`,
        )
        .bind(tenantId, removalId, at + HELD_REMOVAL_MS, at, actor),
      audit: auditListed(db, deciding, 'removals.reopened'),
    };
  },
};

function decidedStatement(db: D1Database, state: 'approved' | 'rejected', deciding: Deciding): D1PreparedStatement {
  const { tenantId, removalId, actor, at } = deciding;
  return db
    .prepare(
      `UPDATE held_removals SET state = ?4, decided_at = ?3, decided_by = ?5
       WHERE tenant_id = ?1 AND removal_id = ?2 AND state = 'held' AND expires_at > ?3`,
    )
    .bind(tenantId, removalId, at, state, actor);
}

type Action = Parameters<typeof auditStatement>[1]['action'];

const eventOf = ({ tenantId, removalId, actor, at }: Deciding, action: Action) => ({
  tenantId,
  at,
  actor,
  action,
  detail: { removalId },
});

/** The event, with the number of people on the list. */
function auditListed(db: D1Database, deciding: Deciding, action: Action): D1PreparedStatement {
  return auditPeopleStatement(db, eventOf(deciding, action), {
    sql: 'SELECT count(*) FROM held_people WHERE tenant_id = ?7 AND removal_id = ?8',
    values: [deciding.tenantId, deciding.removalId],
  });
}

/**
 * Ends removals nobody decided about in time. Nobody loses anything; the next full reading judges anew.
 *
 * @returns how many it were
 */
export async function expireRemovals(db: D1Database, now: number): Promise<number> {
  const { results: due } = await db
    .prepare(
      `SELECT tenant_id AS tenantId, removal_id AS removalId FROM held_removals
       WHERE state = 'held' AND expires_at <= ? LIMIT ?`,
    )
    .bind(now, EXPIRED_REMOVALS)
    .all<{ tenantId: string; removalId: string }>();
  if (!due.length) return 0;
  const results = await db.batch(
    due.flatMap(({ tenantId, removalId }) => [
      db
        .prepare(
          `UPDATE held_removals SET state = 'expired', decided_at = ?3
           WHERE tenant_id = ?1 AND removal_id = ?2 AND state = 'held' AND expires_at <= ?3`,
        )
        .bind(tenantId, removalId, now),
      auditListed(db, { tenantId, removalId, actor: 'sync', at: now }, 'removals.expired'),
    ]),
  );
  return results.filter(({ meta }, i) => i % 2 === 0 && meta.changes === 1).length;
}

/**
 * The statements that end what waits where nobody who leaves loses anything any more: the rule is `keep`, or there is no
 * connection. They stand behind the one that saved or removed it, and find by themselves whether that was done.
 */
export function withdrawStatements(
  db: D1Database,
  tenantId: string,
  { actor, at }: { actor: string; at: number },
): D1PreparedStatement[] {
  return [
    db
      .prepare(
        `UPDATE held_removals SET state = 'withdrawn', decided_at = ?2, decided_by = ?3
         WHERE tenant_id = ?1 AND state = 'held'
           AND NOT EXISTS (SELECT 1 FROM connections WHERE tenant_id = ?1 AND leavers = 'suspend')`,
      )
      .bind(tenantId, at, actor),
    auditStatement(db, { tenantId, at, actor, action: 'removals.withdrawn' }),
  ];
}
