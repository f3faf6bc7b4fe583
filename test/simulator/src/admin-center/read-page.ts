import { CLOUDS } from '@production-assist/shared/clouds';
import type { Application, Directory, Secret } from '../directory.ts';
import { audienceOf } from '../sign-in-federation.ts';
import type {
  ApplicationHead,
  ApplicationRow,
  FramePageHead,
  KnockoutPageData,
  PageContext,
  PageData,
  PermissionRow,
  SecretRow,
} from './page-data.ts';
import { describePermission, type PermissionKind } from './permission-catalogue.ts';
import { isFramePage, type Route } from './routes.ts';
import type { AdminCenterSettings } from './settings.ts';

/** What besides the directory decides what a page shows. */
export interface PageCircumstances {
  now: number;
  settings: Pick<AdminCenterSettings, 'canConsent' | 'hasAccess' | 'objectIdFirst'>;
  /** Client ids of the applications the signed-in account has registered. */
  owned: ReadonlySet<string>;
}

/** What stands around every page. */
export function readContext(
  directory: Directory,
  settings: Pick<AdminCenterSettings, 'language' | 'account'>,
): PageContext {
  return {
    directory: { id: directory.id, name: directory.displayName, domain: directory.domains[0] ?? '' },
    account: settings.account,
    language: settings.language,
  };
}

/** Gathers what a page shows. */
export function readPage(directory: Directory, route: Route, circumstances: PageCircumstances): PageData {
  const { page } = route;
  if (page === null) return { kind: 'not-found' };
  if (page === 'home') return home(directory);
  if (!circumstances.settings.hasAccess) return { kind: 'no-access' };
  if (isFramePage(page)) return framePage(directory, { ...route, page });
  if (page === 'applications') return { kind: page, rows: applicationRows(directory, circumstances) };
  if (page === 'new-application') return { kind: page };

  const application = directory.applications.get(route.clientId ?? '');
  if (application === undefined) return { kind: 'not-found' };
  const head = headOf(application);
  if (page === 'application-overview') {
    const { objectIdFirst } = circumstances.settings;
    const { enabled, secrets } = application;
    return { kind: page, application: head, enabled, secrets: secrets.length, objectIdFirst };
  }
  if (page === 'application-credentials') {
    const secrets = application.secrets.map((secret) => secretRow(secret, circumstances.now));
    const federated = application.federatedCredentials.map((credential) => ({
      description: '',
      ...credential,
      audience: audienceOf(directory, credential),
    }));
    const usualAudience = CLOUDS[directory.cloud].federationAudience;
    return { kind: page, application: head, secrets, federated, usualAudience };
  }
  return { kind: page, application: head, ...permissions(application), canConsent: circumstances.settings.canConsent };
}

function home(directory: Directory): KnockoutPageData {
  const { users, groups, applications } = directory;
  return { kind: 'home', counts: { users: users.size, groups: groups.size, applications: applications.size } };
}

function framePage(
  directory: Directory,
  { page, groupId }: Route & { page: FramePageHead['page'] },
): FramePageHead | KnockoutPageData {
  if (page !== 'group-overview' && page !== 'group-members') return { kind: 'frame', page, group: null };
  const group = directory.groups.get(groupId ?? '');
  if (group === undefined) return { kind: 'not-found' };
  return { kind: 'frame', page, group: { id: group.id, name: group.displayName } };
}

function applicationRows(directory: Directory, { now, owned }: PageCircumstances): ApplicationRow[] {
  return [...directory.applications.values()]
    .map((application) => ({
      ...headOf(application),
      credentials: credentialState(application.secrets, now),
      owned: owned.has(application.clientId),
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

function credentialState(secrets: readonly Secret[], now: number): ApplicationRow['credentials'] {
  if (secrets.length === 0) return 'none';
  return secrets.some(({ expiresAt }) => expiresAt > now) ? 'current' : 'expired';
}

function headOf({ displayName, clientId, objectId }: Application): ApplicationHead {
  return { name: displayName, clientId, objectId };
}

/** The application's permissions, sorted by name as the page does. */
function permissions(application: Application): { configured: PermissionRow[]; others: PermissionRow[] } {
  const granted: Record<PermissionKind, readonly string[]> = {
    application: application.consents.map(({ name }) => name),
    delegated: application.delegatedConsents,
  };
  const listed: Record<PermissionKind, readonly string[]> = {
    application: application.configuredPermissions,
    delegated: application.delegatedPermissions,
  };
  const row = (kind: PermissionKind) => (name: string) => permissionRow(kind, name, granted[kind].includes(name));
  const rows = (names: Record<PermissionKind, readonly string[]>) =>
    [...names.application.map(row('application')), ...names.delegated.map(row('delegated'))].sort((a, b) =>
      a.name.localeCompare(b.name),
    );
  const unlisted = (kind: PermissionKind) => [...new Set(granted[kind])].filter((name) => !listed[kind].includes(name));
  return {
    configured: rows(listed),
    others: rows({ application: unlisted('application'), delegated: unlisted('delegated') }),
  };
}

function permissionRow(kind: PermissionKind, name: string, isGranted: boolean): PermissionRow {
  const { description, needsAdmin } = describePermission(kind, name);
  const without = needsAdmin ? 'missing' : 'blank';
  return { kind, name, description, needsAdmin, consent: isGranted ? 'granted' : without };
}

/** How much of a secret its list gives away. */
const SHOWN_CHARACTERS = 3;
const MASK = '*'.repeat(18);

function secretRow({ value, keyId, description, expiresAt }: Secret, now: number): SecretRow {
  return {
    description: description ?? '',
    expiresAt,
    expired: expiresAt <= now,
    masked: `${value.slice(0, SHOWN_CHARACTERS)}${MASK}`,
    keyId,
  };
}
