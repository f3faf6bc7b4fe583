import { CHECKS, type CheckId, type CheckOutcome } from '@production-assist/shared/checks';
import type { Failure } from '@production-assist/shared/failures';
import type { Evidence } from './evidence.ts';
import { judgeGroup, judgeMembers, judgeNested } from './judge-group.ts';
import { judgeConsent, judgeExcess, judgePermission, judgeUsers, REDACTED } from './judge-permissions.ts';
import { judgeApplication, judgeCredential, judgeDirectory, judgeExpiry } from './judge-sign-in.ts';
import { answered, failureIn, notReached } from './outcomes.ts';

/**
 * Judges the checks from what Microsoft answered. Pure: the same evidence always gives the same checks. A check that
 * could not be reached is `unknown` and names the one that comes first.
 */
export function judge(evidence: Evidence): CheckOutcome[] {
  const outcomes = CHECKS.filter((check) => check.microsoft).map(({ id }) => judgeOne(id, evidence));
  const first = outcomes.find(isObstacle) ?? outcomes.find(isNotReached);
  return outcomes.map((outcome) =>
    first && isNotReached(outcome) ? { ...outcome, params: { first: first.id } } : outcome,
  );
}

/** What stopped a preview, exactly as it would have failed a run; null where nothing did. */
export function obstacle(evidence: Evidence): Failure | null {
  const { flaw, signIn, group, distrust, members } = evidence;
  const redacted = answered(members)?.redacted ? REDACTED : null;
  return flaw ?? failureIn(signIn) ?? failureIn(group) ?? distrust ?? failureIn(members) ?? redacted;
}

/** Whether every member was read and shown. */
export function isComplete({ distrust, members }: Evidence): boolean {
  return !distrust && answered(members)?.redacted === 0;
}

/** Findings that are unknown by themselves and stand in nobody's way. */
const HARMLESS: ReadonlySet<string> = new Set([
  'expiry-not-given',
  'users-unproven',
  'consent-unlisted',
  'excess-unlisted',
]);

const isNotReached = (outcome: CheckOutcome) => outcome.code === 'not-reached';

function isObstacle(outcome: CheckOutcome): boolean {
  if (isNotReached(outcome)) return false;
  return outcome.status === 'fail' || (outcome.status === 'unknown' && !HARMLESS.has(outcome.code));
}

function judgeOne(id: CheckId, evidence: Evidence): CheckOutcome {
  switch (id) {
    case 'directory':
      return judgeDirectory(evidence);
    case 'application':
      return judgeApplication(evidence);
    case 'credential':
      return judgeCredential(evidence);
    case 'permission.Group.Read.All':
      return judgePermission('Group.Read.All', evidence);
    case 'permission.GroupMember.Read.All':
      return judgePermission('GroupMember.Read.All', evidence);
    case 'permission.users':
      return judgeUsers(evidence);
    case 'permission.excess':
      return judgeExcess(evidence);
    case 'consent':
      return judgeConsent(evidence);
    case 'group':
      return judgeGroup(evidence);
    case 'members':
      return judgeMembers(evidence);
    case 'nested':
      return judgeNested(evidence);
    case 'credential.expiry':
      return judgeExpiry(evidence);
    case 'form':
      return notReached(id);
  }
}
