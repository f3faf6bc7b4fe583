/**
 * Who may do what. An operator: everything, in every tenant. An admin of a tenant: read, configure, preview, run.
 * A viewer: read.
 */
export type Role = 'operator' | 'admin' | 'viewer';

/** One row of `admins`: a role in one tenant, or in all of them (`*`). */
export interface Grant {
  tenantId: string;
  role: Role;
}

/** What a route asks for. */
export type Right = 'read' | 'configure' | 'operate';

export const ALL_TENANTS = '*';

const RANK: Record<Role, number> = { viewer: 1, admin: 2, operator: 3 };
const NEEDED: Record<Right, Role> = { read: 'viewer', configure: 'admin', operate: 'operator' };

/** The caller's role in a tenant; null where the tenant is not theirs, which looks like a tenant that is not there. */
export function roleIn(grants: readonly Grant[], tenantId: string): Role | null {
  let best: Role | null = null;
  for (const grant of grants) {
    if (grant.tenantId !== tenantId && grant.tenantId !== ALL_TENANTS) continue;
    // `operator` means all tenants and nothing less; anything else means one.
    if ((grant.role === 'operator') !== (grant.tenantId === ALL_TENANTS)) continue;
    if (!best || RANK[grant.role] > RANK[best]) best = grant.role;
  }
  return best;
}

export function isOperator(grants: readonly Grant[]): boolean {
  return roleIn(grants, ALL_TENANTS) === 'operator';
}

export function mayDo(role: Role, right: Right): boolean {
  return RANK[role] >= RANK[NEEDED[right]];
}
