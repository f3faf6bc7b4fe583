import { type AdminCenterPage, adminCenterLink } from '@production-assist/shared/admin-center';

/** The pages this admin center can show. */
export const PAGE_NAMES = [
  'home',
  'directory-overview',
  'applications',
  'new-application',
  'application-overview',
  'application-permissions',
  'application-credentials',
  'groups',
  'new-group',
  'group-overview',
  'group-members',
] as const;
export type PageName = (typeof PAGE_NAMES)[number];

/** Pages drawn in a frame of another origin; all others stand in the top document. */
export const FRAME_PAGES = ['directory-overview', 'groups', 'new-group', 'group-overview', 'group-members'] as const;
export type FramePage = (typeof FRAME_PAGES)[number];

export function isFramePage(page: PageName | null): page is FramePage {
  return FRAME_PAGES.some((framePage) => framePage === page);
}

/** What an address asks for; `page` is null where it is none of ours. Ids are in lower case. */
export interface Route {
  page: PageName | null;
  clientId?: string;
  groupId?: string;
}

const BLADES: Record<string, PageName> = {
  'TenantOverview.ReactView': 'directory-overview',
  ApplicationsListBlade: 'applications',
  CreateApplicationBlade: 'new-application',
  AddGroupBlade: 'new-group',
  GroupsManagementMenuBlade: 'groups',
};

/** Menu blades show a section of one thing; the section is named in the address, or is the overview. */
const MENU_BLADES: Record<string, Record<string, PageName>> = {
  ApplicationMenuBlade: {
    Overview: 'application-overview',
    CallAnAPI: 'application-permissions',
    Credentials: 'application-credentials',
  },
  GroupDetailsMenuBlade: { Overview: 'group-overview', Members: 'group-members' },
};

/**
 * Reads the part of an address after `#`. The grammar is loose: parameters are pairs in any order, a key ending in
 * `~` has a JSON value, `~/<section>` stands anywhere, `view` may be `blade`, and a directory may lead.
 */
export function readRoute(hash: string): Route {
  const segments = hash.replace(/^#/, '').replace(/\?.*$/s, '').split('/').map(decode).filter(Boolean);
  if (segments[0]?.startsWith('@')) segments.shift();
  const [root, , blade = '', ...rest] = segments;
  if (root === undefined || root === 'home') return { page: 'home' };
  if (root !== 'view' && root !== 'blade') return { page: null };

  const { section, parameters } = readParameters(rest);
  const clientId = parameters.get('appId')?.toLowerCase();
  const groupId = parameters.get('groupId')?.toLowerCase();
  const sections = MENU_BLADES[blade];
  const page = sections === undefined ? BLADES[blade] : sections[section ?? 'Overview'];
  return { page: page ?? null, ...(clientId ? { clientId } : {}), ...(groupId ? { groupId } : {}) };
}

function readParameters(segments: string[]): { section: string | undefined; parameters: Map<string, string> } {
  const parameters = new Map<string, string>();
  let section: string | undefined;
  for (let index = 0; index < segments.length; index += 2) {
    const [key = '', value = ''] = segments.slice(index, index + 2);
    if (key === '~') section = value;
    else if (key.endsWith('~')) parameters.set(key.slice(0, -1), value.replace(/^"(.*)"$/, '$1'));
    else parameters.set(key, value);
  }
  return { section, parameters };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The address of a page, from `#` on. */
export function hashOf(page: PageName, ids: { clientId?: string; groupId?: string } = {}): string {
  if (page === 'new-application') {
    return '#view/Microsoft_AAD_RegisteredApps/CreateApplicationBlade/quickStartType~/null/isMSAApp~/false';
  }
  const known: AdminCenterPage = page;
  const link = adminCenterLink(known, { cloud: 'global', ...ids });
  return link.slice(link.indexOf('#'));
}
