/**
 * Microsoft Graph permissions: their ids, which of them the sync needs, and which wider ones cover a narrower one.
 *
 * Source: learn.microsoft.com "Microsoft Graph permissions reference" and the Graph service principal's `appRoles`,
 * read 2026-11.
 */

/** `appId` of Microsoft Graph itself, the same in every directory. */
export const GRAPH_APP_ID = '00000003-0000-0000-c000-000000000000';

/** Application role ids by permission name. */
export const APPLICATION_ROLE_IDS = {
  'Group.Read.All': '5b567255-7703-4780-807c-7be8301ae99b',
  'GroupMember.Read.All': '98830695-27a2-44f7-8c18-0c3ebc9698f6',
  'GroupMember.ReadWrite.All': 'dbaae8cf-10b5-4b86-a4a1-f871c94c6695',
  'Group.ReadWrite.All': '62a82d76-70ea-41e2-9197-370581804d09',
  'User.Read.All': 'df021288-bdef-4463-88db-98f22de89214',
  'User.ReadBasic.All': '97235f07-e226-4f63-ace3-39588e11d3a1',
  'Directory.Read.All': '7ab1d382-f21e-4acd-a863-ba3e13f7da61',
} as const;

/** The two permissions the guide asks for (guide, section 6). */
export const REQUIRED_PERMISSIONS = ['Group.Read.All', 'GroupMember.Read.All'] as const;
export type RequiredPermission = (typeof REQUIRED_PERMISSIONS)[number];

/**
 * The permission that lets Graph show who a member is. Without one of these a member comes back with an id and
 * nothing else (redacted). The first is the one we recommend: the narrowest that certainly works.
 */
export const USER_PERMISSIONS = ['User.Read.All', 'User.ReadBasic.All', 'Directory.Read.All'] as const;

/** The permissions somebody adds: the guide's two, and the one without which they show no names. */
export const ADDED_PERMISSIONS = [...REQUIRED_PERMISSIONS, USER_PERMISSIONS[0]] as const;
export type AddedPermission = (typeof ADDED_PERMISSIONS)[number];

/** Needed to see the members of a group whose membership is hidden. */
export const HIDDEN_MEMBERS_PERMISSION = 'Member.Read.Hidden';

/** Delegated permission every new app registration has; harmless. */
export const DEFAULT_DELEGATED_PERMISSION = 'User.Read';

/**
 * Permissions that include what the key permission allows; each also covers itself. A map: names come from pages and
 * tokens, and an object would find `constructor` in itself.
 */
const COVERED_BY: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    'Group.Read.All': ['Group.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'],
    'GroupMember.Read.All': [
      'GroupMember.ReadWrite.All',
      'Group.Read.All',
      'Group.ReadWrite.All',
      'Directory.Read.All',
      'Directory.ReadWrite.All',
    ],
    'GroupMember.ReadBasic.All': [
      'GroupMember.Read.All',
      'GroupMember.ReadWrite.All',
      'Group.Read.All',
      'Group.ReadWrite.All',
      'Directory.Read.All',
      'Directory.ReadWrite.All',
    ],
    'User.ReadBasic.All': ['User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'],
    'User.Read.All': ['User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'],
  }),
);

/**
 * The granted permission that gives what `permission` gives: itself where it was granted, else the first wider one.
 *
 * @param granted permission names, as in the `roles` claim of an app-only token
 * @returns the name of the covering permission, or null where none was granted
 */
export function coveringPermission(permission: string, granted: readonly string[]): string | null {
  if (granted.includes(permission)) return permission;
  return COVERED_BY.get(permission)?.find((wider) => granted.includes(wider)) ?? null;
}

/**
 * Permissions nobody needs for the sync: everything that is not one of ours, and everything that writes.
 *
 * @param granted permission names, as in the `roles` claim of an app-only token
 */
export function excessPermissions(granted: readonly string[]): string[] {
  const needed: readonly string[] = [
    ...REQUIRED_PERMISSIONS,
    'GroupMember.ReadBasic.All',
    'User.Read.All',
    'User.ReadBasic.All',
    HIDDEN_MEMBERS_PERMISSION,
  ];
  return granted.filter((name) => !needed.includes(name));
}
