/** Which tenants are asked for. */
export interface TenantsQuestion {
  search?: string;
  attention?: boolean;
  cursor: string | null;
}

/** Path of the interface that answers with them. */
export function tenantsPath({ search, attention, cursor }: TenantsQuestion): string {
  const query = new URLSearchParams({
    ...(search ? { q: search } : {}),
    ...(attention ? { attention: 'true' } : {}),
    ...(cursor === null ? {} : { cursor }),
  }).toString();
  return query ? `/api/tenants?${query}` : '/api/tenants';
}
