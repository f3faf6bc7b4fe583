import type { LeaversRule } from '@production-assist/shared/api';
import type { CredentialKind } from '@production-assist/shared/api-credentials';
import type { Cloud } from '@production-assist/shared/clouds';
import type { Certificate } from '../certificate/certificate.ts';
import { auditStatement } from './audit.ts';
import { discardEverythingStatement } from './discarded.ts';
import { withdrawStatements } from './held-decisions.ts';
import { afterOverwritingStatements, beforeOverwritingStatements } from './overwritten.ts';
import { endRunningStatement } from './run-lease.ts';

/** Fields whose change makes what a run has read so far another directory's, or judges it by another rule. */
const RUN_FIELDS: ReadonlySet<string> = new Set(['cloud', 'directoryId', 'clientId', 'leavers', 'guard']);

/** Which state of a connection was seen: one removed and made anew counts from 1 again, at another time. */
export type Seen = Pick<ConnectionRow, 'version' | 'updatedAt'>;

/** A tenant's saved connection, as it stands in D1. Times in ms since 1970. */
export interface ConnectionRow {
  tenantId: string;
  cloud: Cloud;
  directoryId: string;
  clientId: string;
  credentialKind: CredentialKind;
  credentialVersion: string;
  /** Id of the key that seals it; null where nobody has looked yet. */
  credentialKey: string | null;
  credentialExpiresOn: string | null;
  credentialUpdatedAt: number;
  /** First characters of a secret. */
  credentialHint: string | null;
  credentialCertificate: Certificate | null;
  /** When the first full run succeeded with it. */
  credentialVerifiedAt: number | null;
  /** When Microsoft said that it has expired. */
  credentialExpiredAt: number | null;
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
  credential_updated_at AS credentialUpdatedAt, credential_hint AS credentialHint,
  credential_certificate AS credentialCertificate, credential_verified_at AS credentialVerifiedAt,
  credential_expired_at AS credentialExpiredAt, schedule_enabled AS scheduleEnabled,
  every_minutes AS everyMinutes, leavers, guard_people AS guardPeople, guard_percent AS guardPercent, failures,
  group_id AS groupId, next_run_at AS nextRunAt, version, updated_at AS updatedAt, updated_by AS updatedBy`;

/** A tenant's connection; null where there is none. */
export async function getConnection(db: D1Database, tenantId: string): Promise<ConnectionRow | null> {
  const row = await db
    .prepare(`SELECT ${COLUMNS} FROM connections WHERE tenant_id = ?`)
    .bind(tenantId)
    .first<StoredConnection>();
  return (
    row && {
      ...row,
      scheduleEnabled: row.scheduleEnabled === 1,
      credentialCertificate: row.credentialCertificate && JSON.parse(row.credentialCertificate),
    }
  );
}

type StoredConnection = Omit<ConnectionRow, 'scheduleEnabled' | 'credentialCertificate'> & {
  scheduleEnabled: number;
  credentialCertificate: string | null;
};

/**
 * Saves a connection as a new version. Where its credential changes, what was there is discarded, a candidate with it.
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
    row.credentialHint,
    row.credentialCertificate && JSON.stringify(row.credentialCertificate),
    row.credentialVerifiedAt,
    row.credentialExpiredAt,
  ];
  const write =
    previous === null
      ? db
          .prepare(
            `INSERT INTO connections (tenant_id, cloud, directory_id, client_id, credential_kind, credential_version,
               credential_expires_on, credential_updated_at, schedule_enabled, every_minutes, leavers, group_id,
               next_run_at, version, updated_at, updated_by, credential_key, guard_people, guard_percent, failures,
               credential_hint, credential_certificate, credential_verified_at, credential_expired_at)
             SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22,
               ?23, ?24
             WHERE EXISTS (SELECT 1 FROM tenants WHERE tenant_id = ?1)
             ON CONFLICT (tenant_id) DO NOTHING`,
          )
          .bind(...values)
      : db
          .prepare(
            `UPDATE connections SET cloud = ?2, directory_id = ?3, client_id = ?4, credential_kind = ?5,
               credential_version = iif(?27, ?6, credential_version), credential_key = iif(?27, ?17, credential_key),
               credential_hint = ?21, credential_certificate = ?22,
               credential_verified_at = iif(?27, ?23, credential_verified_at),
               credential_expired_at = iif(?27, ?24, credential_expired_at),
               credential_expires_on = ?7, credential_updated_at = ?8, schedule_enabled = ?9,
               every_minutes = ?10, leavers = ?11, group_id = ?12, next_run_at = ?13, version = ?14, updated_at = ?15,
               updated_by = ?16, guard_people = ?18, guard_percent = ?19, failures = ?20
             WHERE tenant_id = ?1 AND version = ?25 AND updated_at = ?26`,
          )
          // A credential that is kept may have been sealed anew, or verified, since it was read: that stays.
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
  const overwrites = changed.includes('credential');
  const before = overwrites && previous ? beforeOverwritingStatements(db, row, previous) : [];
  const after = overwrites ? afterOverwritingStatements(db, row) : [];
  const results = await db.batch([...before, write, audit, ...end, forget, ...withdraw, ...after]);
  return results[before.length]?.meta.changes === 1;
}

/** Removes a connection and discards all of its credentials. @returns false where it is another one by now */
export async function removeConnection(
  db: D1Database,
  tenantId: string,
  seen: Seen,
  by: { actor: string; at: number },
): Promise<boolean> {
  const [, result] = await db.batch([
    discardEverythingStatement(db, tenantId, seen, by.at),
    db
      .prepare('DELETE FROM connections WHERE tenant_id = ? AND version = ? AND updated_at = ?')
      .bind(tenantId, seen.version, seen.updatedAt),
    auditStatement(db, { tenantId, at: by.at, actor: by.actor, action: 'connection.removed' }),
    endRunningStatement(db, tenantId, by.at),
    ...withdrawStatements(db, tenantId, by),
  ]);
  // What goes with it counts as well.
  return (result?.meta.changes ?? 0) > 0;
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
