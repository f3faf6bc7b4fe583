import type { PageFacts, PermissionRow } from '../../extension/portal/facts.ts';

/** Facts for the tests of what is made of them: a directory named GTG with everything as the guide wants it. */

export const DIRECTORY = '11111111-1111-4111-8111-111111111111';
export const OTHER_DIRECTORY = '99999999-9999-4999-8999-999999999999';
export const CLIENT = '22222222-2222-4222-8222-222222222222';
export const OTHER_CLIENT = '88888888-8888-4888-8888-888888888888';
export const OBJECT = '33333333-3333-4333-8333-333333333333';
export const GROUP = '44444444-4444-4444-8444-444444444444';
export const SECRET_ID = '55555555-5555-4555-8555-555555555555';
export const FAKE_SECRET = `fake8Q~${'x'.repeat(33)}`;

export const permission = (
  name: string,
  status: PermissionRow['status'] = 'granted',
  type: PermissionRow['type'] = 'application',
): PermissionRow => ({ api: 'Microsoft Graph', name, type, status });

export const directoryPage: PageFacts = {
  kind: 'directory-overview',
  state: 'ready',
  directory: { id: DIRECTORY, name: 'GTG' },
  account: 'admin@gtg.example',
};

export const applicationPage: PageFacts = {
  kind: 'application-overview',
  state: 'ready',
  directory: { id: DIRECTORY },
  application: { name: 'Production-Assist', clientId: CLIENT, objectId: OBJECT },
};

export const permissionsPage = (
  configured: PermissionRow[],
  more: Partial<NonNullable<PageFacts['permissions']>> = {},
): PageFacts => ({
  kind: 'application-permissions',
  state: 'ready',
  application: { name: 'Production-Assist', clientId: CLIENT },
  permissions: { configured, other: [], complete: true, consentButton: 'enabled', ...more },
});

export const GRANTED = ['Group.Read.All', 'GroupMember.Read.All', 'User.Read.All'].map((name) => permission(name));

export const secretsPage = (valueShown: boolean, expiresOn: string | null = '2027-05-20'): PageFacts => ({
  kind: 'application-credentials',
  state: 'ready',
  application: { name: 'Production-Assist', clientId: CLIENT },
  secrets: {
    rows: [{ description: 'Production Assist AD Sync', expiresOn, secretId: SECRET_ID, hint: 'fak', valueShown }],
    complete: true,
  },
});

export const groupPage: PageFacts = {
  kind: 'group-overview',
  state: 'ready',
  group: { id: GROUP, name: 'Azure_APP_Production-Assist', kind: 'security', members: 3 },
};

export const membersPage: PageFacts = {
  kind: 'group-members',
  state: 'ready',
  group: { id: GROUP, name: 'Azure_APP_Production-Assist' },
  members: { users: 3, nestedGroups: [], complete: true },
};

/** Every page of a set-up in which nothing is wrong. */
export const ALL_PAGES: readonly PageFacts[] = [
  directoryPage,
  applicationPage,
  permissionsPage(GRANTED),
  secretsPage(false),
  groupPage,
  membersPage,
];
