import type { Cloud } from '@production-assist/shared/clouds';
import { auditStatement } from './audit.ts';

/*
 * Credentials on their way from one sealing key to another, as they stand in D1. `staged`: the new value was written to
 * KV and nobody uses it yet. `ending`: the connection has one of the two values, or another, or is gone; whichever it
 * has not is to be destroyed. `failed`: the present value cannot be opened. At `due_at` the next step is taken.
 */
export type ResealingState = 'staged' | 'ending' | 'failed';

/** A credential that has to be sealed anew, with what it may be used with. */
export interface Outdated {
  tenantId: string;
  cloud: Cloud;
  directoryId: string;
  clientId: string;
  credentialVersion: string;
  /** Null where nobody has looked yet. */
  credentialKey: string | null;
  credentialUpdatedAt: number;
}

/** A step from one sealed value to another. */
export interface Resealing {
  tenantId: string;
  fromVersion: string;
  fromKey: string | null;
  toVersion: string;
  toKey: string;
  state: ResealingState;
}

/** A step that is due, beside the connection as it is now; without one there is nothing to seal any more. */
export interface DueResealing extends Resealing {
  connection: Outdated | null;
}

const CONNECTION = `c.cloud, c.directory_id AS directoryId, c.client_id AS clientId,
  c.credential_version AS credentialVersion, c.credential_key AS credentialKey,
  c.credential_updated_at AS credentialUpdatedAt`;

/** Connections whose credential is not sealed with this key, and that nobody is working on. */
export async function outdatedCredentials(db: D1Database, currentKey: string, limit: number): Promise<Outdated[]> {
  const { results } = await db
    .prepare(
      // Written as three ranges and not as IS NOT, which no index serves.
      `SELECT c.tenant_id AS tenantId, ${CONNECTION} FROM connections c
       WHERE (c.credential_key < ?1 OR c.credential_key > ?1 OR c.credential_key IS NULL)
         AND NOT EXISTS (SELECT 1 FROM resealings r WHERE r.tenant_id = c.tenant_id)
       LIMIT ?2`,
    )
    .bind(currentKey, limit)
    .all<Outdated>();
  return results;
}

/**
 * Notes what is about to be written to KV, before it is. Two crons at once: each step belongs to one of them.
 *
 * @returns tenants whose step is the caller's
 */
export async function stageResealings(
  db: D1Database,
  steps: readonly Resealing[],
  dueAt: number,
): Promise<Set<string>> {
  if (steps.length === 0) return new Set();
  const { results } = await db
    .prepare(
      `INSERT INTO resealings (tenant_id, from_version, from_key, to_version, to_key, state, due_at)
       SELECT value ->> 'tenantId', value ->> 'fromVersion', value ->> 'fromKey', value ->> 'toVersion',
         value ->> 'toKey', 'staged', ?2
       FROM json_each(?1) WHERE true
       ON CONFLICT (tenant_id) DO NOTHING
       RETURNING tenant_id AS tenantId`,
    )
    .bind(JSON.stringify(steps), dueAt)
    .all<{ tenantId: string }>();
  return new Set(results.map(({ tenantId }) => tenantId));
}

/** Takes steps that are due. A caller that dies over them loses them at `until` to the next one. */
export async function takeDueResealings(
  db: D1Database,
  now: number,
  until: number,
  limit: number,
): Promise<DueResealing[]> {
  const { results: taken } = await db
    .prepare(
      `UPDATE resealings SET due_at = ?2
       WHERE tenant_id IN (SELECT tenant_id FROM resealings WHERE due_at <= ?1 ORDER BY due_at LIMIT ?3)
       RETURNING tenant_id AS tenantId, from_version AS fromVersion, from_key AS fromKey, to_version AS toVersion,
         to_key AS toKey, state`,
    )
    .bind(now, until, limit)
    .all<Resealing>();
  if (taken.length === 0) return [];
  const { results } = await db
    .prepare(
      `SELECT c.tenant_id AS tenantId, ${CONNECTION} FROM connections c
       WHERE c.tenant_id IN (SELECT value FROM json_each(?))`,
    )
    .bind(JSON.stringify(taken.map(({ tenantId }) => tenantId)))
    .all<Outdated>();
  const connections = new Map(results.map((row) => [row.tenantId, row]));
  return taken.map((step) => ({ ...step, connection: connections.get(step.tenantId) ?? null }));
}

