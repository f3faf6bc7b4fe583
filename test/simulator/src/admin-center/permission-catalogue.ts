/** A permission of Microsoft Graph as the admin center offers it. */
export interface OfferedPermission {
  name: string;
  description: string;
  /** Whether an administrator must consent to the delegated kind; to the application kind one always must. */
  delegated?: 'admin' | 'anyone';
  application?: true;
}

/** A small part of Microsoft Graph's permissions: enough to search among, and to pick the wrong one. */
export const PERMISSION_CATALOGUE: readonly OfferedPermission[] = [
  { name: 'Application.Read.All', description: 'Read all applications', delegated: 'admin', application: true },
  { name: 'AuditLog.Read.All', description: 'Read all audit log data', delegated: 'admin', application: true },
  { name: 'Calendars.Read', description: 'Read calendars', delegated: 'anyone', application: true },
  { name: 'Device.Read.All', description: 'Read all devices', delegated: 'admin', application: true },
  { name: 'Directory.Read.All', description: 'Read directory data', delegated: 'admin', application: true },
  {
    name: 'Directory.ReadWrite.All',
    description: 'Read and write directory data',
    delegated: 'admin',
    application: true,
  },
  { name: 'email', description: "View users' email address", delegated: 'anyone' },
  { name: 'Files.Read.All', description: 'Read files in all site collections', delegated: 'anyone', application: true },
  { name: 'Group.Create', description: 'Create groups', application: true },
  { name: 'Group.Read.All', description: 'Read all groups', delegated: 'admin', application: true },
  { name: 'Group.ReadWrite.All', description: 'Read and write all groups', delegated: 'admin', application: true },
  { name: 'GroupMember.Read.All', description: 'Read all group memberships', delegated: 'admin', application: true },
  {
    name: 'GroupMember.ReadWrite.All',
    description: 'Read and write all group memberships',
    delegated: 'admin',
    application: true,
  },
  { name: 'Mail.Read', description: 'Read mail', delegated: 'anyone', application: true },
  { name: 'Member.Read.Hidden', description: 'Read all hidden memberships', delegated: 'admin', application: true },
  { name: 'offline_access', description: 'Maintain access to data you have given it access to', delegated: 'anyone' },
  { name: 'openid', description: 'Sign users in', delegated: 'anyone' },
  { name: 'OrgContact.Read.All', description: 'Read organizational contacts', delegated: 'admin', application: true },
  {
    name: 'People.Read.All',
    description: "Read all users' relevant people lists",
    delegated: 'admin',
    application: true,
  },
  {
    name: 'PrivilegedAccess.Read.AzureADGroup',
    description: 'Read privileged access to groups',
    delegated: 'admin',
    application: true,
  },
  { name: 'profile', description: "View users' basic profile", delegated: 'anyone' },
  { name: 'Sites.Read.All', description: 'Read items in all site collections', delegated: 'anyone', application: true },
  { name: 'TeamMember.Read.All', description: 'Read the members of all teams', delegated: 'admin', application: true },
  {
    name: 'User.Invite.All',
    description: 'Invite guest users to the organization',
    delegated: 'admin',
    application: true,
  },
  { name: 'User.Read', description: 'Sign in and read user profile', delegated: 'anyone' },
  { name: 'User.Read.All', description: "Read all users' full profiles", delegated: 'admin', application: true },
  { name: 'User.ReadBasic.All', description: "Read all users' basic profiles", delegated: 'anyone', application: true },
  {
    name: 'User.ReadWrite.All',
    description: "Read and write all users' full profiles",
    delegated: 'admin',
    application: true,
  },
];

export type PermissionKind = 'application' | 'delegated';

/** The heading a permission stands under: the part of its name before the first dot. */
export function permissionGroup(name: string): string {
  const dot = name.indexOf('.');
  return dot === -1 ? 'OpenId permissions' : name.slice(0, dot);
}

/** The offered permissions of a kind whose name contains what was typed, under their headings. */
export function offeredPermissions(kind: PermissionKind, search: string): Map<string, OfferedPermission[]> {
  const wanted = search.trim().toLowerCase();
  const fitting = PERMISSION_CATALOGUE.filter(
    (permission) => permission[kind] !== undefined && permission.name.toLowerCase().includes(wanted),
  );
  return Map.groupBy(fitting, ({ name }) => permissionGroup(name));
}

/** What the admin center says a permission does, and whether an administrator has to consent to it. */
export function describePermission(kind: PermissionKind, name: string): { description: string; needsAdmin: boolean } {
  const offered = PERMISSION_CATALOGUE.find((permission) => permission.name === name);
  return {
    description: offered?.description ?? name,
    needsAdmin: kind === 'application' || offered?.delegated === 'admin',
  };
}
