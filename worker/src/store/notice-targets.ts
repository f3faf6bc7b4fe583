import type { TargetState } from '@production-assist/shared/api-notifications';
import type { NoticeType } from '@production-assist/shared/notices';
import type { Language } from '@production-assist/shared/texts/texts';
import { TARGETS_MAX } from '../limits.ts';
import { auditStatement } from './audit.ts';
import { giveUpStatement } from './notices.ts';
import { triedKeys } from './tried-keys.ts';

/** Where events go. Times in ms since 1970. */
export interface TargetRow {
  /** `*`: events of all tenants. */
  tenantId: string;
  targetId: string;
  kind: 'webhook' | 'email';
  name: string;
  /** A webhook's URL, or an e-mail address. */
  address: string;
  types: NoticeType[];
  /** Of its messages; means nothing for a webhook. */
  language: Language;
  state: TargetState;
  /** What signs, sealed, and the id of the key that seals it; null for e-mail. */
  secret: string | null;
  secretKey: string | null;
  /** What signed before, and how long it still does. */
  formerSecret: string | null;
  formerKey: string | null;
  formerUntil: number | null;
  createdAt: number;
  createdBy: string;
}

/** A target with what is on its way to it. */
export interface CountedTarget extends TargetRow {
  pending: number;
  dead: number;
}

const COLUMNS = `tenant_id AS tenantId, target_id AS targetId, kind, name, address, types, language, state, secret,
  secret_key AS secretKey, former_secret AS formerSecret, former_key AS formerKey, former_until AS formerUntil,
  created_at AS createdAt, created_by AS createdBy`;

type Stored<Row> = Omit<Row, 'types'> & { types: string };

const rowOf = <Row extends TargetRow>(stored: Stored<Row>) => ({ ...stored, types: JSON.parse(stored.types) }) as Row;

/** A tenant's targets, the oldest first; of this kind. Reads what was sent to them once. */
export async function listTargets(db: D1Database, tenantId: string, kind: TargetRow['kind']): Promise<CountedTarget[]> {
  const { results } = await db
    .prepare(
      `SELECT ${COLUMNS}, coalesce(n.pending, 0) AS pending, coalesce(n.dead, 0) AS dead
       FROM notice_targets LEFT JOIN (
         SELECT target_id AS counted, sum(state = 'pending') AS pending, sum(state = 'dead') AS dead
         FROM notices WHERE owner = ?1 AND state <> 'delivered' GROUP BY target_id) AS n ON n.counted = target_id
       WHERE tenant_id = ?1 AND kind = ?2 ORDER BY target_id`,
    )
    .bind(tenantId, kind)
    .all<Stored<CountedTarget>>();
  return results.map(rowOf);
}

/** A target, without what was sent to it. */
export async function getTarget(db: D1Database, tenantId: string, targetId: string): Promise<TargetRow | null> {
  const stored = await db
    .prepare(`SELECT ${COLUMNS} FROM notice_targets WHERE tenant_id = ? AND target_id = ?`)
    .bind(tenantId, targetId)
    .first<Stored<TargetRow>>();
  return stored && rowOf(stored);
}

/** Adds a target. @returns false where the tenant has as many as it can have, or is gone */
export async function addTarget(db: D1Database, row: TargetRow): Promise<boolean> {
  const [added] = await db.batch([
    db
      .prepare(
        `INSERT INTO notice_targets (tenant_id, target_id, kind, name, address, types, language, state, secret, secret_key,
           created_at, created_by)
         SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12
         WHERE (SELECT count(*) FROM notice_targets WHERE tenant_id = ?1) < ?13
           AND (?1 = '*' OR EXISTS (SELECT 1 FROM tenants WHERE tenant_id = ?1))`,
      )
      .bind(
        row.tenantId,
        row.targetId,
        row.kind,
        row.name,
        row.address,
        JSON.stringify(row.types),
        row.language,
        row.state,
        row.secret,
        row.secretKey,
        row.createdAt,
        row.createdBy,
        TARGETS_MAX,
      ),
    auditTarget(db, row, 'notifications.added', { actor: row.createdBy, at: row.createdAt }),
  ]);
  return added?.meta.changes === 1;
}

/** Changes what somebody has entered. */
export async function changeTarget(db: D1Database, row: TargetRow, by: { actor: string; at: number }): Promise<void> {
  await db.batch([
    db
      .prepare(
        `UPDATE notice_targets SET name = ?3, address = ?4, types = ?5, language = ?6, state = ?7
         WHERE tenant_id = ?1 AND target_id = ?2`,
      )
      .bind(row.tenantId, row.targetId, row.name, row.address, JSON.stringify(row.types), row.language, row.state),
    auditTarget(db, row, 'notifications.changed', by),
  ]);
}

