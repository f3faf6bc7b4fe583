import type { Failure, FailureCode } from '@production-assist/shared/failures';
import { excessPermissions } from '@production-assist/shared/permissions';
import { FAILING_TOLD_MS } from '../limits.ts';
import type { Watched } from '../notify/run-events.ts';

/*
 * What has been told of connections. A row is written where something was told, or permissions changed; most runs write
 * none.
 */

/** SQL: when the first of the runs failed that have failed in a row. */
const failingSince = (tenant: string) => `(SELECT min(r.finished_at) FROM runs AS r
  WHERE r.tenant_id = ${tenant} AND r.state = 'failed' AND r.run_id > coalesce(
    (SELECT run_id FROM runs AS fine WHERE fine.tenant_id = ${tenant} AND fine.state = 'succeeded'
     ORDER BY fine.run_id DESC LIMIT 1), ''))`;

/** A connection as its run's end finds it. */
export interface WatchedConnection extends Watched {
  /** Directory and application it has now. */
  present: string;
  failingSince: number | null;
}

/** @returns null where there is no connection */
export async function getWatched(db: D1Database, tenantId: string): Promise<WatchedConnection | null> {
  const row = await db
    .prepare(
      `SELECT c.directory_id || '/' || c.client_id AS present, coalesce(w.application, '') AS application, w.roles,
         w.failing_told AS failingTold, iif(c.failures > 0, ${failingSince('c.tenant_id')}, NULL) AS failingSince
       FROM connections AS c LEFT JOIN connection_watch AS w ON w.tenant_id = c.tenant_id WHERE c.tenant_id = ?`,
    )
    .bind(tenantId)
    .first<Omit<WatchedConnection, 'roles'> & { roles: string | null }>();
  return row && { ...row, roles: row.roles && JSON.parse(row.roles) };
}

/**
 * The statement that remembers what was told.
 *
 * @param given SQL that must hold, and what its parameters, from ?6 on, bind
 */
export function rememberWatchedStatement(
  db: D1Database,
  tenantId: string,
  { application, roles, failingTold }: Watched,
  given: { sql: string; values: readonly unknown[] },
): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO connection_watch (tenant_id, application, roles, excess, failing_told)
       SELECT tenant_id, ?2, ?3, ?4, ?5 FROM connections WHERE tenant_id = ?1 AND (${given.sql})
       ON CONFLICT (tenant_id) DO UPDATE SET application = excluded.application, roles = excluded.roles,
         excess = excluded.excess, failing_told = excluded.failing_told`,
    )
    .bind(
      tenantId,
      application,
      roles && JSON.stringify(roles),
      roles ? excessPermissions(roles).length : 0,
      failingTold,
      ...given.values,
    );
}

/** A connection that has failed for long without anybody being told. */
export interface LastingFailure {
  tenantId: string;
  failingSince: number;
  failure: Failure;
}

/** Connections that fail for so long that somebody has to be told. `now` in ms since 1970. */
export async function lastingFailures(db: D1Database, now: number, limit: number): Promise<LastingFailure[]> {
  const { results } = await db
    .prepare(
      `SELECT tenantId, failingSince, (SELECT failure FROM runs AS r WHERE r.tenant_id = tenantId AND r.state = 'failed'
           ORDER BY r.run_id DESC LIMIT 1) AS failure
       FROM (SELECT c.tenant_id AS tenantId, ${failingSince('c.tenant_id')} AS failingSince
         FROM connections AS c LEFT JOIN connection_watch AS w ON w.tenant_id = c.tenant_id
         WHERE c.failures > 0 AND w.failing_told IS NULL)
       WHERE failingSince <= ? LIMIT ?`,
    )
    .bind(now - FAILING_TOLD_MS, limit)
    .all<Omit<LastingFailure, 'failure'> & { failure: string | null }>();
  return results.flatMap((row) => (row.failure === null ? [] : { ...row, failure: JSON.parse(row.failure) }));
}

/** SQL: nobody was told that this tenant, ?1, fails. */
export const NOT_TOLD_FAILING = `NOT EXISTS (SELECT 1 FROM connection_watch
  WHERE tenant_id = ?1 AND failing_told IS NOT NULL)`;

/** The statement that remembers that somebody was told of a failure. */
export function failingToldStatement(db: D1Database, tenantId: string, code: FailureCode): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO connection_watch (tenant_id, failing_told) SELECT tenant_id, ?2 FROM connections WHERE tenant_id = ?1
       ON CONFLICT (tenant_id) DO UPDATE SET failing_told = excluded.failing_told WHERE failing_told IS NULL`,
    )
    .bind(tenantId, code);
}

/** A credential that ends soon, or has ended. */
export interface EndingCredential {
  tenantId: string;
  kind: string;
  /** `YYYY-MM-DD`; null where only Microsoft said that it has ended. */
  expiresOn: string | null;
  /** When Microsoft said so. */
  expiredAt: number | null;
  updatedAt: number;
  /** What was told last. */
  told: string | null;
}

/** Credentials that end on this day or before, or have ended already, and of which not everything was told. */
export async function endingCredentials(db: D1Database, warnUntil: string): Promise<EndingCredential[]> {
  const { results } = await db
    .prepare(
      `SELECT c.tenant_id AS tenantId, c.credential_kind AS kind, c.credential_expires_on AS expiresOn,
         c.credential_expired_at AS expiredAt, c.credential_updated_at AS updatedAt, w.expiry_told AS told
       FROM connections AS c LEFT JOIN connection_watch AS w ON w.tenant_id = c.tenant_id
       WHERE c.credential_expires_on <= ? OR c.credential_expired_at IS NOT NULL`,
    )
    .bind(warnUntil)
    .all<EndingCredential>();
  return results;
}

/** SQL: this was not told of the credential of the tenant ?1. */
export const expiryNotToldSql = (told: string) =>
  `NOT EXISTS (SELECT 1 FROM connection_watch WHERE tenant_id = ?1 AND expiry_told = ${told})`;

/** The statement that remembers what was told of a credential's end; stands behind what tells it. */
export function expiryToldStatement(db: D1Database, tenantId: string, told: string): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO connection_watch (tenant_id, expiry_told) SELECT tenant_id, ?2 FROM connections WHERE tenant_id = ?1
       ON CONFLICT (tenant_id) DO UPDATE SET expiry_told = excluded.expiry_told`,
    )
    .bind(tenantId, told);
}
