import type { BrowserScope, Role } from '@production-assist/shared/api';

export type { Role } from '@production-assist/shared/api';

/** A role in one tenant, or in all of them (`*`). A `service` is in no table: a backend, in all tenants. */
export interface Grant {
  tenantId: string;
  role: Role | 'service';
}

/**
 * What a route asks for. `configure` is the connection and its preview, `decide` is about removals that wait for a
 * person, `administer` who else may do what.
 */
export type Right = 'read-users' | 'read' | 'configure' | 'run' | 'decide' | 'administer' | 'operate';

/** What a proof leaves of what its person may do: of one tenant, and of these rights, and no other. */
export interface Limit {
  tenantId: string;
  rights: readonly Right[];
}

/** What a caller may do: what they were given, within the limit of how they proved who they are (null: none). */
export interface Access {
  grants: readonly Grant[];
  limit: Limit | null;
}

/** In place of a tenant's id: all of them. */
export const ALL_TENANTS = '*';

const RANK: Record<Grant['role'], number> = { service: 0, viewer: 1, admin: 2, operator: 3 };

const VIEWER: readonly Right[] = ['read-users', 'read'];
const ADMIN: readonly Right[] = [...VIEWER, 'configure', 'run', 'decide', 'administer'];
const RIGHTS: Record<Grant['role'], readonly Right[]> = {
  service: ['read-users'],
  viewer: VIEWER,
  admin: ADMIN,
  operator: [...ADMIN, 'operate'],
};

/** What a person allows a browser with each scope. */
const RIGHTS_OF_SCOPE: Record<BrowserScope, readonly Right[]> = {
  read: VIEWER,
  configure: ['configure'],
};

/** @returns the rights of these scopes, for a caller's limit */
export function rightsOf(scopes: readonly BrowserScope[]): Right[] {
  return scopes.flatMap((scope) => RIGHTS_OF_SCOPE[scope]);
}

/** The caller's role in a tenant; null where the tenant is not theirs, which looks like a tenant that is not there. */
export function roleIn({ grants, limit }: Access, tenantId: string): Grant['role'] | null {
  if (limit && limit.tenantId !== tenantId) return null;
  let best: Grant['role'] | null = null;
  for (const grant of grants) {
    if (grant.tenantId !== tenantId && grant.tenantId !== ALL_TENANTS) continue;
    // `operator` and `service` mean all tenants and nothing less; anything else means one.
    if (isOfAllTenants(grant.role) !== (grant.tenantId === ALL_TENANTS)) continue;
    if (!best || RANK[grant.role] > RANK[best]) best = grant.role;
  }
  return best;
}

/** The same for people: a backend has none. */
export function personsRoleIn(access: Access, tenantId: string): Role | null {
  const role = roleIn(access, tenantId);
  return role === 'service' ? null : role;
}

/** Whether the caller may do this in a tenant; in all of them for `*`. */
export function mayDo(access: Access, tenantId: string, right: Right): boolean {
  const role = roleIn(access, tenantId);
  return role !== null && RIGHTS[role].includes(right) && (access.limit?.rights.includes(right) ?? true);
}

/** The tenants a caller may look into; null: all of them. */
export function tenantsOf(access: Access): string[] | null {
  if (mayDo(access, ALL_TENANTS, 'read')) return null;
  const named = [...access.grants.map(({ tenantId }) => tenantId), access.limit?.tenantId ?? ALL_TENANTS];
  return [...new Set(named)].filter((tenantId) => tenantId !== ALL_TENANTS && mayDo(access, tenantId, 'read'));
}

/** Whether the caller may do everything, in every tenant. */
export function isOperator(access: Access): boolean {
  return mayDo(access, ALL_TENANTS, 'operate');
}

function isOfAllTenants(role: Grant['role']): boolean {
  return role === 'operator' || role === 'service';
}
