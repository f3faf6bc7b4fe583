import * as v from 'valibot';
import { guidSchema } from '../facts-schema.ts';
import { stored } from '../stored.ts';
import { STAGES } from './stage.ts';

/**
 * What is remembered of a replacement besides what the service knows, by client id (`''`: not known yet). In memory,
 * gone when the browser closes, and never a value.
 */
const kept = v.object({
  /** When it was begun, ms since 1970: a secret that was taken before is not the new one. */
  startedAt: v.number(),
  /** The page's row of the secret that was given, and its first characters. */
  secretId: v.optional(guidSchema),
  hint: v.optional(v.string()),
  /** Set once several rows of the page may have been the old one at the same time. */
  wereSeveral: v.optional(v.boolean()),
  /** What a person has said, where no service is asked; `done` also where one is. */
  said: v.optional(v.picklist(STAGES)),
});
export type Kept = v.InferOutput<typeof kept>;

export const replacementsItem = stored('session', 'replacements', v.record(v.string(), kept), {});
