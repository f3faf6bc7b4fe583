import { CHECKS, type CheckId, type CheckOutcome, EXPIRY_WARNING_DAYS } from '@production-assist/shared/checks';
import { CLOUDS } from '@production-assist/shared/clouds';
import { type Failure, failureRule, type Params } from '@production-assist/shared/failures';
import {
  coveringPermission,
  excessPermissions,
  type RequiredPermission,
  USER_PERMISSIONS,
} from '@production-assist/shared/permissions';
import { missingPermissions } from '../sync/denied.ts';
import type { Evidence } from './evidence.ts';

/**
 * Judges the checks from what Microsoft answered. Pure: the same evidence always gives the same checks. A check that
 * could not be reached is `unknown` and names the one to be put right first.
 */
export function judge(evidence: Evidence): CheckOutcome[] {
  const outcomes = CHECKS.filter((check) => check.microsoft).map(({ id }) => judgeOne(id, evidence));
  const first = outcomes.find((outcome) => outcome.code !== 'not-reached' && isObstacle(outcome));
  return outcomes.map((outcome) =>
    outcome.code === 'not-reached' ? { ...outcome, params: { first: first?.id ?? 'directory' } } : outcome,
  );
}

/** What stopped a preview, exactly as it would have failed a run; null where nothing did. */
export function obstacle(evidence: Evidence): Failure | null {
  const { directory, signIn, group, members } = evidence;
  if (evidence.flaw) return evidence.flaw;
  if (signIn && 'failure' in signIn) return signIn.failure;
  if (group && 'failure' in group) return group.failure;
  if (evidence.distrust) return evidence.distrust;
  if (members && 'failure' in members) return members.failure;
  if (members?.answer.redacted) return redacted;
  return directory && 'failure' in directory && !signIn ? directory.failure : null;
}

/** Whether every member was read and shown. */
export function isComplete(evidence: Evidence): boolean {
  const { members } = evidence;
  return !evidence.distrust && members !== null && 'answer' in members && !members.answer.redacted;
}

const redacted: Failure = { code: 'members-redacted', params: { permission: 'User.Read.All' } };

/** Findings that are unknown by themselves and stand in nobody's way. */
const HARMLESS: ReadonlySet<string> = new Set(['expiry-not-given', 'users-unproven', 'consent-unlisted']);

function isObstacle(outcome: CheckOutcome): boolean {
  return outcome.status === 'fail' || (outcome.status === 'unknown' && !HARMLESS.has(outcome.code));
}

type Status = CheckOutcome['status'];

