import type { CheckId, CheckStatus } from '@production-assist/shared/checks';
import type { Params } from '@production-assist/shared/failures';
import type { PageFindingCode } from '@production-assist/shared/texts/panel/findings';
import type { SeenFailure, SeenFinding } from '@production-assist/shared/texts/seen';

/** One check as pages show it: a hint, to be told from the verdict that comes from Microsoft. */
export interface PageOutcome {
  id: CheckId;
  status: CheckStatus;
  code: PageFindingCode | SeenFinding | SeenFailure;
  params?: Params;
}

/** Makes an outcome; for the judges of single checks. */
export const say = (id: CheckId, status: CheckStatus, code: PageOutcome['code'], params?: Params): PageOutcome =>
  params ? { id, status, code, params } : { id, status, code };

/** What nothing has been seen of is unknown, never fine. */
export const notSeen = (id: CheckId): PageOutcome => say(id, 'unknown', 'page-not-seen');
