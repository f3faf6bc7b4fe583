import type { Cloud } from '@production-assist/shared/clouds';
import { auditStatement } from './audit.ts';
import { triedKeys } from './tried-keys.ts';

/*
 * Credentials on their way from one sealing key to another, as they stand in D1: present ones, candidates and formers
 * alike. `staged`: the new value was written to KV and nobody uses it yet. `ending`: somebody uses one of the two values,
 * or neither; whichever is not used is to be destroyed. `failed`: none of `tried_keys` opens the present value. At `due_at`
 * the next step is taken, and at once where it failed with other keys than there are now.
 */
export type ResealingState = 'staged' | 'ending' | 'failed';

/** Where a credential stands: the table that names its sealed value. */
export type CredentialHolder = 'connections' | 'candidates' | 'formers';

/** A credential that has to be sealed anew, with what it may be used with. */
export interface Outdated {
  tenantId: string;
  place: CredentialHolder;
  cloud: Cloud;
  directoryId: string;
  clientId: string;
  credentialVersion: string;
  /** Null where nobody has looked yet. */
  credentialKey: string | null;
  savedAt: number;
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

/** A step that is due, beside whoever uses one of its two values now; without one there is nothing to seal any more. */
export interface DueResealing extends Resealing {
  user: Outdated | null;
}

const USER = `c.tenant_id AS tenantId, c.place, c.cloud, c.directory_id AS directoryId, c.client_id AS clientId,
  c.credential_version AS credentialVersion, c.credential_key AS credentialKey, c.saved_at AS savedAt`;

/** Credentials that are not sealed with this key, and that nobody is working on. */
export async function outdatedCredentials(db: D1Database, currentKey: string, limit: number): Promise<Outdated[]> {
  const { results } = await db
    .prepare(
      // Written as three ranges and not as IS NOT, which no index serves.
      `SELECT ${USER} FROM sealed_credentials c
       WHERE (c.credential_key < ?1 OR c.credential_key > ?1 OR c.credential_key IS NULL)
         AND NOT EXISTS (
           SELECT 1 FROM resealings r WHERE r.tenant_id = c.tenant_id AND c.credential_version IN (r.from_version, r.to_version))
       LIMIT ?2`,
    )
    .bind(currentKey, limit)
    .all<Outdated>();
  return results;
}

/**
 * Notes what is about to be written to KV, before it is. Two crons at once: each step belongs to one of them.
 *
 * @returns the new versions of steps that are the caller's
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
       ON CONFLICT (tenant_id, from_version) DO NOTHING
       RETURNING to_version AS toVersion`,
    )
    .bind(JSON.stringify(steps), dueAt)
    .all<{ toVersion: string }>();
  return new Set(results.map(({ toVersion }) => toVersion));
}

/**
 * Takes steps that are due. A caller that dies over them loses them at `until` to the next one.
 *
 * @param kids ids of the keys there are: what failed with others is due
 */
export async function takeDueResealings(
  db: D1Database,
  kids: readonly string[],
  { now, until, limit }: { now: number; until: number; limit: number },
): Promise<DueResealing[]> {
  const { results: taken } = await db
    .prepare(
      `UPDATE resealings SET due_at = ?2
       WHERE (tenant_id, from_version) IN (
         SELECT tenant_id, from_version FROM resealings
         WHERE due_at <= ?1 OR (state = 'failed' AND tried_keys IS NOT ?4) ORDER BY due_at LIMIT ?3)
       RETURNING tenant_id AS tenantId, from_version AS fromVersion, from_key AS fromKey, to_version AS toVersion,
         to_key AS toKey, state`,
    )
    .bind(now, until, limit, triedKeys(kids))
    .all<Resealing>();
  if (taken.length === 0) return [];
  const { results } = await db
    .prepare(`SELECT ${USER} FROM sealed_credentials c WHERE c.tenant_id IN (SELECT value FROM json_each(?))`)
    .bind(JSON.stringify(taken.map(({ tenantId }) => tenantId)))
    .all<Outdated>();
  const keyOf = (tenantId: string, version: string) => `${tenantId} ${version}`;
  const users = new Map(results.map((row) => [keyOf(row.tenantId, row.credentialVersion), row]));
  return taken.map((step) => {
    const { tenantId, fromVersion, toVersion } = step;
    const user = users.get(keyOf(tenantId, fromVersion)) ?? users.get(keyOf(tenantId, toVersion)) ?? null;
    return { ...step, user };
  });
}

/**
 * Points those who use the old values to the new ones. Nothing else of them changes, the ETag of a connection least of
 * all: whoever is editing one notices nothing. A credential that has moved on to another table meanwhile stays as it is.
 *
 * @param destroyAt when what is replaced may be destroyed
 */
export async function switchResealings(
  db: D1Database,
  steps: readonly DueResealing[],
  now: number,
  destroyAt: number,
): Promise<void> {
  if (steps.length === 0) return;
  await db.batch(
    steps.flatMap(({ tenantId, fromVersion, fromKey, toVersion, toKey, user }) => [
      db
        .prepare(
          `UPDATE ${user?.place ?? 'connections'} SET credential_version = ?3, credential_key = ?4
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

/**
 * Notes that a credential cannot be opened, and which key it names; looked at again from `retryAt` on.
 *
 * @param tried ids of the keys there are
 */
export async function failResealing(
  db: D1Database,
  step: Resealing,
  keyId: string | null,
  { tried, retryAt }: { tried: readonly string[]; retryAt: number },
): Promise<void> {
  await db.batch([
    db
      .prepare(
        `UPDATE resealings SET state = 'failed', from_key = coalesce(?3, from_key), due_at = ?4, tried_keys = ?5
         WHERE tenant_id = ?1 AND to_version = ?2`,
      )
      .bind(step.tenantId, step.toVersion, keyId, retryAt, triedKeys(tried)),
    ...learnedKey(db, step, keyId),
  ]);
}

/** Notes which key seals a credential, where that was not known. */
export async function noteKey(db: D1Database, step: Resealing, keyId: string): Promise<void> {
  await db.batch(learnedKey(db, step, keyId));
}

const HOLDERS: readonly CredentialHolder[] = ['connections', 'candidates', 'formers'];

function learnedKey(db: D1Database, step: Resealing, keyId: string | null): D1PreparedStatement[] {
  return HOLDERS.map((table) =>
    db
      .prepare(
        `UPDATE ${table} SET credential_key = ?3
         WHERE tenant_id = ?1 AND credential_version = ?2 AND credential_key IS NOT ?3 AND ?3 IS NOT NULL`,
      )
      .bind(step.tenantId, step.fromVersion, keyId),
  );
}

/** How many credentials each key seals, the keys this service signs with among them. */
export interface KeyCount {
  /** Null: nobody has looked yet. */
  keyId: string | null;
  /** Credentials in use, and replaced ones that are not destroyed yet. */
  credentials: number;
  /** Those of them that none of the keys there are opens, as far as somebody has looked. */
  unreadable: number;
}

const FROM_USED = `EXISTS (SELECT 1 FROM sealed_credentials s
  WHERE s.tenant_id = r.tenant_id AND s.credential_version = r.from_version)`;

/**
 * What every key is needed for, by its id.
 *
 * @param kids ids of the keys there are, the one that seals first. What failed with others may open with these, and does
 *   not count as unreadable
 */
export async function countByKey(db: D1Database, kids: readonly string[]): Promise<KeyCount[]> {
  const tried = triedKeys(kids);
  // Apart, since D1 joins no more than five selects into one.
  const answers = await db.batch<KeyCount>([
    db.prepare(
      `SELECT credential_key AS keyId, count(*) AS credentials, 0 AS unreadable FROM sealed_credentials
       GROUP BY credential_key`,
    ),
    db
      .prepare(
        `SELECT from_key AS keyId, sum(state = 'ending') AS credentials, sum(state = 'failed') AS unreadable
         FROM resealings AS r
         WHERE (state = 'ending' AND NOT ${FROM_USED}
             AND EXISTS (SELECT 1 FROM connections c WHERE c.tenant_id = r.tenant_id))
           OR (state = 'failed' AND tried_keys = ? AND ${FROM_USED})
         GROUP BY from_key`,
      )
      .bind(tried),
    db.prepare(
      'SELECT sealed_key AS keyId, count(*) AS credentials, 0 AS unreadable FROM federation_keys GROUP BY sealed_key',
    ),
    db
      .prepare(
        // Whatever opened with these keys is sealed with the first of them; what is not, did not.
        `SELECT keyId, count(*) AS credentials, sum(isTried AND keyId <> ?2) AS unreadable FROM (
           SELECT secret_key AS keyId, tried_keys IS ?1 AS isTried FROM notice_targets WHERE secret IS NOT NULL
           UNION ALL
           SELECT former_key, tried_keys IS ?1 FROM notice_targets WHERE former_secret IS NOT NULL
         ) GROUP BY keyId`,
      )
      .bind(tried, kids[0] ?? ''),
  ]);
  const counts = new Map<string | null, KeyCount>();
  for (const { keyId, credentials, unreadable } of answers.flatMap(({ results }) => results)) {
    const before = counts.get(keyId) ?? { keyId, credentials: 0, unreadable: 0 };
    counts.set(keyId, {
      keyId,
      credentials: before.credentials + credentials,
      unreadable: before.unreadable + unreadable,
    });
  }
  return [...counts.values()].sort((a, b) => (a.keyId ?? '').localeCompare(b.keyId ?? ''));
}
