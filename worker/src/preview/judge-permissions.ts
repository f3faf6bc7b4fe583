import type { CheckOutcome } from '@production-assist/shared/checks';
import type { Failure } from '@production-assist/shared/failures';
import {
  coveringPermission,
  excessPermissions,
  type RequiredPermission,
  USER_PERMISSIONS,
} from '@production-assist/shared/permissions';
import { missingPermissions } from '../sync/denied.ts';
import type { Evidence } from './evidence.ts';
import { answered, couldRead, failed, notReached, own, say } from './outcomes.ts';

/** What a preview says where Graph would not show a user: the permission we recommend is the one that surely helps. */
export const REDACTED: Failure = { code: 'members-redacted', params: { permission: USER_PERMISSIONS[0] } };

/** Whether a permission was granted: as the token lists it, else as Graph's answers prove it. */
export function judgePermission(permission: RequiredPermission, evidence: Evidence): CheckOutcome {
  const id = `permission.${permission}` as const;
  const signIn = answered(evidence.signIn);
  if (!signIn) return notReached(id);
  if (!signIn.roles) return couldRead(evidence) ? say(id, 'pass', 'permission-proven', { permission }) : notReached(id);
  const by = coveringPermission(permission, signIn.roles);
  if (by === permission) return say(id, 'pass', 'permission-granted', { permission });
  if (by) return say(id, 'pass', 'permission-covered', { permission, by });
  return couldRead(evidence)
    ? say(id, 'warn', 'permission-unlisted', { permission })
    : say(id, 'fail', 'permission-missing', { permission });
}

/** Judged from what a member looks like; the permission alone is only a hint. */
export function judgeUsers(evidence: Evidence): CheckOutcome {
  const id = 'permission.users';
  const members = answered(evidence.members);
  if (members?.redacted) return failed(id, REDACTED);
  if (members?.counts.fetched) return say(id, 'pass', 'users-readable');
  const roles = answered(evidence.signIn)?.roles;
  if (!roles) return notReached(id);
  const granted = USER_PERMISSIONS.map((permission) => coveringPermission(permission, roles)).find(Boolean);
  return granted
    ? say(id, 'unknown', 'users-unproven', { permission: granted })
    : say(id, 'warn', 'users-not-granted', { permission: USER_PERMISSIONS[0] });
}

/** Whether more was granted than anybody needs. */
export function judgeExcess(evidence: Evidence): CheckOutcome {
  const id = 'permission.excess';
  const signIn = answered(evidence.signIn);
  if (!signIn) return notReached(id);
  if (!signIn.roles) return say(id, 'unknown', 'excess-unlisted');
  const excess = excessPermissions(signIn.roles);
  return excess.length
    ? say(id, 'warn', 'excess-found', { permissions: excess.join(', ') })
    : say(id, 'pass', 'excess-none');
}

/** Whether an administrator has consented to what a run needs. */
export function judgeConsent(evidence: Evidence): CheckOutcome {
  const id = 'consent';
  const signIn = answered(evidence.signIn);
  if (!signIn) return notReached(id);
  const refusal = own(id, evidence);
  const { roles } = signIn;
  if (!roles) return refusal ? failed(id, refusal) : say(id, 'unknown', 'consent-unlisted');
  const status = couldRead(evidence) ? 'warn' : 'fail';
  const trace = refusal?.microsoft ? { microsoft: refusal.microsoft } : {};
  if (!roles.length) return { ...say(id, status, 'consent-missing'), ...trace };
  const missing = missingPermissions(roles);
  if (missing.length) {
    return { ...say(id, status, 'consent-partial', { permissions: missing.join(', ') }), ...trace };
  }
  return refusal ? failed(id, refusal) : say(id, 'pass', 'consent-given', { permissions: roles.join(', ') });
}
