import type { Preview } from '@production-assist/shared/api';
import type { Texts } from '@production-assist/shared/texts/texts';
import { NO_COUNTS } from '../store/runs.ts';
import { checkView, failureView, leaverView, memberView } from '../views.ts';
import type { Evidence } from './evidence.ts';
import { isComplete, judge, obstacle } from './judge.ts';

/** Where the reading was not complete: a run would not come to that. */
const NOTHING_TO_DO = { action: 'none', reason: null } as const;

/** A preview as the interface shows it. */
export function previewView(evidence: Evidence, graphRequests: number, words: Texts): Preview {
  const { cloud, directoryId, clientId, group, members } = evidence;
  const found = group && 'answer' in group ? group.answer : null;
  const read = members && 'answer' in members ? members.answer : null;
  const target = { cloud, directoryId, clientId, groupId: found?.id };
  const failure = obstacle(evidence);
  const { created, added, updated, suspended: _, held: __, ...counts } = read?.counts ?? NO_COUNTS;
  return {
    checks: judge(evidence).map((outcome) => checkView(outcome, words, target)),
    group: found && { id: found.id, displayName: found.displayName },
    complete: isComplete(evidence),
    members: [
      ...(read?.decisions.map((decision) => memberView(decision, words)) ?? []),
      ...(read?.leavers.map((leaver) => leaverView(leaver, words)) ?? []),
    ],
    failure: failure && failureView(failure, words, target),
    leavers: read && isComplete(evidence) ? read.verdict : NOTHING_TO_DO,
    graphRequests,
    counts: { ...counts, create: created, add: added, update: updated },
  };
}
