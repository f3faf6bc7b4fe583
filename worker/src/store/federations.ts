/** What a tenant's federated credential in Entra has to hold, as far as it is the tenant's own. */
export interface FederationRow {
  issuer: string;
  subject: string;
}

/** Null where the tenant has not asked for it yet. */
export async function getFederation(db: D1Database, tenantId: string): Promise<FederationRow | null> {
  return db
    .prepare('SELECT issuer, subject FROM federations WHERE tenant_id = ?')
    .bind(tenantId)
    .first<FederationRow>();
}

/**
 * Keeps a tenant's issuer and subject. A subject that is there stays, whoever comes second.
 *
 * @returns what is kept now; null where the tenant is gone
 */
export async function putFederation(
  db: D1Database,
  tenantId: string,
  { issuer, subject }: FederationRow,
  now: number,
): Promise<FederationRow | null> {
  return db
    .prepare(
      `INSERT INTO federations (tenant_id, issuer, subject, created_at)
       SELECT ?1, ?2, ?3, ?4 WHERE EXISTS (SELECT 1 FROM tenants WHERE tenant_id = ?1)
       ON CONFLICT (tenant_id) DO UPDATE SET issuer = excluded.issuer
       RETURNING issuer, subject`,
    )
    .bind(tenantId, issuer, subject, now)
    .first<FederationRow>();
}

/** Whether a tenant signs in with a federated credential, or is about to. */
export async function usesFederation(db: D1Database, tenantId: string): Promise<boolean> {
  const row = await db
    .prepare(
      `SELECT 1 FROM connections WHERE tenant_id = ?1 AND credential_kind = 'federated'
       UNION ALL SELECT 1 FROM candidates WHERE tenant_id = ?1 AND kind = 'federated' LIMIT 1`,
    )
    .bind(tenantId)
    .first();
  return row !== null;
}
