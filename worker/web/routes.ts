/** The page's addresses. The service gives the page out under these and no others (`worker/src/routes/pages.ts`). */

/** Screens of one tenant, in the order of their tabs; the first one is the tenant's own address. */
export const TENANT_TABS = ['connection', 'sync', 'people', 'removals', 'events', 'notifications', 'access'] as const;
export type TenantTab = (typeof TENANT_TABS)[number];

/** Screens of one tenant without a tab of their own, and the tab they are reached from. */
const BEHIND_TAB = {
  credential: 'connection',
  script: 'connection',
  review: 'people',
} as const satisfies Record<string, TenantTab>;
export type TenantScreen = TenantTab | keyof typeof BEHIND_TAB;

/** Every screen of one tenant. */
export const TENANT_SCREENS: readonly TenantScreen[] = [
  ...TENANT_TABS,
  ...(Object.keys(BEHIND_TAB) as (keyof typeof BEHIND_TAB)[]),
];

export const HOME = '/';
/** Opened in a window of its own after a sign-in, to say so and close. */
export const SIGNED_IN = '/signed-in';

/** Where a sign-in that failed ends, with the reason in `code`. */
export const SIGN_IN_FAILED = '/sign-in-failed';
/** Who may operate the service. */
export const OPERATORS = '/operators';
/** Where operators are told what happens in all tenants. */
export const OPERATOR_NOTIFICATIONS = '/operators/notifications';

/** The set-up guide; `#…` names a section or a failure. */
export const HELP = '/help';

/** Which links the page follows itself; the browser follows the others: sign-in, downloads, the documentation. */
export const OWN_LINKS =
  /^\/(?:$|[?#]|tenants\/|invitations\/|(?:help|signed-in|sign-in-failed|operators(?:\/notifications)?)(?:$|[?#]))/;

/** The address of a tenant's screen on this page, without the origin. */
export function tenantPath(tenantId: string, screen: TenantScreen = 'connection'): string {
  const path = `/tenants/${encodeURIComponent(tenantId)}`;
  return screen === 'connection' ? path : `${path}/${screen}`;
}

/** Which tenant and which of its screens an address names; null for all other addresses. */
export function tenantOf(path: string): { tenantId: string; screen: TenantScreen } | null {
  const [, first, id, screen = 'connection', ...rest] = path.split('/');
  const known = TENANT_SCREENS.find((candidate) => candidate === screen);
  if (first !== 'tenants' || !id || !known || rest.length > 0) return null;
  try {
    return { tenantId: decodeURIComponent(id), screen: known };
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

/** The tab a screen belongs to. */
export function tabOfScreen(screen: TenantScreen): TenantTab {
  return screen in BEHIND_TAB ? BEHIND_TAB[screen as keyof typeof BEHIND_TAB] : (screen as TenantTab);
}
