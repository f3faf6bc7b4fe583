import type { Permissions } from '@production-assist/shared/api-notifications';
import {
  coveringPermission,
  excessPermissions,
  REQUIRED_PERMISSIONS,
  USER_PERMISSIONS,
} from '@production-assist/shared/permissions';

/** What is known of permissions, from a connection or a review. */
export type PermissionFacts = Omit<Permissions, 'excess'>;

/** A permission and what it is to the sync. `missing`: needed, and neither it nor a wider one is granted. */
export interface JudgedPermission {
  name: string;
  state: 'needed' | 'excess' | 'missing';
}

/** What is granted and what is missing: needed ones first, then what somebody should do something about. Pure. */
export function judgedPermissions(granted: readonly string[]): JudgedPermission[] {
  const excess = excessPermissions(granted).toSorted();
  const needed = granted.filter((name) => !excess.includes(name)).toSorted();
  const required = REQUIRED_PERMISSIONS.filter((name) => !coveringPermission(name, granted));
  const [user] = USER_PERMISSIONS;
  const seesUsers = USER_PERMISSIONS.some((name) => coveringPermission(name, granted));
  return [
    ...needed.map((name) => ({ name, state: 'needed' as const })),
    ...[...required, ...(seesUsers ? [] : [user])].map((name) => ({ name, state: 'missing' as const })),
    ...excess.map((name) => ({ name, state: 'excess' as const })),
  ];
}

/** Since when permissions are as they are. `reviewed`: seen from the last review, which is later than that, or not. */
export type PermissionsStanding =
  | { state: 'unknown' }
  | { state: 'unchanged' | 'changed'; since: string | null; reviewed: boolean };

/**
 * Whether permissions changed: since the last review, where there was one, else at all. Pure.
 *
 * @param reviewedAt time of the last review (ISO 8601); null where there was none, or it is not what is asked
 */
export function standingOf(facts: PermissionFacts, reviewedAt: string | null): PermissionsStanding {
  const { permissions, permissionsSince, permissionChanges } = facts;
  if (permissions === null) return { state: 'unknown' };
  const [last] = permissionChanges;
  if (reviewedAt === null) return { state: last ? 'changed' : 'unchanged', since: permissionsSince, reviewed: false };
  const isNew = last !== undefined && Date.parse(last.at) > Date.parse(reviewedAt);
  // Whoever has just connected another application has reviewed something else.
  if (!isNew && permissionsSince !== null && Date.parse(permissionsSince) > Date.parse(reviewedAt)) {
    return { state: 'unchanged', since: permissionsSince, reviewed: false };
  }
  return { state: isNew ? 'changed' : 'unchanged', since: isNew ? last.at : reviewedAt, reviewed: true };
}
