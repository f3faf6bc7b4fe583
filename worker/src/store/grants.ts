import { ALL_TENANTS, type Grant } from '../auth/access.ts';
import type { Caller } from '../auth/callers.ts';

/** What a caller may see, from D1; the first operator comes from configuration. */
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
    .prepare('SELECT tenant_id AS tenantId, role FROM admins WHERE issuer = ? AND subject = ?')
    .bind(caller.issuer, caller.subject)
    .all<Grant>();
  return results;
}
