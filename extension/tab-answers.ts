import { clientSecret } from '@production-assist/shared/values';
import * as v from 'valibot';
import { guidSchema } from './facts-schema.ts';

/** Answers of a tab, by the kind of message. */
export const readAnswer = v.strictObject({ reading: v.literal(true) });
export const showAnswer = v.strictObject({ shown: v.boolean() });
export const takeAnswer = v.union([
  v.strictObject({ value: clientSecret, secretId: v.nullable(guidSchema) }),
  v.strictObject({ refused: v.picklist(['secret-is-id', 'secret-masked', 'not-shown', 'several-shown']) }),
]);
export type TakeAnswer = v.InferOutput<typeof takeAnswer>;
export const reportAnswer = v.strictObject({ report: v.pipe(v.string(), v.maxLength(100_000)) });
