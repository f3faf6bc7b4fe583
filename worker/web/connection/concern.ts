import type { FailureView, HoldReason, Member } from '@production-assist/shared/api';
import { isGuid } from '@production-assist/shared/pasted';
import type { Failed } from '../api.ts';
import type { MadePreview } from '../preview/asking.ts';
import { type FormValues, isLimit, isNewRule, isSamePreview, isSameRule, isSameScope, wholeNumber } from './values.ts';

/** Whom a rule for leavers would concern that is not saved yet. Pure. */
export type Concern =
  /** The rule is the saved one. */
  | { kind: 'none' }
  /** Whoever leaves keeps access from now on; who has lost it so far is another question. */
  | { kind: 'keep' }
  /** Microsoft cannot be asked with what stands in the form. */
  | { kind: 'values-needed' | 'limits-needed' | 'unasked' | 'asking' | 'stale' }
  /** `incomplete`: what was read does not say who has left. */
  | { kind: 'incomplete'; failure: FailureView | null }
  | { kind: 'failed'; failed: Failed }
  /** `decided`: all who left are those somebody has decided about, or is to. */
  | { kind: 'nobody' | 'decided' }
  | { kind: 'suspend'; people: readonly Member[] }
  | { kind: 'hold'; people: readonly Member[]; reason: HoldReason | null };

/** What is known of the asking. */
export interface Asked {
  made: MadePreview | null;
  /** Whether an answer is on its way. */
  asking: boolean;
  failed: Failed | null;
}

/** @param saved null where nothing is saved yet */
export function concernOf(values: FormValues, saved: FormValues | null, { made, asking, failed }: Asked): Concern {
  if (!isNewRule(values, saved)) return { kind: 'none' };
  if (values.leavers === 'keep') return { kind: 'keep' };
  if (!hasLimits(values)) return { kind: 'limits-needed' };
  if (!canAsk(values, saved)) return { kind: 'values-needed' };
  if (asking) return { kind: 'asking' };
  if (failed) return { kind: 'failed', failed };
  if (!made) return { kind: 'unasked' };
  if (!isSamePreview(values, made.asked) || !isSameRule(values, made.asked)) return { kind: 'stale' };
  const { complete, members, leavers, failure } = made.preview;
  if (!complete) return { kind: 'incomplete', failure };
  const left = members.filter(({ action }) => action === 'leave');
  // What is said about somebody is why the rule does not concern them any more.
  const people = left.filter(({ detail }) => detail === null);
  if (left.length === 0) return { kind: 'nobody' };
  if (leavers.action === 'none' || people.length === 0) return { kind: 'decided' };
  return leavers.action === 'hold' ? { kind: 'hold', people, reason: leavers.reason } : { kind: 'suspend', people };
}

/** Whether Microsoft can be asked with what stands in the form. */
export function canAsk(values: FormValues, saved: FormValues | null): boolean {
  const hasSecret = values.clientSecret.trim() !== '' || (saved !== null && isSameScope(values, saved));
  return isGuid(values.directoryId) && isGuid(values.clientId) && hasSecret && hasLimits(values);
}

function hasLimits({ guardPeople, guardPercent }: FormValues): boolean {
  return isLimit(wholeNumber(guardPeople), 'people') && isLimit(wholeNumber(guardPercent), 'percent');
}
