import { coveringPermission } from '@production-assist/shared/permissions';
import type { DirectoryBehaviour, User } from './directory.ts';

/** What Graph shows of a user where no `$select` says otherwise. */
const DEFAULT_PROPERTIES = [
  'businessPhones',
  'displayName',
  'givenName',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
  'id',
];

/** What `User.ReadBasic.All` shows. */
const BASIC_PROPERTIES = new Set([
  'id',
  'displayName',
  'givenName',
  'surname',
  'mail',
  'userPrincipalName',
  'photo',
  'securityIdentifier',
]);

const FURTHER_PROPERTIES = [
  'accountEnabled',
  'ageGroup',
  'assignedLicenses',
  'city',
  'companyName',
  'country',
  'createdDateTime',
  'creationType',
  'department',
  'deletedDateTime',
  'employeeId',
  'employeeType',
  'externalUserState',
  'externalUserStateChangeDateTime',
  'faxNumber',
  'identities',
  'imAddresses',
  'lastPasswordChangeDateTime',
  'mailNickname',
  'onPremisesImmutableId',
  'onPremisesSamAccountName',
  'onPremisesSyncEnabled',
  'onPremisesUserPrincipalName',
  'otherMails',
  'postalCode',
  'proxyAddresses',
  'securityIdentifier',
  'state',
  'streetAddress',
  'usageLocation',
  'userType',
];

/** Every user property `$select` may name. */
export const USER_PROPERTIES: ReadonlySet<string> = new Set([...DEFAULT_PROPERTIES, ...FURTHER_PROPERTIES]);

/** How much of a user the roles in a token show. */
export type UserAccess = 'none' | 'basic' | 'full';

/** How much of a user these roles show; permissions for groups show nothing. */
export function userAccess(roles: readonly string[]): UserAccess {
  if (coveringPermission('User.Read.All', roles) !== null) return 'full';
  return coveringPermission('User.ReadBasic.All', roles) === null ? 'none' : 'basic';
}

/**
 * A user as Graph shows it: what the roles do not open is null, or missing, and nothing says that it was hidden.
 * The id is always there.
 */
export function showUser(
  user: User,
  select: readonly string[] | null,
  access: UserAccess,
  redaction: DirectoryBehaviour['redaction'],
): Record<string, unknown> {
  const shown: Record<string, unknown> = { id: user.id };
  const stored: Partial<Record<string, unknown>> = { ...user };
  for (const name of select ?? DEFAULT_PROPERTIES) {
    if (name === 'id') continue;
    if (name === 'businessPhones') {
      // The one collection that was seen to come back empty instead of null.
      shown[name] = [];
    } else if (access === 'full' || (access === 'basic' && BASIC_PROPERTIES.has(name))) {
      shown[name] = stored[name] ?? null;
    } else if (redaction === 'null') {
      shown[name] = null;
    }
  }
  return shown;
}
