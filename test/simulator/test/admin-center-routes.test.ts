import { adminCenterLink } from '@production-assist/shared/admin-center';
import { describe, expect, it } from 'vitest';
import { hashOf, PAGE_NAMES, readRoute } from '../src/admin-center/routes.ts';
import { GTG } from '../src/gtg.ts';

const { clientId, accessGroupId: groupId } = GTG;
const application = 'view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade';
const overview = { page: 'application-overview', clientId };

describe('an address', () => {
  it.each(PAGE_NAMES)('of %s is read as it was written', (page) => {
    const { clientId: readClient, groupId: readGroup, page: readPage } = readRoute(hashOf(page, { clientId, groupId }));
    expect(readPage).toBe(page);
    if (page.startsWith('application-')) expect(readClient).toBe(clientId);
    if (page.startsWith('group-')) expect(readGroup).toBe(groupId);
  });

  it.each([
    ['the section first', `#${application}/~/Overview/appId/${clientId}/isMSAApp~/false`],
    ['the section last', `#${application}/appId/${clientId}/~/Overview`],
    ['no section', `#${application}/appId/${clientId}`],
    ['the object id before the client id', `#${application}/~/Overview/objectId/${groupId}/appId/${clientId}`],
    ['blade for view', `#${application.replace('view', 'blade')}/~/Overview/appId/${clientId}`],
    ['the directory in front', `#@gtg.example/${application}/~/Overview/appId/${clientId}`],
    ['a JSON value', `#${application}/~/Overview/appId~/%22${clientId}%22`],
    ['capitals', `#${application}/~/Overview/appId/${clientId.toUpperCase()}`],
    ['a query', `#${application}/~/Overview/appId/${clientId}?feature.test=true`],
  ])('may have %s', (_, hash) => {
    expect(readRoute(hash)).toEqual(overview);
  });

  it.each([
    ['', 'home'],
    ['#home', 'home'],
    ['#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade', 'applications'],
    ['#view/Microsoft_AAD_IAM/GroupsManagementMenuBlade/~/AllGroups/menuId/AllGroups', 'groups'],
    ['#view/Microsoft_AAD_IAM/SomethingElseBlade', null],
    [`#${application}/~/Branding/appId/${clientId}`, null],
    ['#nonsense', null],
  ])('%s leads to %s', (hash, page) => {
    expect(readRoute(hash).page).toBe(page);
  });

  it('is among those the project links to', () => {
    const link = adminCenterLink('application-permissions', {
      cloud: 'global',
      directoryId: GTG.directoryId,
      clientId,
    });
    expect(readRoute(new URL(link).hash)).toEqual({ page: 'application-permissions', clientId });
  });
});