/** Gives a webhook another secret; the present one goes on signing beside it for a while, and no older one does. */
export async function rotateTarget(
  db: D1Database,
  row: TargetRow,
  next: { secret: string; secretKey: string; formerUntil: number },
  by: { actor: string; at: number },
): Promise<boolean> {
  const [rotated] = await db.batch([
    db
      .prepare(
        `UPDATE notice_targets SET former_secret = secret, former_key = secret_key, former_until = ?6, secret = ?4,
           secret_key = ?5, reseal_at = NULL, tried_keys = NULL WHERE tenant_id = ?1 AND target_id = ?2 AND secret IS ?3`,
      )
      .bind(row.tenantId, row.targetId, row.secret, next.secret, next.secretKey, next.formerUntil),
    auditTarget(db, row, 'notifications.rotated', by),
  ]);
  return rotated?.meta.changes === 1;
}

/** Removes a target with what was on its way to it. */
export async function removeTarget(db: D1Database, row: TargetRow, by: { actor: string; at: number }): Promise<void> {
  await db.batch([
    db.prepare('DELETE FROM notices WHERE owner = ? AND target_id = ?').bind(row.tenantId, row.targetId),
    db.prepare('DELETE FROM notice_targets WHERE tenant_id = ? AND target_id = ?').bind(row.tenantId, row.targetId),
    auditTarget(db, row, 'notifications.removed', by),
  ]);
}

/** The statements that switch a target off whose receiver says that it is gone, with what is on its way to it. */
export function goneStatements(db: D1Database, row: TargetRow, now: number): D1PreparedStatement[] {
  const place = { owner: row.tenantId, targetId: row.targetId };
  return [
    db
      .prepare(
        `UPDATE notice_targets SET state = 'gone' WHERE tenant_id = ? AND target_id = ? AND address = ? AND state = 'active'`,
      )
      .bind(row.tenantId, row.targetId, row.address),
    auditTarget(db, row, 'notifications.gone', { actor: 'sync', at: now }),
    giveUpStatement(db, place, { code: 'gone', status: 410 }, now),
  ];
}

type Action = Parameters<typeof auditStatement>[1]['action'];

function auditTarget(
  db: D1Database,
  { tenantId, name, kind }: TargetRow,
  action: Action,
  by: { actor: string; at: number },
): D1PreparedStatement {
  return auditStatement(db, { tenantId, ...by, action, detail: { name, kind } });
}

/**
 * Webhooks that hold a secret which is not sealed with the first of these keys, and whose turn it is; those nobody has
 * tried first. What other keys did not open is tried at once.
 */
export async function outdatedTargets(
  db: D1Database,
  kids: readonly string[],
  now: number,
  limit: number,
): Promise<TargetRow[]> {
  const { results } = await db
    .prepare(
      `SELECT ${COLUMNS} FROM notice_targets
       WHERE (secret_key <> ?1 OR (former_secret IS NOT NULL AND former_key <> ?1))
         AND (reseal_at IS NULL OR reseal_at <= ?2 OR tried_keys IS NOT ?4)
       ORDER BY reseal_at LIMIT ?3`,
    )
    .bind(kids[0] ?? '', now, limit, triedKeys(kids))
    .all<Stored<TargetRow>>();
  return results.map(rowOf);
}

/**
 * Puts a target's secrets in place that are sealed anew, where nobody has made others meanwhile.
 *
 * @param next with `failed`: with which keys some could not be opened, and from when on they are looked at again; null:
 *   all could
 */
export async function resealTarget(
  db: D1Database,
  row: TargetRow,
  next: Pick<TargetRow, 'secret' | 'secretKey' | 'formerSecret' | 'formerKey'> & {
    failed: { tried: readonly string[]; retryAt: number } | null;
  },
): Promise<void> {
  await db
    .prepare(
      `UPDATE notice_targets SET secret = ?5, secret_key = ?6, former_secret = ?7, former_key = ?8, reseal_at = ?9,
         tried_keys = ?10
       WHERE tenant_id = ?1 AND target_id = ?2 AND secret IS ?3 AND former_secret IS ?4`,
    )
    .bind(
      row.tenantId,
      row.targetId,
      row.secret,
      row.formerSecret,
      next.secret,
      next.secretKey,
      next.formerSecret,
      next.formerKey,
      next.failed?.retryAt ?? null,
      next.failed && triedKeys(next.failed.tried),
    )
    .run();
}

/** The statement that forgets secrets whose time is over. */
export function forgetFormerSecretsStatement(db: D1Database, now: number): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE notice_targets SET former_secret = NULL, former_key = NULL, former_until = NULL WHERE former_until <= ?`,
    )
    .bind(now);
}
