import type { CheckOutcome } from '@production-assist/shared/checks';
import { failureRule } from '@production-assist/shared/failures';
import type { Evidence } from './evidence.ts';
import { answered, failed, failureIn, notReached, say, untold } from './outcomes.ts';

/** Whether there is exactly one group of the name, and it can be trusted. */
export function judgeGroup(evidence: Evidence): CheckOutcome {
  const id = 'group';
  const failure = untold(evidence.group) ?? distrustOf(id, evidence) ?? goneSince(evidence);
  if (failure) return failed(id, failure);
  const group = answered(evidence.group);
  if (!group) return notReached(id);
  return group.securityEnabled === false ? say(id, 'warn', 'group-not-security') : say(id, 'pass', 'group-found');
}

/** Whether the group has members who come in. */
export function judgeMembers(evidence: Evidence): CheckOutcome {
  const id = 'members';
  const failure = distrustOf(id, evidence) ?? (goneSince(evidence) ? null : untold(evidence.members));
  if (failure) return failed(id, failure);
  const members = answered(evidence.members);
  // Of people nobody may see, nothing can be said.
  if (!members || members.redacted) return notReached(id);
  const { fetched, processed, skipped } = members.counts;
  if (!fetched) return failed(id, { code: 'group-empty' });
  if (!processed) return failed(id, { code: 'nobody-usable', params: { fetched } });
  return skipped
    ? say(id, 'warn', 'members-some-skipped', { processed, fetched, skipped })
    : say(id, 'pass', 'members-usable', { processed });
}

/** Names of nested groups shown in a check. */
const NAMES_SHOWN = 5;

/** Whether there are groups in the group, whose people do not come in. */
export function judgeNested(evidence: Evidence): CheckOutcome {
  const id = 'nested';
  const members = answered(evidence.members);
  // Where some members are hidden, a nested group may be among them.
  if (!members || distrustOf('members', evidence)) return notReached(id);
  const nested = members.decisions.filter((decision) => decision.reason === 'nested-group');
  if (!nested.length) return say(id, 'pass', 'nested-none');
  const names = nested.slice(0, NAMES_SHOWN).map((group) => group.displayName ?? group.objectId);
  if (nested.length > NAMES_SHOWN) names.push('…');
  return say(id, 'warn', 'nested-found', { count: nested.length, names: names.join(', ') });
}

/** Why the group may not be trusted, if this check tells it. */
function distrustOf(id: 'group' | 'members', { distrust }: Evidence) {
  return distrust && failureRule(distrust.code).check === id ? distrust : null;
}

/** The group's disappearance between finding and reading it. */
function goneSince({ members }: Evidence) {
  const failure = failureIn(members);
  return failure?.code === 'group-gone' ? failure : null;
}
