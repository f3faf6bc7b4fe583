import type { CredentialKind, FormerState } from '@production-assist/shared/api-credentials';
import type { Certificate } from '../certificate/certificate.ts';
import { RESEND_AFTER_MS } from '../limits.ts';
import { auditStatement } from './audit.ts';

/** A credential that was replaced, as it stands in D1. Times in ms since 1970. */
export interface FormerRow {
  tenantId: string;
  formerId: string;
  kind: CredentialKind;
  /** Null once it is destroyed. */
  credentialVersion: string | null;
  hint: string | null;
  certificate: Certificate | null;
  expiresOn: string | null;
  state: FormerState;
  createdAt: number;
  replacedAt: number;
}

const SELECT = `SELECT tenant_id AS tenantId, former_id AS formerId, kind, credential_version AS credentialVersion, hint,
  certificate, expires_on AS expiresOn, state, created_at AS createdAt, replaced_at AS replacedAt FROM formers`;

type StoredFormer = Omit<FormerRow, 'certificate'> & { certificate: string | null };

const fromStored = (row: StoredFormer): FormerRow => ({
  ...row,
  certificate: row.certificate && JSON.parse(row.certificate),
});

/** The one to tell people about: the fallback, else the one that waits longest to be removed in Entra. */
export async function formerToShow(db: D1Database, tenantId: string): Promise<FormerRow | null> {
  const row = await db
    .prepare(`${SELECT} WHERE tenant_id = ? ORDER BY state = 'fallback' DESC, replaced_at, former_id LIMIT 1`)
    .bind(tenantId)
    .first<StoredFormer>();
  return row && fromStored(row);
}

/** The one that stands in where Microsoft refuses the present credential. */
export async function fallbackOf(db: D1Database, tenantId: string): Promise<FormerRow | null> {
  const row = await db
    .prepare(`${SELECT} WHERE tenant_id = ? AND state = 'fallback'`)
    .bind(tenantId)
    .first<StoredFormer>();
  return row && fromStored(row);
}

/** Ends a record: somebody removed the credential in Entra. @returns false where it is gone, or still stands in */
export async function endFormer(
  db: D1Database,
  { tenantId, formerId, kind, hint }: Pick<FormerRow, 'tenantId' | 'formerId' | 'kind' | 'hint'>,
  by: { actor: string; at: number },
): Promise<boolean> {
  const [result] = await db.batch([
    db
      .prepare(`DELETE FROM formers WHERE tenant_id = ? AND former_id = ? AND state = 'to-remove'`)
      .bind(tenantId, formerId),
    auditStatement(db, {
      tenantId,
      at: by.at,
      actor: by.actor,
      action: 'credential.removed',
      detail: hint === null ? { kind } : { kind, hint },
    }),
  ]);
  return result?.meta.changes === 1;
}

/**
 * Tenants whose new credential no run has been asked to try: whoever took it over died before, a run that had begun
 * with the old one was in flight then, or the queue took none; that is asked again after a while.
 */
export async function unverifiedTenants(db: D1Database, now: number, limit: number): Promise<string[]> {
  const { results } = await db
    .prepare(
      `SELECT f.tenant_id AS tenantId FROM formers AS f JOIN connections AS c ON c.tenant_id = f.tenant_id
       WHERE f.state = 'fallback' AND f.credential_version IS NOT NULL AND NOT EXISTS (
         SELECT 1 FROM runs AS r WHERE r.tenant_id = f.tenant_id
           AND (r.state IN ('queued', 'running') OR (r.queued_at >= c.credential_updated_at
             AND (r.failure ->> 'code' IS NOT 'queue-unavailable' OR r.queued_at > ?1))))
       LIMIT ?2`,
    )
    .bind(now - RESEND_AFTER_MS, limit)
    .all<{ tenantId: string }>();
  return results.map(({ tenantId }) => tenantId);
}
