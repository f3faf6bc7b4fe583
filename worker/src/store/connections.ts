import type { LeaversRule } from '@production-assist/shared/api';
import type { Cloud } from '@production-assist/shared/clouds';
import { auditStatement } from './audit.ts';
import { withdrawStatements } from './held-decisions.ts';
import { endRunningStatement } from './run-lease.ts';

/** Fields whose change makes what a run has read so far another directory's, or judges it by another rule. */
const RUN_FIELDS: ReadonlySet<string> = new Set(['cloud', 'directoryId', 'clientId', 'leavers', 'guard']);

/** Which state of a connection was seen: one removed and made anew counts from 1 again, at another time. */
type Seen = Pick<ConnectionRow, 'version' | 'updatedAt'>;

/** A tenant's saved connection, as it stands in D1. Times in ms since 1970. */
export interface ConnectionRow {
  tenantId: string;
  cloud: Cloud;
  directoryId: string;
  clientId: string;
  credentialKind: 'secret';
  credentialVersion: string;
  /** Id of the key that seals it; null where nobody has looked yet. */
  credentialKey: string | null;
  credentialExpiresOn: string | null;
  credentialUpdatedAt: number;
  scheduleEnabled: boolean;
  everyMinutes: number;
  leavers: LeaversRule;
  /** A removal above both limits is held: people, and percent of the tenant. */
  guardPeople: number;
  guardPercent: number;
  /** Runs that failed in a row. */
  failures: number;
  /** The access group's object id as it was found first; null until then. */
  groupId: string | null;
  nextRunAt: number | null;
  version: number;
  updatedAt: number;
  updatedBy: string;
}

const COLUMNS = `tenant_id AS tenantId, cloud, directory_id AS directoryId, client_id AS clientId,
  credential_kind AS credentialKind, credential_version AS credentialVersion,
  credential_key AS credentialKey, credential_expires_on AS credentialExpiresOn,
  credential_updated_at AS credentialUpdatedAt, schedule_enabled AS scheduleEnabled,
  every_minutes AS everyMinutes, leavers, guard_people AS guardPeople, guard_percent AS guardPercent, failures,
  group_id AS groupId, next_run_at AS nextRunAt, version, updated_at AS updatedAt, updated_by AS updatedBy`;

export async function getConnection(db: D1Database, tenantId: string): Promise<ConnectionRow | null> {
  const row = await db
    .prepare(`SELECT ${COLUMNS} FROM connections WHERE tenant_id = ?`)
    .bind(tenantId)
    .first<Omit<ConnectionRow, 'scheduleEnabled'> & { scheduleEnabled: number }>();
  return row && { ...row, scheduleEnabled: row.scheduleEnabled === 1 };
}

/**
 * Saves a connection as a new version.
 *
 * @param previous what it replaces; null where there was none
 * @returns false where somebody else saved, or removed it, in between: nothing was written
 */
export async function saveConnection(
  db: D1Database,
  row: ConnectionRow,
  previous: Seen | null,
  changed: readonly string[],
): Promise<boolean> {
  const values = [
    row.tenantId,
    row.cloud,
    row.directoryId,
    row.clientId,
    row.credentialKind,
    row.credentialVersion,
    row.credentialExpiresOn,
    row.credentialUpdatedAt,
    row.scheduleEnabled ? 1 : 0,
    row.everyMinutes,
    row.leavers,
    row.groupId,
    row.nextRunAt,
    row.version,
    row.updatedAt,
    row.updatedBy,
    row.credentialKey,
    row.guardPeople,
    row.guardPercent,
    row.failures,
  ];
  const write =
    previous === null
      ? db
          .prepare(
            `INSERT INTO connections (tenant_id, cloud, directory_id, client_id, credential_kind, credential_version,
               credential_expires_on, credential_updated_at, schedule_enabled, every_minutes, leavers, group_id,
               next_run_at, version, updated_at, updated_by, credential_key, guard_people, guard_percent, failures)
             SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20
             WHERE EXISTS (SELECT 1 FROM tenants WHERE tenant_id = ?1)
             ON CONFLICT (tenant_id) DO NOTHING`,
          )
          .bind(...values)
      : db
          .prepare(
            `UPDATE connections SET cloud = ?2, directory_id = ?3, client_id = ?4, credential_kind = ?5,
               credential_version = iif(?23, ?6, credential_version), credential_key = iif(?23, ?17, credential_key),
               credential_expires_on = ?7, credential_updated_at = ?8, schedule_enabled = ?9,
               every_minutes = ?10, leavers = ?11, group_id = ?12, next_run_at = ?13, version = ?14, updated_at = ?15,
               updated_by = ?16, guard_people = ?18, guard_percent = ?19, failures = ?20
             WHERE tenant_id = ?1 AND version = ?21 AND updated_at = ?22`,
          )
          // A credential that is kept may have been sealed anew since it was read: then it stays where it is now.
          .bind(...values, previous.version, previous.updatedAt, changed.includes('credential') ? 1 : 0);
  const audit = auditStatement(db, {
    tenantId: row.tenantId,
    at: row.updatedAt,
    actor: row.updatedBy,
    action: 'connection.saved',
    detail: { version: row.version, changed },
  });
  // A run that reads with the values of before must not write beside the new ones.
  const ends = changed.some((field) => RUN_FIELDS.has(field));
  const end = ends ? [endRunningStatement(db, row.tenantId, row.updatedAt)] : [];
  // What is saved may read anything else: the next run begins anew, and knows nothing of the last one.
  const forget = db.prepare('DELETE FROM group_readings WHERE tenant_id = ?').bind(row.tenantId);
  const withdraw = withdrawStatements(db, row.tenantId, { actor: row.updatedBy, at: row.updatedAt });
  const [result] = await db.batch([write, audit, ...end, forget, ...withdraw]);
  return result?.meta.changes === 1;
}

/** Removes a connection. @returns false where it is another one by now */
export async function removeConnection(
  db: D1Database,
  tenantId: string,
  seen: Seen,
  by: { actor: string; at: number },
): Promise<boolean> {
  const [result] = await db.batch([
    db
      .prepare('DELETE FROM connections WHERE tenant_id = ? AND version = ? AND updated_at = ?')
      .bind(tenantId, seen.version, seen.updatedAt),
    auditStatement(db, { tenantId, at: by.at, actor: by.actor, action: 'connection.removed' }),
    endRunningStatement(db, tenantId, by.at),
    ...withdrawStatements(db, tenantId, by),
  ]);
  return result?.meta.changes === 1;
}

/** Statements that remember which object bears the access group's name, the first time it is found. */
export function rememberGroupStatements(
  db: D1Database,
  connection: ConnectionRow,
  groupId: string,
): D1PreparedStatement[] {
  if (connection.groupId === groupId) return [];
  return [
    db
      .prepare('UPDATE connections SET group_id = ? WHERE tenant_id = ? AND version = ? AND group_id IS NULL')
      .bind(groupId, connection.tenantId, connection.version),
  ];
}

/** Runs of a tenant that failed in a row. */
export async function failuresInARow(db: D1Database, tenantId: string): Promise<number> {
  const failures = await db
    .prepare('SELECT failures FROM connections WHERE tenant_id = ?')
    .bind(tenantId)
    .first<number>('failures');
  return failures ?? 0;
}
