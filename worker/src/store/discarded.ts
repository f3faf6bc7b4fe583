import type { CredentialPlace } from './vault.ts';

/*
 * Sealed values in KV that nobody uses any more, or not yet. Each is noted here in the batch that stops using it, or
 * before it is written, so that nothing is left behind in KV by whoever dies in between.
 */

/** Notes a value that is about to be written: unless somebody begins to use it, it is destroyed at `destroyAt`. */
export async function noteDiscarded(db: D1Database, place: CredentialPlace, destroyAt: number): Promise<void> {
  await db
    .prepare(
      `INSERT INTO discarded_credentials (tenant_id, credential_version, destroy_at) VALUES (?1, ?2, ?3)
       ON CONFLICT (tenant_id, credential_version) DO UPDATE SET destroy_at = excluded.destroy_at`,
    )
    .bind(place.tenantId, place.version, destroyAt)
    .run();
}

/** SQL of an insert into the list, in front of what selects tenant, version and time. */
export const DISCARD = 'INSERT OR REPLACE INTO discarded_credentials (tenant_id, credential_version, destroy_at)';

/** SQL that is true while a value may still be used that was noted before it was written. */
export function notedSql(tenantId: number, version: number): string {
  return `EXISTS (SELECT 1 FROM discarded_credentials
    WHERE tenant_id = ?${tenantId} AND credential_version = ?${version})`;
}

/** The statement that takes a value off the list, if somebody uses it now. */
export function keepStatement(db: D1Database, { tenantId, version }: CredentialPlace): D1PreparedStatement {
  return db
    .prepare(
      `DELETE FROM discarded_credentials WHERE tenant_id = ?1 AND credential_version = ?2
         AND EXISTS (SELECT 1 FROM sealed_credentials WHERE tenant_id = ?1 AND credential_version = ?2)`,
    )
    .bind(tenantId, version);
}

/** The statement that discards everything a tenant has sealed, if its connection is still the one that was seen. */
export function discardEverythingStatement(
  db: D1Database,
  tenantId: string,
  seen: { version: number; updatedAt: number },
  now: number,
): D1PreparedStatement {
  return db
    .prepare(
      `${DISCARD} SELECT tenant_id, credential_version, ?4 FROM sealed_credentials
       WHERE tenant_id = ?1
         AND EXISTS (SELECT 1 FROM connections WHERE tenant_id = ?1 AND version = ?2 AND updated_at = ?3)`,
    )
    .bind(tenantId, seen.version, seen.updatedAt, now);
}

/** Discards everything a tenant has sealed that is about to be removed. */
export function discardOfTenantStatement(db: D1Database, tenantId: string, now: number): D1PreparedStatement {
  return db
    .prepare(`${DISCARD} SELECT tenant_id, credential_version, ?2 FROM sealed_credentials WHERE tenant_id = ?1`)
    .bind(tenantId, now);
}

/** Values that are due, of one tenant or of all. */
export async function dueDiscarded(
  db: D1Database,
  now: number,
  limit: number,
  tenantId: string | null,
): Promise<CredentialPlace[]> {
  const { results } = await db
    .prepare(
      `SELECT d.tenant_id AS tenantId, d.credential_version AS version FROM discarded_credentials AS d
       WHERE d.destroy_at <= ?1 AND (?3 IS NULL OR d.tenant_id = ?3)
         AND NOT EXISTS (SELECT 1 FROM sealed_credentials AS s
           WHERE s.tenant_id = d.tenant_id AND s.credential_version = d.credential_version)
       LIMIT ?2`,
    )
    .bind(now, limit, tenantId)
    .all<CredentialPlace>();
  return results;
}

/** Forgets values that are destroyed. */
export async function forgetDiscarded(db: D1Database, places: readonly CredentialPlace[]): Promise<void> {
  if (places.length === 0) return;
  await db
    .prepare(
      `DELETE FROM discarded_credentials WHERE (tenant_id, credential_version)
         IN (SELECT value ->> 'tenantId', value ->> 'version' FROM json_each(?))`,
    )
    .bind(JSON.stringify(places))
    .run();
}
