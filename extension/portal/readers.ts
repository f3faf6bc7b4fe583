import type { Reader } from './reader.ts';
import { applicationCredentials } from './readers/application-credentials.ts';
import { applicationOverview } from './readers/application-overview.ts';
import { applicationPermissions } from './readers/application-permissions.ts';
import { applications } from './readers/applications.ts';
import { directoryOverview } from './readers/directory-overview.ts';
import { groupMembers } from './readers/group-members.ts';
import { groupOverview } from './readers/group-overview.ts';
import { groups } from './readers/groups.ts';
import { home } from './readers/home.ts';
import { newApplication } from './readers/new-application.ts';
import { newGroup } from './readers/new-group.ts';

/** One reader per page kind, in the order of the kinds. */
export const READERS: readonly Reader[] = [
  home,
  directoryOverview,
  applications,
  newApplication,
  applicationOverview,
  applicationPermissions,
  applicationCredentials,
  groups,
  newGroup,
  groupOverview,
  groupMembers,
];
