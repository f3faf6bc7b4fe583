import { ADMIN_CENTERS } from './admin-centers.ts';
import type { Cloud } from './clouds.ts';

/** A page of the Entra admin center that a fix can be made on. */
export type AdminCenterPage =
  | 'home'
  | 'directory-overview'
  | 'applications'
  | 'application-overview'
  | 'application-credentials'
  | 'application-permissions'
  | 'enterprise-application'
  | 'groups'
  | 'new-group'
  | 'group-overview'
  | 'group-members'
  | 'sign-in-logs';

/** What is known of the customer's set-up and can be filled into a link. Ids are GUIDs. */
export interface LinkTarget {
  cloud: Cloud;
  directoryId?: string | undefined;
  clientId?: string | undefined;
  groupId?: string | null | undefined;
}

/**
 * Deep link to a page of the admin center, with directory, application and group filled in where they are known.
 * Where the id a page needs is missing, the link leads to the list in which the page is found.
 */
export function adminCenterLink(page: AdminCenterPage, target: LinkTarget): string {
  const { clientId, groupId } = target;
  // The directory before the hash makes the admin center switch to it after sign-in.
  const origin = `${ADMIN_CENTERS[target.cloud]}/${target.directoryId ?? ''}`;
  const application = (section: string) =>
    clientId
      ? `${origin}#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/${section}/appId/${clientId}/isMSAApp~/false`
      : applications;
  const applications = `${origin}#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade/quickStartType~/null/sourceType/Microsoft_AAD_IAM`;
  const groups = `${origin}#view/Microsoft_AAD_IAM/GroupsManagementMenuBlade/~/AllGroups`;
  const group = (section: string) =>
    groupId ? `${origin}#view/Microsoft_AAD_IAM/GroupDetailsMenuBlade/~/${section}/groupId/${groupId}` : groups;
  switch (page) {
    case 'home':
      return `${origin}#home`;
    case 'directory-overview':
      return `${origin}#view/Microsoft_AAD_IAM/TenantOverview.ReactView`;
    case 'applications':
      return applications;
    case 'application-overview':
      return application('Overview');
    case 'application-credentials':
      return application('Credentials');
    case 'application-permissions':
      return application('CallAnAPI');
    case 'enterprise-application':
      return clientId
        ? `${origin}#view/Microsoft_AAD_IAM/ManagedAppMenuBlade/~/Overview/appId/${clientId}`
        : `${origin}#view/Microsoft_AAD_IAM/StartboardApplicationsMenuBlade/~/AppAppsPreview`;
    case 'groups':
      return groups;
    case 'new-group':
      return `${origin}#view/Microsoft_AAD_IAM/AddGroupBlade`;
    case 'group-overview':
      return group('Overview');
    case 'group-members':
      return group('Members');
    case 'sign-in-logs':
      return `${origin}#view/Microsoft_AAD_IAM/SignInEventsV3Blade/timeRangeType/last24hours/showApplicationSignIns~/true`;
  }
}