/**
 * Points connections to their new values, where they still have the old ones. Nothing else of them changes, their ETag
 * least of all: whoever is editing one notices nothing.
 *
 * @param destroyAt when what is replaced may be destroyed
 */
export async function switchResealings(
  db: D1Database,
  steps: readonly Resealing[],
  now: number,
  destroyAt: number,
): Promise<void> {
  if (steps.length === 0) return;
  await db.batch(
    steps.flatMap(({ tenantId, fromVersion, fromKey, toVersion, toKey }) => [
      db
        .prepare(
          `UPDATE connections SET credential_version = ?3, credential_key = ?4
           WHERE tenant_id = ?1 AND credential_version = ?2 AND EXISTS (
             SELECT 1 FROM resealings WHERE tenant_id = ?1 AND to_version = ?3 AND state = 'staged')`,
        )
        .bind(tenantId, fromVersion, toVersion, toKey),
      auditStatement(db, {
        tenantId,
        at: now,
        actor: 'sync',
        action: 'connection.resealed',
        detail: { from: fromKey, to: toKey },
      }),
    ]),
  );
  await endResealings(db, steps, destroyAt);
}

/** Leads steps to their end: from `dueAt` on the values nobody uses are destroyed, and none of them is used anew. */
export async function endResealings(db: D1Database, steps: readonly Resealing[], dueAt: number): Promise<void> {
  if (steps.length === 0) return;
  await db
    .prepare(
      `UPDATE resealings SET state = 'ending', due_at = ?2
       WHERE (tenant_id, to_version) IN (SELECT value ->> 'tenantId', value ->> 'toVersion' FROM json_each(?1))`,
    )
    .bind(JSON.stringify(steps), dueAt)
    .run();
}

/** Forgets steps: their values are destroyed, or were never written. */
export async function forgetResealings(db: D1Database, steps: readonly Resealing[]): Promise<void> {
  if (steps.length === 0) return;
  await db
    .prepare(
      `DELETE FROM resealings
       WHERE (tenant_id, to_version) IN (SELECT value ->> 'tenantId', value ->> 'toVersion' FROM json_each(?))`,
    )
    .bind(JSON.stringify(steps))
    .run();
}

/** Notes that a credential cannot be opened, and which key it names; looked at again from `retryAt` on. */
export async function failResealing(
  db: D1Database,
  step: Resealing,
  keyId: string | null,
  retryAt: number,
): Promise<void> {
  await db.batch([
    db
      .prepare(
        `UPDATE resealings SET state = 'failed', from_key = coalesce(?3, from_key), due_at = ?4
         WHERE tenant_id = ?1 AND to_version = ?2`,
      )
      .bind(step.tenantId, step.toVersion, keyId, retryAt),
    learnedKey(db, step, keyId),
  ]);
}

/** Notes which key seals a credential, where that was not known. */
export async function noteKey(db: D1Database, step: Resealing, keyId: string): Promise<void> {
  await learnedKey(db, step, keyId).run();
}

function learnedKey(db: D1Database, step: Resealing, keyId: string | null): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE connections SET credential_key = ?3
       WHERE tenant_id = ?1 AND credential_version = ?2 AND credential_key IS NOT ?3 AND ?3 IS NOT NULL`,
    )
    .bind(step.tenantId, step.fromVersion, keyId);
}

/** How many credentials each key seals. */
export interface KeyCount {
  /** Null: nobody has looked yet. */
  keyId: string | null;
  /** Credentials in use, and replaced ones that are not destroyed yet. */
  credentials: number;
  /** Those of them that cannot be opened. */
  unreadable: number;
}

export async function countByKey(db: D1Database): Promise<KeyCount[]> {
  const { results } = await db
    .prepare(
      `SELECT keyId, sum(used) AS credentials, sum(failed) AS unreadable FROM (
         SELECT credential_key AS keyId, count(*) AS used, 0 AS failed FROM connections GROUP BY credential_key
         UNION ALL
         SELECT r.from_key, 1, 0 FROM resealings r JOIN connections c USING (tenant_id)
           WHERE r.state = 'ending' AND r.from_version <> c.credential_version
         UNION ALL
         SELECT c.credential_key, 0, 1 FROM resealings r JOIN connections c USING (tenant_id)
           WHERE r.state = 'failed' AND r.from_version = c.credential_version
       ) GROUP BY keyId ORDER BY keyId`,
    )
    .all<KeyCount>();
  return results;
}
