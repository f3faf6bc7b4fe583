import { CHECK_IDS, type CheckId } from '@production-assist/shared/checks';
import { type Circumstances, judge } from '../../extension/checks.ts';
import type { PageFacts } from '../../extension/portal/facts.ts';
import { absorb, EMPTY_SETUP, type Setup } from '../../extension/setup.ts';

/** What the checks say, for the tests of them. */

export const TODAY = '2026-11-22';

/** What is known after these pages were read, one after the other. */
export const after = (...pages: PageFacts[]): Setup =>
  pages.reduce((setup, facts, at) => absorb(setup, facts, at), EMPTY_SETUP);

/** One check: its status, what it says, and of what. */
export function outcome(id: CheckId, setup: Setup, more: Partial<Circumstances> = {}): unknown[] {
  const outcomes = judge(setup, { today: TODAY, secretHeld: false, elsewhere: null, ...more });
  const { status, code, params } = outcomes[CHECK_IDS.indexOf(id)] ?? {};
  return params ? [status, code, params] : [status, code];
}
