import { ADMIN_CENTERS } from '@production-assist/shared/admin-centers';
import { type Blade, bladeOf } from './blade.ts';
import type { Guid, PageKind } from './facts.ts';
import { guidIn } from './guid.ts';

/** What the address of the admin center says: which page, and of what. The page itself is still to be asked. */
export interface Route {
  kind: PageKind;
  clientId?: Guid;
  objectId?: Guid;
  groupId?: Guid;
  /** The directory the address names: a GUID or a domain, in lower case. */
  directory?: string;
  /** Language and regional format the address asks for (`?l=en.en-us`). */
  locale?: { language: string; region?: string };
}

/** One page of the guide; `route-examples.ts` has every way its address is known to be written. */
export interface RouteRow {
  kind: PageKind;
  /** Whether the blade an address names is this page. */
  is: (blade: Blade) => boolean;
}

const APPS = 'microsoft_aad_registeredapps';
const IAM = 'microsoft_aad_iam';

const view = (extension: string, name: string, ...sections: (string | null)[]) => {
  return (blade: Blade) =>
    blade.extension === extension && blade.name === name && (sections.length === 0 || sections.includes(blade.section));
};

/** One row per page kind. A page kind is added here, with examples, a reader and a fixture. */
export const ROUTES: readonly RouteRow[] = [
  {
    kind: 'home',
    is: (blade) => blade.name === 'home',
  },
  {
    kind: 'directory-overview',
    is: (blade) =>
      view(IAM, 'tenantoverview.reactview')(blade) || view(IAM, 'activedirectorymenublade', 'overview', null)(blade),
  },
  {
    kind: 'applications',
    is: (blade) =>
      view(APPS, 'applicationslistblade')(blade) || view(IAM, 'activedirectorymenublade', 'registeredapps')(blade),
  },
  {
    kind: 'new-application',
    is: view(APPS, 'createapplicationblade'),
  },
  {
    kind: 'application-overview',
    is: view(APPS, 'applicationmenublade', 'overview', null),
  },
  {
    kind: 'application-permissions',
    is: view(APPS, 'applicationmenublade', 'callanapi'),
  },
  {
    kind: 'application-credentials',
    is: view(APPS, 'applicationmenublade', 'credentials'),
  },
  {
    kind: 'groups',
    is: view(IAM, 'groupsmanagementmenublade', 'allgroups'),
  },
  {
    kind: 'new-group',
    is: view(IAM, 'addgroupblade'),
  },
  {
    kind: 'group-overview',
    is: view(IAM, 'groupdetailsmenublade', 'overview', null),
  },
  {
    kind: 'group-members',
    is: view(IAM, 'groupdetailsmenublade', 'members'),
  },
];

/** The admin centers of all clouds, and the Azure portals that show the same pages. */
const ADMIN_CENTER_HOSTS = new Set(Object.values(ADMIN_CENTERS).map((origin) => new URL(origin).host));
const AZURE_PORTALS = new Set(['portal.azure.com', 'portal.azure.us', 'portal.azure.cn']);

/**
 * The page of the guide an address leads to, and the ids in it; null for every other address.
 *
 * @param url the tab's address, hash included
 */
export function routeOf(url: string): Route | null {
  const address = URL.canParse(url) ? new URL(url) : null;
  if (!address) return null;
  const isAdminCenter = ADMIN_CENTER_HOSTS.has(address.host);
  if (!isAdminCenter && !AZURE_PORTALS.has(address.host)) return null;
  const blade = bladeOf(address);
  if (!blade) return null;
  // The Azure portal's own home is not the admin center's.
  if (blade.name === 'home' && !isAdminCenter) return null;
  const row = ROUTES.find((candidate) => candidate.is(blade));
  if (!row) return null;
  const id = (key: string) => guidIn(blade.parameters.get(key) ?? '');
  const clientId = id('appid');
  const objectId = id('objectid');
  const groupId = id('groupid');
  const locale = localeOf(address);
  return {
    kind: row.kind,
    ...(clientId && { clientId }),
    ...(objectId && { objectId }),
    ...(groupId && { groupId }),
    ...(blade.directory && { directory: blade.directory }),
    ...(locale && { locale }),
  };
}

function localeOf(address: URL): Route['locale'] {
  const match = /^([a-z]{2}(?:-[a-z]{2,4})?)(?:\.([a-z]{2}-[a-z]{2,4}))?$/i.exec(address.searchParams.get('l') ?? '');
  if (!match?.[1]) return undefined;
  const language = match[1].toLowerCase();
  return match[2] ? { language, region: match[2].toLowerCase() } : { language };
}
