import { Check, Preview } from '@production-assist/shared/api';
import { CHECK_IDS, type CheckId } from '@production-assist/shared/checks';
import * as v from 'valibot';

/**
 * What the service answers to a preview. A service that is newer than the extension may name a check, a failure or a
 * reason we have no word for; its sentences come with it, so codes are taken as text.
 */
const check = v.object({ ...Check.entries, id: v.string(), code: v.string() });
const member = v.object({
  objectId: v.string(),
  displayName: v.nullable(v.string()),
  email: v.nullable(v.string()),
  action: v.string(),
  detail: v.optional(v.nullable(v.string())),
});

export const previewAnswer = v.object({
  checks: v.array(check),
  complete: Preview.entries.complete,
  members: v.array(member),
  counts: Preview.entries.counts,
});
export type PreviewAnswer = v.InferOutput<typeof previewAnswer>;

/** Microsoft's answer, with what it was asked for and when. */
export const verdictSchema = v.object({
  at: v.number(),
  directoryId: v.string(),
  clientId: v.string(),
  preview: previewAnswer,
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
