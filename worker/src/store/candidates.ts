import type { CandidateState, CredentialKind } from '@production-assist/shared/api-credentials';
import type { Failure } from '@production-assist/shared/failures';
import type { Certificate } from '../certificate/certificate.ts';
import { auditStatement } from './audit.ts';
import { DISCARD, keepStatement, notedSql } from './discarded.ts';
import type { CredentialScope } from './vault.ts';

/** A credential on its way in, as it stands in D1. Times in ms since 1970. */
export interface CandidateRow {
  tenantId: string;
  /** Which one: another of the same tenant is another. Its sealed value may change meanwhile. */
  candidateId: string;
  kind: CredentialKind;
  credentialVersion: string;
  credentialKey: string;
  hint: string | null;
  certificate: Certificate | null;
  expiresOn: string | null;
  state: CandidateState;
  /** How often Microsoft was asked. */
  tries: number;
  nextTryAt: number | null;
  /** What came of the last try. */
  failure: Failure | null;
  createdAt: number;
  createdBy: string;
}

const COLUMNS = `tenant_id AS tenantId, candidate_id AS candidateId, kind, credential_version AS credentialVersion,
  credential_key AS credentialKey, hint, certificate, expires_on AS expiresOn, state, tries, next_try_at AS nextTryAt,
  failure, created_at AS createdAt, created_by AS createdBy`;

type StoredCandidate = Omit<CandidateRow, 'certificate' | 'failure'> & {
  certificate: string | null;
  failure: string | null;
};

const fromStored = (row: StoredCandidate): CandidateRow => ({
  ...row,
  certificate: row.certificate && JSON.parse(row.certificate),
  failure: row.failure && JSON.parse(row.failure),
});

/** A tenant's credential on its way in; null where there is none. */
export async function getCandidate(db: D1Database, tenantId: string): Promise<CandidateRow | null> {
  const row = await db
    .prepare(`SELECT ${COLUMNS} FROM candidates WHERE tenant_id = ?`)
    .bind(tenantId)
    .first<StoredCandidate>();
  return row && fromStored(row);
}

/**
 * Keeps a candidate in the place of an older one, which is discarded. Its value was noted before it was written.
 *
 * @param scope what it was sealed for
 * @returns false where the connection is another application's by now, or gone: nothing was written
 */
export async function putCandidate(db: D1Database, row: CandidateRow, scope: CredentialScope): Promise<boolean> {
  const { tenantId, credentialVersion } = row;
  const fits = `EXISTS (SELECT 1 FROM connections
    WHERE tenant_id = ?1 AND cloud = ?3 AND directory_id = ?4 AND client_id = ?5) AND ${notedSql(1, 2)}`;
  const place = [tenantId, credentialVersion, scope.cloud, scope.directoryId, scope.clientId] as const;
  const [, , written] = await db.batch([
    db
      .prepare(`${DISCARD} SELECT tenant_id, credential_version, ?6 FROM candidates WHERE tenant_id = ?1 AND ${fits}`)
      .bind(...place, row.createdAt),
    db.prepare(`DELETE FROM candidates WHERE tenant_id = ?1 AND ${fits}`).bind(...place),
    db
      .prepare(
        `INSERT INTO candidates (tenant_id, credential_version, candidate_id, kind, credential_key, hint,
           certificate, expires_on, state, tries, next_try_at, failure, created_at, created_by)
         SELECT ?1, ?2, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, NULL, ?15, ?16 WHERE ${fits}`,
      )
      .bind(
        ...place,
        row.candidateId,
        row.kind,
        row.credentialKey,
        row.hint,
        row.certificate && JSON.stringify(row.certificate),
        row.expiresOn,
        row.state,
        row.tries,
        row.nextTryAt,
        row.createdAt,
        row.createdBy,
      ),
    auditStatement(db, {
      tenantId,
      at: row.createdAt,
      actor: row.createdBy,
      action: 'credential.proposed',
      detail: { kind: row.kind },
    }),
    keepStatement(db, { tenantId, version: credentialVersion }),
  ]);
  return written?.meta.changes === 1;
}

/** Withdraws a tenant's candidate, whichever it is. @returns false where there is none */
export async function withdrawCandidate(
  db: D1Database,
  tenantId: string,
  by: { actor: string; at: number },
): Promise<boolean> {
  const [, removed] = await db.batch([
    db
      .prepare(`${DISCARD} SELECT tenant_id, credential_version, ?2 FROM candidates WHERE tenant_id = ?1`)
      .bind(tenantId, by.at),
    db.prepare('DELETE FROM candidates WHERE tenant_id = ?').bind(tenantId),
    auditStatement(db, { tenantId, at: by.at, actor: by.actor, action: 'credential.withdrawn' }),
  ]);
  return removed?.meta.changes === 1;
}

/** Takes candidates whose turn it is. A caller that dies over them loses them at `until` to the next one. */
export async function takeDueCandidates(
  db: D1Database,
  now: number,
  until: number,
  limit: number,
): Promise<CandidateRow[]> {
  const { results } = await db
    .prepare(
      `UPDATE candidates SET next_try_at = ?2
       WHERE tenant_id IN (SELECT tenant_id FROM candidates WHERE next_try_at <= ?1 ORDER BY next_try_at LIMIT ?3)
       RETURNING ${COLUMNS}`,
    )
    .bind(now, until, limit)
    .all<StoredCandidate>();
  return results.map(fromStored);
}

/** Notes what came of a try; nothing where there is another candidate by now, or none. */
export async function noteTry(
  db: D1Database,
  { tenantId, candidateId }: Pick<CandidateRow, 'tenantId' | 'candidateId'>,
  after: Pick<CandidateRow, 'state' | 'nextTryAt'> & { failure: Failure },
  now: number,
): Promise<void> {
  await db.batch([
    db
      .prepare(
        `UPDATE candidates SET state = ?3, next_try_at = ?4, failure = ?5, tries = tries + 1
         WHERE tenant_id = ?1 AND candidate_id = ?2`,
      )
      .bind(tenantId, candidateId, after.state, after.nextTryAt, JSON.stringify(after.failure)),
    ...(after.state === 'refused'
      ? [
          auditStatement(db, {
            tenantId,
            at: now,
            actor: 'sync',
            action: 'credential.refused',
            detail: { code: after.failure.code },
          }),
        ]
      : []),
  ]);
}
