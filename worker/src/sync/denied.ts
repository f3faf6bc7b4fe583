import type { Failure } from '@production-assist/shared/failures';
import { coveringPermission, REQUIRED_PERMISSIONS } from '@production-assist/shared/permissions';

/** Required permissions that the token carries neither themselves nor in a wider one. */
export function missingPermissions(roles: readonly string[]): string[] {
  return REQUIRED_PERMISSIONS.filter((permission) => !coveringPermission(permission, roles));
}

/**
 * What a refusal by Graph (403) comes from, as far as the token tells: no consent at all, or one permission missing.
 *
 * @param roles the token's; null where it cannot be decoded, then the refusal stays as it is
 */
export function explainDenied(failure: Failure, roles: readonly string[] | null): Failure {
  if (failure.code !== 'permission-denied' || !roles) return failure;
  if (!roles.length) return { ...failure, code: 'consent-missing' };
  const [permission] = missingPermissions(roles);
  return permission ? { ...failure, code: 'permission-missing', params: { ...failure.params, permission } } : failure;
}
