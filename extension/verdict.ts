import { checkResult, previewResult } from '@production-assist/shared/answers';
import { CHECK_IDS, type CheckId } from '@production-assist/shared/checks';
import * as v from 'valibot';

/**
 * What the service answers to a preview. A service that is newer than the extension may name a check, a failure or a
 * reason we have no word for; its sentences come with it, so codes are taken as text.
 */
const check = v.object({ ...checkResult, id: v.string(), code: v.string() });
const member = v.object({
  objectId: v.string(),
  displayName: v.nullable(v.string()),
  email: v.nullable(v.string()),
  action: v.string(),
  detail: v.optional(v.nullable(v.string())),
});

export const previewAnswer = v.object({
  checks: v.array(check),
  complete: previewResult.complete,
  members: v.array(member),
  counts: previewResult.counts,
});
export type PreviewAnswer = v.InferOutput<typeof previewAnswer>;

/** Microsoft's answer, with what was asked. `at`: when, in ms since 1970; what was done since, it knows nothing of. */
export const verdictSchema = v.object({
  at: v.number(),
  directoryId: v.string(),
  clientId: v.string(),
  preview: previewAnswer,
  /** What pages showed when it was asked: each check's finding, by its id. */
  seen: v.optional(v.record(v.string(), v.string())),
});
export type Verdict = v.InferOutput<typeof verdictSchema>;

/** One check of the answer, by its id. */
export function verdictOf(verdict: Verdict | undefined, id: CheckId): PreviewAnswer['checks'][number] | undefined {
  return verdict?.preview.checks.find((candidate) => candidate.id === id);
}

/** Whether Microsoft finds nothing wrong. */
export function isApproved(verdict: Verdict | undefined): boolean {
  if (!verdict) return false;
  const known = verdict.preview.checks.filter((one) => CHECK_IDS.some((id) => id === one.id));
  return known.length > 0 && verdict.preview.complete && known.every((one) => one.status !== 'fail');
}
