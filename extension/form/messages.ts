import { clientSecret, guid, secretFlaw } from '@production-assist/shared/values';
import * as v from 'valibot';
import { ORIGIN_REFUSALS } from './allowed.ts';
import type { FormField } from './labels.ts';
import { OBSTACLES } from './obstacles.ts';
import { ID_STATUSES, SECRET_STATUSES } from './read.ts';

/** Between the panel and the script in the page: one request, one answer. */

const hex = (digits: number) => v.pipe(v.string(), v.regex(new RegExp(`^[0-9a-f]{${digits}}$`)));

const origin = v.pipe(
  v.string(),
  v.maxLength(300),
  v.check((text) => URL.canParse(text) && new URL(text).origin === text),
);

const kind = v.literal('form');

/** A secret that is visibly none is not filled in, whoever asks. */
const usableSecret = v.pipe(
  clientSecret,
  v.check((text) => secretFlaw(text) === null),
);

/** What the panel asks. `approved` is the origin the person agreed to. */
const formRequest = v.variant('task', [
  v.strictObject({
    kind,
    task: v.literal('fill'),
    approved: origin,
    values: v.strictObject({
      directoryId: v.optional(guid),
      clientId: v.optional(guid),
      clientSecret: v.optional(usableSecret),
    }),
  }),
  v.strictObject({
    kind,
    task: v.literal('read'),
    approved: origin,
    captured: v.strictObject({
      directoryId: v.optional(guid),
      clientId: v.optional(guid),
      secret: v.optional(v.strictObject({ salt: hex(32), sha256: hex(64) })),
    }),
  }),
]);
export type FormRequest = v.InferOutput<typeof formRequest>;

/** The request a message holds; null where it holds none. */
export function parseRequest(message: unknown): FormRequest | null {
  const parsed = v.safeParse(formRequest, message);
  return parsed.success ? parsed.output : null;
}

const notFound = v.strictObject({
  status: v.literal('not-found'),
  because: v.picklist(['no-such-label', ...OBSTACLES]),
});
const ambiguous = v.strictObject({ status: v.literal('ambiguous'), count: v.number() });

const fieldOutcome = v.variant('status', [
  v.strictObject({ status: v.picklist(['filled', 'refused']) }),
  notFound,
  ambiguous,
]);
const idReading = v.variant('status', [
  v.strictObject({ status: v.picklist(ID_STATUSES), value: v.nullable(guid) }),
  notFound,
  ambiguous,
]);
const secretReading = v.variant('status', [
  v.strictObject({ status: v.picklist(SECRET_STATUSES) }),
  notFound,
  ambiguous,
]);

/**
 * What the script answers. `inner-frame`: the window around this one sees this one too and answers for both.
 * `misunderstood`: the request was not one of ours. `failed`: the page did something unforeseen.
 */
const formAnswer = v.variant('task', [
  v.strictObject({
    task: v.literal('fill'),
    origin,
    report: v.strictObject({
      directoryId: v.optional(fieldOutcome),
      clientId: v.optional(fieldOutcome),
      clientSecret: v.optional(fieldOutcome),
    } satisfies Record<FormField, unknown>),
  }),
  v.strictObject({
    task: v.literal('read'),
    origin,
    reading: v.strictObject({
      directoryId: idReading,
      clientId: idReading,
      clientSecret: secretReading,
    } satisfies Record<FormField, unknown>),
  }),
  v.strictObject({
    task: v.literal('none'),
    because: v.picklist([...ORIGIN_REFUSALS, 'inner-frame', 'misunderstood', 'failed']),
  }),
]);
export type FormAnswer = v.InferOutput<typeof formAnswer>;

/** The answer a message holds; null where it holds none. */
export function parseAnswer(message: unknown): FormAnswer | null {
  const parsed = v.safeParse(formAnswer, message);
  return parsed.success ? parsed.output : null;
}