function judgeOne(id: CheckId, evidence: Evidence): CheckOutcome {
  switch (id) {
    case 'directory':
      return judgeDirectory(evidence);
    case 'application':
      return judgeApplication(evidence);
    case 'credential':
      return judgeCredential(evidence);
    case 'permission.Group.Read.All':
    case 'permission.GroupMember.Read.All':
      return judgePermission(id, evidence);
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

const say = (id: CheckId, status: Status, code: CheckOutcome['code'], params?: Params): CheckOutcome =>
  params ? { id, status, code, params } : { id, status, code };

const notReached = (id: CheckId): CheckOutcome => say(id, 'unknown', 'not-reached');

/** A failure as a check shows it: what only a person can put right has failed, what may pass is unknown. */
function failed(id: CheckId, failure: Failure): CheckOutcome {
  const { remedy, page } = failureRule(failure.code);
  return {
    ...say(id, remedy === 'person' ? 'fail' : 'unknown', failure.code, failure.params),
    ...(page ? { page } : {}),
    ...(failure.microsoft ? { microsoft: failure.microsoft } : {}),
  };
}

const failureIn = (asked: Evidence['signIn'] | Evidence['directory'] | Evidence['group'] | Evidence['members']) =>
  asked && 'failure' in asked ? asked.failure : null;

/** The failure, if it belongs to this check. */
function own(id: CheckId, ...failures: (Failure | null)[]): Failure | null {
  return failures.find((failure) => failure && failureRule(failure.code).check === id) ?? null;
}

const answered = <Answer>(asked: { answer: Answer } | { failure: Failure } | null): Answer | null =>
  asked && 'answer' in asked ? asked.answer : null;

function judgeDirectory(evidence: Evidence): CheckOutcome {
  const { directory, signIn } = evidence;
  const cloud = CLOUDS[evidence.cloud].name;
  const failure = own('directory', failureIn(signIn), failureIn(directory));
  if (failure) return failed('directory', failure);
  // Discovery may be down; a token, or a refusal of the secret, proves the directory all the same.
  if (answered(directory) || answered(signIn)) return say('directory', 'pass', 'directory-found', { cloud });
  const unavailable = failureIn(directory);
  return unavailable ? failed('directory', unavailable) : notReached('directory');
}

/** Refusals by which Microsoft shows that it knows the application. */
const KNOWS_APPLICATION: ReadonlySet<string> = new Set([
  'secret-wrong',
  'secret-expired',
  'certificate-not-registered',
  'conditional-access',
  'federation-no-match',
  'federation-issuer',
  'federation-audience',
  'federation-subject',
]);

function judgeApplication(evidence: Evidence): CheckOutcome {
  const signIn = failureIn(evidence.signIn);
  const failure = own('application', signIn, failureIn(evidence.group), failureIn(evidence.members));
  if (failure) return failed('application', failure);
  const known = answered(evidence.signIn) || KNOWS_APPLICATION.has(signIn?.code ?? '');
  return known ? say('application', 'pass', 'application-found') : notReached('application');
}

function judgeCredential(evidence: Evidence): CheckOutcome {
  const failure = evidence.flaw ?? own('credential', failureIn(evidence.signIn));
  if (failure) return failed('credential', failure);
  return answered(evidence.signIn) ? say('credential', 'pass', 'credential-accepted') : notReached('credential');
}

/** Whether Graph let us find the group and read its members. */
function couldRead(evidence: Evidence): boolean {
  return answered(evidence.group) !== null && answered(evidence.members) !== null;
}

function judgePermission(
  id: 'permission.Group.Read.All' | 'permission.GroupMember.Read.All',
  evidence: Evidence,
): CheckOutcome {
  const permission = id.slice('permission.'.length) as RequiredPermission;
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

function judgeUsers(evidence: Evidence): CheckOutcome {
  const id = 'permission.users';
  const members = answered(evidence.members);
  if (members?.redacted) return failed(id, redacted);
  if (members?.counts.fetched) return say(id, 'pass', 'users-readable');
  const roles = answered(evidence.signIn)?.roles;
  if (!roles) return notReached(id);
  const [permission] = USER_PERMISSIONS;
  const granted = USER_PERMISSIONS.find((candidate) => coveringPermission(candidate, roles));
  return granted
    ? say(id, 'unknown', 'users-unproven', { permission: granted })
    : say(id, 'warn', 'users-not-granted', { permission });
}

function judgeExcess(evidence: Evidence): CheckOutcome {
  const id = 'permission.excess';
  const roles = answered(evidence.signIn)?.roles;
  if (!roles) return notReached(id);
  const excess = excessPermissions(roles);
  return excess.length
    ? say(id, 'warn', 'excess-found', { permissions: excess.join(', ') })
    : say(id, 'pass', 'excess-none');
}

function judgeConsent(evidence: Evidence): CheckOutcome {
  const id = 'consent';
  const signIn = answered(evidence.signIn);
  if (!signIn) return notReached(id);
  const refusal = own(id, failureIn(evidence.group), failureIn(evidence.members));
  const { roles } = signIn;
  if (!roles) return refusal ? failed(id, refusal) : say(id, 'unknown', 'consent-unlisted');
  const status: Status = couldRead(evidence) ? 'warn' : 'fail';
  if (!roles.length) return { ...say(id, status, 'consent-missing'), ...trace(refusal) };
  const missing = missingPermissions(roles);
  if (missing.length) {
    return { ...say(id, status, 'consent-partial', { permissions: missing.join(', ') }), ...trace(refusal) };
  }
  return refusal ? failed(id, refusal) : say(id, 'pass', 'consent-given', { permissions: roles.join(', ') });
}

const trace = (failure: Failure | null) => (failure?.microsoft ? { microsoft: failure.microsoft } : {});

function judgeGroup(evidence: Evidence): CheckOutcome {
  const id = 'group';
  const failure = own(id, failureIn(evidence.group), evidence.distrust);
  if (failure) return failed(id, failure);
  const group = answered(evidence.group);
  if (!group) return notReached(id);
  return group.securityEnabled === false ? say(id, 'warn', 'group-not-security') : say(id, 'pass', 'group-found');
}

function judgeMembers(evidence: Evidence): CheckOutcome {
  const id = 'members';
  if (!answered(evidence.group)) return notReached(id);
  const distrust = own(id, evidence.distrust);
  if (distrust) return failed(id, distrust);
  const failure = failureIn(evidence.members);
  // Graph itself may fail here as it may at the group; a refusal for want of consent is told there.
  if (failure) return failureRule(failure.code).check === 'consent' ? notReached(id) : failed(id, failure);
  const members = answered(evidence.members);
  if (!members) return notReached(id);
  if (members.redacted) return failed(id, redacted);
  const { members: all, fetched, processed, skipped } = members.counts;
  if (!all) return failed(id, { code: 'group-empty' });
  if (!processed) return failed(id, { code: 'nobody-usable', params: { fetched } });
  return skipped
    ? say(id, 'warn', 'members-some-skipped', { processed, fetched, skipped })
    : say(id, 'pass', 'members-usable', { processed });
}

/** Names of nested groups shown in a check. */
const NAMES_SHOWN = 5;

function judgeNested(evidence: Evidence): CheckOutcome {
  const id = 'nested';
  const members = answered(evidence.members);
  if (!members || evidence.distrust?.code === 'group-hidden') return notReached(id);
  const nested = members.decisions.filter((decision) => decision.reason === 'nested-group');
  if (!nested.length) return say(id, 'pass', 'nested-none');
  const names = nested.slice(0, NAMES_SHOWN).map((group) => group.displayName ?? group.objectId);
  if (nested.length > NAMES_SHOWN) names.push('…');
  return say(id, 'warn', 'nested-found', { count: nested.length, names: names.join(', ') });
}

function judgeExpiry(evidence: Evidence): CheckOutcome {
  const id = 'credential.expiry';
  const signIn = failureIn(evidence.signIn);
  if (signIn?.code === 'secret-expired') return failed(id, signIn);
  const date = evidence.expiresOn;
  if (date === null) return say(id, 'unknown', 'expiry-not-given');
  const days = Math.round((Date.parse(date) - Date.parse(evidence.today)) / 86_400_000);
  // Microsoft accepted it, so a date that has passed is at most a wrong date.
  if (days < 0 && !answered(evidence.signIn)) return failed(id, { code: 'secret-expired' });
  return days <= EXPIRY_WARNING_DAYS[0]
    ? say(id, 'warn', 'expiry-near', { days: Math.max(0, days), date })
    : say(id, 'pass', 'expiry-far', { days, date });
}
