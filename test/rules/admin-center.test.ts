import { type AdminCenterPage, adminCenterLink } from '@production-assist/shared/admin-center';
import { CLOUD_IDS, CLOUDS } from '@production-assist/shared/clouds';
import { FAILURE_CODES, failureRule } from '@production-assist/shared/failures';
import { describe, expect, it } from 'vitest';

const directoryId = '7d1f7c52-3c0b-4f0e-9a57-6b8e6a1d2c01';
const clientId = '7d1f7c52-3c0b-4f0e-9a57-6b8e6a1d2c02';
const groupId = '7d1f7c52-3c0b-4f0e-9a57-6b8e6a1d2c03';

/** Each page with what its address holds when everything is known, and where it leads when its id is not. */
const PAGES: [page: AdminCenterPage, hash: string, withoutIds: string][] = [
  ['home', '#home', '#home'],
  ['directory-overview', '#view/Microsoft_AAD_IAM/TenantOverview.ReactView', 'TenantOverview.ReactView'],
  ['applications', '#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade/', 'ApplicationsListBlade'],
  [
    'application-overview',
    `ApplicationMenuBlade/~/Overview/appId/${clientId}/isMSAApp~/false`,
    'ApplicationsListBlade',
  ],
  ['application-credentials', `ApplicationMenuBlade/~/Credentials/appId/${clientId}/`, 'ApplicationsListBlade'],
  ['application-permissions', `ApplicationMenuBlade/~/CallAnAPI/appId/${clientId}/`, 'ApplicationsListBlade'],
  ['enterprise-application', `ManagedAppMenuBlade/~/Overview/appId/${clientId}`, 'StartboardApplicationsMenuBlade'],
  ['groups', 'GroupsManagementMenuBlade/~/AllGroups', 'GroupsManagementMenuBlade/~/AllGroups'],
  ['new-group', 'AddGroupBlade', 'AddGroupBlade'],
  ['group-overview', `GroupDetailsMenuBlade/~/Overview/groupId/${groupId}`, 'GroupsManagementMenuBlade/~/AllGroups'],
  ['group-members', `GroupDetailsMenuBlade/~/Members/groupId/${groupId}`, 'GroupsManagementMenuBlade/~/AllGroups'],
  ['sign-in-logs', 'SignInEventsV3Blade', 'SignInEventsV3Blade'],
];

describe.each(PAGES)('%s', (page, hash, withoutIds) => {
  it.each(CLOUD_IDS)('leads to the admin center of the directory’s cloud (%s)', (cloud) => {
    const link = adminCenterLink(page, { cloud, directoryId, clientId, groupId });
    expect(link.startsWith(`${CLOUDS[cloud].adminCenter}/${directoryId}#`)).toBe(true);
    expect(new URL(link).href).toBe(link);
  });

  it('fills in directory, application and group', () => {
    const link = adminCenterLink(page, { cloud: 'global', directoryId, clientId, groupId });
    expect(link).toContain(`/${directoryId}#`);
    expect(link).toContain(hash);
  });

  it('leads to the list where the id is not known', () => {
    const link = adminCenterLink(page, { cloud: 'global', groupId: null });
    expect(link.startsWith('https://entra.microsoft.com/#')).toBe(true);
    expect(link).toContain(withoutIds);
    expect(link).not.toMatch(/undefined|null(?!\/sourceType)/);
  });
});

it('every page a failure leads to is one of these', () => {
  const pages = PAGES.map(([page]) => page);
  for (const code of FAILURE_CODES) {
    const { page } = failureRule(code);
    if (page !== null) expect(pages, code).toContain(page);
  }
});
