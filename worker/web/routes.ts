/** The page's addresses. The service gives the page out under these and no others (`worker/src/routes/pages.ts`). */

/** Screens of one tenant, in the order of their tabs; the first one is the tenant's own address. */
export const TENANT_TABS = ['connection', 'sync', 'people', 'removals', 'events', 'access'] as const;
export type TenantTab = (typeof TENANT_TABS)[number];

export const HOME = '/';
/** Opened in a window of its own after a sign-in, to say so and close. */
export const SIGNED_IN = '/signed-in';

/** Where a sign-in that failed ends, with the reason in `code`. */
export const SIGN_IN_FAILED = '/sign-in-failed';
/** Who may operate the service. */
export const OPERATORS = '/operators';

/** Which links the page follows itself; the browser follows the others: sign-in, downloads, the documentation. */
export const OWN_LINKS = /^\/(?:$|[?#]|tenants\/|invitations\/|(?:signed-in|sign-in-failed|operators)(?:$|[?#]))/;

export function tenantPath(tenantId: string, tab: TenantTab = 'connection'): string {
  const path = `/tenants/${encodeURIComponent(tenantId)}`;
  return tab === 'connection' ? path : `${path}/${tab}`;
}

/** Which tenant and which of its screens an address names; null for all other addresses. */
export function tenantOf(path: string): { tenantId: string; tab: TenantTab } | null {
  const [, first, id, tab = 'connection', ...rest] = path.split('/');
  const known = TENANT_TABS.find((candidate) => candidate === tab);
  if (first !== 'tenants' || !id || !known || rest.length > 0) return null;
  try {
    return { tenantId: decodeURIComponent(id), tab: known };
  } catch {
    return null;
  }
}

/** Where somebody signs in and comes back to `path`, which is one of the page's own. */
export function signInPath(path: string): string {
  return `/sign-in?return=${encodeURIComponent(path)}`;
}

/** Path of the interface for one tenant: `apiPath('gtg', 'runs')`. */
export function apiPath(tenantId: string, ...rest: string[]): string {
  return ['/api/tenants', tenantId, ...rest].map((part, at) => (at ? encodeURIComponent(part) : part)).join('/');
}
