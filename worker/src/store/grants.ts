import { ALL_TENANTS, type Grant } from '../auth/access.ts';
import type { Caller } from '../auth/callers.ts';
import { linkAdmin } from './admins.ts';

/**
 * What a caller may see, from D1; the first operator comes from configuration. Where the caller's proof says who they
 * are in their Entra directory and that is not written down yet, it is.
 */
export async function grantsOf(
  db: D1Database,
  caller: Caller,
  firstOperator: { issuer: string; subject: string } | null,
): Promise<Grant[]> {
  if (caller.via === 'service') return [{ tenantId: ALL_TENANTS, role: 'service' }];
  if (firstOperator?.issuer === caller.issuer && firstOperator.subject === caller.subject) {
    return [{ tenantId: ALL_TENANTS, role: 'operator' }];
  }
  const { results } = await db
    .prepare(
      `SELECT tenant_id AS tenantId, role, directory_id IS ?3 AND object_id IS ?4 AS linked FROM admins
       WHERE issuer = ?1 AND subject = ?2`,
    )
    .bind(caller.issuer, caller.subject, caller.entra?.directoryId ?? null, caller.entra?.objectId ?? null)
    .all<Grant & { linked: number }>();
  if (caller.entra && results.some(({ linked }) => linked === 0)) await linkAdmin(db, caller, caller.entra);
  return results.map(({ tenantId, role }) => ({ tenantId, role }));
}
