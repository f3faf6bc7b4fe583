import type { PageKind } from './facts.ts';

const ENTRA = 'https://entra.microsoft.com';
const AZURE = 'https://portal.azure.com';

/**
 * Addresses of each page as people have been seen to have them; `<id>` stands for a GUID. Each is tried on every row of
 * the route table. They stand apart from it so that they are not part of what runs in every tab.
 */
export const ROUTE_EXAMPLES: Readonly<Record<PageKind, readonly string[]>> = {
  home: [
    `${ENTRA}/`,
    `${ENTRA}/#home`,
    `${ENTRA}/?l=en.en-us#home`,
    `${ENTRA}/<id>#home`,
    `${ENTRA}/#@gtg.example/home`,
  ],
  'directory-overview': [
    `${ENTRA}/#view/Microsoft_AAD_IAM/TenantOverview.ReactView`,
    `${ENTRA}/?feature.msaljs=true#view/Microsoft_AAD_IAM/TenantOverview.ReactView`,
    `${ENTRA}/<id>#view/Microsoft_AAD_IAM/TenantOverview.ReactView`,
    `${AZURE}/#@gtg.example/blade/Microsoft_AAD_IAM/ActiveDirectoryMenuBlade/Overview`,
    `${AZURE}/#view/Microsoft_AAD_IAM/ActiveDirectoryMenuBlade/~/Overview`,
  ],
  applications: [
    `${ENTRA}/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade`,
    `${ENTRA}/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade/quickStartType~/null/sourceType/Microsoft_AAD_IAM`,
    `${ENTRA}/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade/sourceType/Microsoft_AAD_IAM/quickStartType~/null`,
    `${AZURE}/#blade/Microsoft_AAD_RegisteredApps/ApplicationsListBlade`,
    `${AZURE}/#view/Microsoft_AAD_IAM/ActiveDirectoryMenuBlade/~/RegisteredApps`,
  ],
  'new-application': [
    `${ENTRA}/#view/Microsoft_AAD_RegisteredApps/CreateApplicationBlade/quickStartType~/null/isMSAApp~/false`,
    `${ENTRA}/#view/Microsoft_AAD_RegisteredApps/CreateApplicationBlade/isMSAApp~/false/quickStartType~/null`,
  ],
  'application-overview': [
    `${ENTRA}/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Overview/appId/<id>/isMSAApp~/false`,
    `${ENTRA}/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Overview/appId/<id>/objectId/<id>/isMSAApp~/false`,
    `${ENTRA}/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Overview/isMSAApp~/false/objectId/<id>/appId/<id>`,
    `${ENTRA}/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/appId/<id>/~/Overview`,
    `${ENTRA}/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/appId~/%22<id>%22/~/Overview`,
    `${ENTRA}/#blade/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/Overview/appId/<id>`,
    `${ENTRA}/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/appId/<id>`,
    `${ENTRA}/<id>#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Overview/appId/<id>`,
    `${AZURE}/#@gtg.example/blade/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Overview/appId/<id>`,
  ],
  'application-permissions': [
    `${ENTRA}/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/CallAnAPI/appId/<id>/isMSAApp~/false`,
    `${ENTRA}/?l=en.en-us#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/CallAnAPI/appId/<id>/objectId/<id>`,
    `${ENTRA}/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/appId/<id>/isMSAApp~/false/~/CallAnAPI`,
    `${ENTRA}/#blade/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/CallAnAPI/appId/<id>/isMSAApp/false`,
    `${AZURE}/#@gtg.example/view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/CallAnAPI/appId/<id>`,
  ],
  'application-credentials': [
    `${ENTRA}/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Credentials/appId/<id>/isMSAApp~/false`,
    `${ENTRA}/<id>/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Credentials/isMSAApp~/false/appId/<id>`,
    `${ENTRA}/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/appId/<id>/~/Credentials`,
    `${ENTRA}/#blade/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/Credentials/appId/<id>`,
  ],
  groups: [
    `${ENTRA}/#view/Microsoft_AAD_IAM/GroupsManagementMenuBlade/~/AllGroups`,
    `${ENTRA}/#view/Microsoft_AAD_IAM/GroupsManagementMenuBlade/~/AllGroups/menuId/AllGroups`,
    `${ENTRA}/#view/Microsoft_AAD_IAM/GroupsManagementMenuBlade/menuId/AllGroups/~/AllGroups`,
    `${ENTRA}/#view/Microsoft_AAD_IAM/GroupsManagementMenuBlade/menuId/AllGroups`,
    `${AZURE}/#@<id>/blade/Microsoft_AAD_IAM/GroupsManagementMenuBlade/AllGroups`,
  ],
  'new-group': [
    `${ENTRA}/#view/Microsoft_AAD_IAM/AddGroupBlade`,
    `${ENTRA}/<id>#blade/Microsoft_AAD_IAM/AddGroupBlade`,
  ],
  'group-overview': [
    `${ENTRA}/#view/Microsoft_AAD_IAM/GroupDetailsMenuBlade/~/Overview/groupId/<id>`,
    `${ENTRA}/#view/Microsoft_AAD_IAM/GroupDetailsMenuBlade/~/Overview/groupId/<id>/menuId/Overview`,
    `${ENTRA}/#view/Microsoft_AAD_IAM/GroupDetailsMenuBlade/groupId/<id>/~/Overview`,
    `${ENTRA}/#blade/Microsoft_AAD_IAM/GroupDetailsMenuBlade/Overview/groupId/<id>`,
  ],
  'group-members': [
    `${ENTRA}/#view/Microsoft_AAD_IAM/GroupDetailsMenuBlade/~/Members/groupId/<id>`,
    `${ENTRA}/#view/Microsoft_AAD_IAM/GroupDetailsMenuBlade/~/Members/menuId/Members/groupId/<id>`,
    `${ENTRA}/#view/Microsoft_AAD_IAM/GroupDetailsMenuBlade/groupId~/%22<id>%22/menuId/Members`,
  ],
};
