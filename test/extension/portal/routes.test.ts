import { adminCenterLink } from '@production-assist/shared/admin-center';
import { describe, expect, it } from 'vitest';
import { bladeOf } from '../../../extension/portal/blade.ts';
import { PAGE_KINDS } from '../../../extension/portal/facts.ts';
import { ROUTE_EXAMPLES } from '../../../extension/portal/route-examples.ts';
import { ROUTES, routeOf } from '../../../extension/portal/routes.ts';

const ID = '1c2d3e4f-0000-4aaa-8bbb-000000000c11';
const EXAMPLES = PAGE_KINDS.flatMap((kind) =>
  ROUTE_EXAMPLES[kind].map((url) => ({ kind, url: url.replaceAll('<id>', ID) })),
);

const OTHERS = [
  'https://example.com/#home',
  'https://portal.azure.com/#home',
  'https://entra.microsoft.com.example.com/#home',
  'https://login.microsoftonline.com/common/oauth2/authorize',
  `https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Authentication/appId/${ID}`,
  'https://entra.microsoft.com/#view/Microsoft_AAD_IAM/GroupsManagementMenuBlade/~/Overview',
  `https://entra.microsoft.com/#view/Microsoft_AAD_IAM/GroupDetailsMenuBlade/~/Owners/groupId/${ID}`,
  'https://entra.microsoft.com/#view/Microsoft_AAD_UsersAndTenants/UserManagementMenuBlade/~/AllUsers',
  'https://entra.microsoft.com/#view/',
  'https://entra.microsoft.com/#allservices',
  'https://entra.microsoft.com/#view/Microsoft_AAD_IAM/%E0%A4%A/~/x',
  'not an address',
  '',
];

describe('routes', () => {
  it('has a row for each page kind, in the same order', () => {
    expect(ROUTES.map(({ kind }) => kind)).toEqual([...PAGE_KINDS]);
  });

  it.each(EXAMPLES)('$url is $kind, and of no other kind', ({ kind, url }) => {
    expect(routeOf(url)?.kind).toBe(kind);
    const blade = bladeOf(new URL(url));
    expect(blade && ROUTES.filter(({ is }) => is(blade)).map((row) => row.kind)).toEqual([kind]);
  });

  it.each(OTHERS)('%s is no page of the guide', (url) => {
    expect(routeOf(url)).toBeNull();
  });

  it.each(EXAMPLES.filter(({ url }) => /appId/i.test(url)))('finds the client id in $url', ({ url }) => {
    expect(routeOf(url)?.clientId).toBe(ID);
  });

  it.each(EXAMPLES.filter(({ url }) => url.includes('groupId')))('finds the group in $url', ({ url }) => {
    expect(routeOf(url)?.groupId).toBe(ID);
  });

  it('tells object id, client id and directory apart', () => {
    const [client, object, directory] = [1, 2, 3].map((digit) => `${digit}`.repeat(8) + ID.slice(8));
    expect(
      routeOf(
        `https://entra.microsoft.com/${directory?.toUpperCase()}?l=de.de-at#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Overview/objectId/${object}/appId/${client}`,
      ),
    ).toEqual({
      kind: 'application-overview',
      clientId: client,
      objectId: object,
      directory,
      locale: { language: 'de', region: 'de-at' },
    });
  });

  it('takes the directory behind #@ as it is written, a GUID or a domain', () => {
    expect(routeOf('https://portal.azure.com/#@GTG.example/view/Microsoft_AAD_IAM/AddGroupBlade')).toEqual({
      kind: 'new-group',
      directory: 'gtg.example',
    });
  });

  it('an id that is no GUID is no id', () => {
    const url = 'https://entra.microsoft.com/#view/Microsoft_AAD_IAM/GroupDetailsMenuBlade/~/Overview/groupId/null';
    expect(routeOf(url)).toEqual({ kind: 'group-overview' });
  });

  it('knows every link that the guide leads to', () => {
    const target = { cloud: 'global', directoryId: ID, clientId: ID, groupId: ID } as const;
    for (const kind of PAGE_KINDS) {
      if (kind === 'new-application') continue;
      expect(routeOf(adminCenterLink(kind, target))).toMatchObject({ kind, directory: ID });
    }
  });
});
