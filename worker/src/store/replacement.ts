import { auditStatement } from './audit.ts';
import type { CandidateRow } from './candidates.ts';
import { DISCARD } from './discarded.ts';
import { newId } from './ids.ts';
import { ownedBy, ownedSql, type RunLease } from './run-lease.ts';

/*
 * A candidate takes the place of the present credential, which stands in until a full run has succeeded with the new
 * one, and is destroyed then. Each step is one batch: there is no moment without a credential, nor one with a sealed
 * value nobody knows of.
 */

/**
 * Makes a proven candidate the present credential. The connection counts as saved anew: another ETag.
 *
 * @returns false where the candidate is gone by now: replaced, withdrawn or taken over already
 */
export async function takeOver(
  db: D1Database,
  { tenantId, candidateId, kind, createdBy }: Pick<CandidateRow, 'tenantId' | 'candidateId' | 'kind' | 'createdBy'>,
  now: number,
): Promise<boolean> {
  const present = 'EXISTS (SELECT 1 FROM candidates WHERE tenant_id = ?1 AND candidate_id = ?2)';
  const bind = (sql: string, ...more: unknown[]) => db.prepare(sql).bind(tenantId, candidateId, ...more);
  const results = await db.batch([
    // One that still stood in for the present credential is not needed: the new one is proven, the present one next.
    bind(
      `${DISCARD} SELECT tenant_id, credential_version, ?3 FROM formers
       WHERE tenant_id = ?1 AND credential_version IS NOT NULL AND ${present}`,
      now,
    ),
    bind(
      `UPDATE formers SET state = 'to-remove', credential_version = NULL, credential_key = NULL
       WHERE tenant_id = ?1 AND state = 'fallback' AND ${present}`,
    ),
    // Back to a secret of before: nobody must be told to remove it.
    bind(
      `DELETE FROM formers WHERE tenant_id = ?1 AND kind = 'secret'
         AND hint = (SELECT hint FROM candidates WHERE tenant_id = ?1 AND candidate_id = ?2)`,
    ),
    bind(
      `INSERT INTO formers (tenant_id, former_id, cloud, directory_id, client_id, kind, credential_version,
         credential_key, hint, certificate, expires_on, state, created_at, replaced_at)
       SELECT tenant_id, ?3, cloud, directory_id, client_id, credential_kind, credential_version, credential_key,
         credential_hint, credential_certificate, credential_expires_on, 'fallback', credential_updated_at, ?4
       FROM connections WHERE tenant_id = ?1 AND ${present}`,
      newId(now),
      now,
    ),
    bind(
      `UPDATE connections SET credential_kind = k.kind, credential_version = k.credential_version,
         credential_key = k.credential_key, credential_hint = k.hint, credential_certificate = k.certificate,
         credential_expires_on = k.expires_on, credential_updated_at = max(?3, credential_updated_at + 1),
         credential_verified_at = NULL, credential_expired_at = NULL, version = version + 1, updated_at = ?3,
         updated_by = k.created_by
       FROM candidates AS k
       WHERE connections.tenant_id = ?1 AND k.tenant_id = ?1 AND k.candidate_id = ?2`,
      now,
    ),
    auditStatement(db, { tenantId, at: now, actor: createdBy, action: 'credential.replaced', detail: { kind } }),
    bind('DELETE FROM candidates WHERE tenant_id = ?1 AND candidate_id = ?2'),
  ]);
  return results[4]?.meta.changes === 1;
}

/**
 * The statements that go with the end of a full run that succeeded: the credential it used from the beginning to the
 * end works, and the one before is not needed any more. Nothing where another one is in use by now.
 *
 * @param credential which one it used: when it became the present one
 */
export function verifiedStatements(
  db: D1Database,
  lease: RunLease,
  credential: number,
  now: number,
): D1PreparedStatement[] {
  const { tenantId } = lease;
  const used = `${ownedSql(1)} AND EXISTS (SELECT 1 FROM connections
    WHERE tenant_id = ?1 AND credential_updated_at = ?4)`;
  const bind = (sql: string, ...more: unknown[]) => db.prepare(sql).bind(...ownedBy(lease), credential, ...more);
  return [
    bind(
      `UPDATE connections SET credential_verified_at = coalesce(credential_verified_at, ?5), credential_expired_at = NULL
       WHERE tenant_id = ?1 AND credential_updated_at = ?4 AND ${ownedSql(1)}`,
      now,
    ),
    bind(
      `${DISCARD} SELECT tenant_id, credential_version, ?5 FROM formers
       WHERE tenant_id = ?1 AND state = 'fallback' AND credential_version IS NOT NULL AND ${used}`,
      now,
    ),
    bind(
      `UPDATE formers SET state = 'to-remove', credential_version = NULL, credential_key = NULL
       WHERE tenant_id = ?1 AND state = 'fallback' AND ${used}`,
    ),
    auditStatement(db, { tenantId, at: now, actor: 'sync', action: 'credential.verified' }),
  ];
}

/** The statement that goes with the end of a run to which Microsoft said that the present credential has expired. */
export function expiredStatement(
  db: D1Database,
  lease: RunLease,
  credential: number,
  now: number,
): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE connections SET credential_expired_at = ?5
       WHERE tenant_id = ?1 AND credential_updated_at = ?4 AND credential_expired_at IS NULL AND ${ownedSql(1)}`,
    )
    .bind(...ownedBy(lease), credential, now);
}

/**
 * The statements that record that the former credential stood in for the present one in a run; the second time in the
 * same run they record nothing.
 */
export function stoodInStatements(db: D1Database, lease: RunLease, code: string, now: number): D1PreparedStatement[] {
  return [
    db
      .prepare(
        `UPDATE formers SET used_at = ?4, used_by = ?2
         WHERE tenant_id = ?1 AND state = 'fallback' AND used_by IS NOT ?2 AND ${ownedSql(1)}`,
      )
      .bind(...ownedBy(lease), now),
    auditStatement(db, {
      tenantId: lease.tenantId,
      at: now,
      actor: 'sync',
      action: 'credential.fallback',
      detail: { runId: lease.runId, code },
    }),
  ];
}
