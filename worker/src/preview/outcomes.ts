import type { CheckId, CheckOutcome } from '@production-assist/shared/checks';
import { type Failure, failureRule, type Params } from '@production-assist/shared/failures';
import type { Asked, Evidence } from './evidence.ts';

/** The small words the judges are written in. */

/** The outcome of a check; `params` fill its text. */
export const say = (id: CheckId, status: CheckOutcome['status'], code: CheckOutcome['code'], params?: Params) =>
  ({ id, status, code, ...(params ? { params } : {}) }) satisfies CheckOutcome;

/** A check that something else keeps from being made; what that is, is filled in when all are judged. */
export const notReached = (id: CheckId): CheckOutcome => say(id, 'unknown', 'not-reached');

/** A failure as a check shows it: what only a person can put right has failed, what may pass is unknown. */
export function failed(id: CheckId, failure: Failure): CheckOutcome {
  const { remedy, page } = failureRule(failure.code);
  return {
    ...say(id, remedy === 'person' ? 'fail' : 'unknown', failure.code, failure.params),
    ...(page ? { page } : {}),
    ...(failure.microsoft ? { microsoft: failure.microsoft } : {}),
  };
}

/** The answer; null where nothing was asked or nothing answered. */
export function answered<Answer>(asked: Asked<Answer>): Answer | null {
  return asked && 'answer' in asked ? asked.answer : null;
}

/** Why there is no answer; null where there is one, or nothing was asked. */
export function failureIn(asked: Asked<unknown>): Failure | null {
  return asked && 'failure' in asked ? asked.failure : null;
}

/** Checks that any step may fail: the token, and whom it speaks for, matter to all of them. */
const ANY_STEP: ReadonlySet<CheckId | null> = new Set<CheckId>(['directory', 'application', 'credential', 'consent']);

/** The failure of any step that belongs to this check. */
export function own(id: CheckId, { signIn, group, members }: Evidence): Failure | null {
  const failures = [failureIn(signIn), failureIn(group), failureIn(members)];
  return failures.find((failure) => failure && failureRule(failure.code).check === id) ?? null;
}

/** The failure of a step that none of the checks above tells, so that the step's own check has to. */
export function untold(asked: Asked<unknown>): Failure | null {
  const failure = failureIn(asked);
  return failure && !ANY_STEP.has(failureRule(failure.code).check) ? failure : null;
}

/** Whether Graph let us find the group and read its members. */
export function couldRead({ group, members }: Evidence): boolean {
  return answered(group) !== null && answered(members) !== null;
}
