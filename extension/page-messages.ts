import * as v from 'valibot';
import { factsSchema } from './facts-schema.ts';
import type { PageMessage } from './messages.ts';

/** What the background takes from pages; apart from `messages.ts`, because the scripts in pages need not carry it. */
export const pageMessage = v.variant('type', [
  v.strictObject({ type: v.literal('facts'), facts: v.nullable(factsSchema) }),
  v.strictObject({ type: v.literal('where') }),
  v.strictObject({ type: v.literal('words') }),
  v.strictObject({ type: v.literal('wake') }),
]) satisfies v.GenericSchema<unknown, PageMessage>;
