import type { HoldReason, LeaversAction } from '@production-assist/shared/api';
import type { Guard, LeaversRule } from '@production-assist/shared/requests';

/** What a complete, unredacted reading says about people who had access through the group. Counts of people. */
export interface LeaversSeen {
  /** Objects in the group, of whatever kind. */
  members: number;
  /** Who had access through the group before. */
  before: number;
  /** Who of them is no longer in the group; those who keep their access by a person's decision are not among them. */
  leavers: number;
  /** Whether Microsoft's own count of the group's users was had, and is not higher than what was read. */
  confirmed: boolean;
}

/** What is to be done about leavers, and the reason where a person has to be asked first. */
export type LeaversVerdict =
  | { action: Exclude<LeaversAction, 'hold'>; reason: null }
  | { action: 'hold'; reason: HoldReason };

/**
 * The guard: nobody loses their access by mistake. Pure; whoever asks has made sure that the reading was complete and
 * unredacted.
 */
export function judgeLeavers(rule: LeaversRule, guard: Guard, seen: LeaversSeen): LeaversVerdict {
  const { members, before, leavers, confirmed } = seen;
  if (rule === 'keep' || leavers === 0) return { action: 'none', reason: null };
  const hold = (reason: HoldReason): LeaversVerdict => ({ action: 'hold', reason });
  if (members === 0) return hold('empty');
  if (leavers >= before) return hold('everyone');
  if (leavers > guard.people && leavers * 100 > guard.percent * before) return hold('many');
  if (!confirmed) return hold('unconfirmed');
  return { action: 'suspend', reason: null };
}
