import * as v from 'valibot';
import { CHECK_STATUSES } from './checks.ts';

/**
 * What answers of the API say in words and figures, without the codes they say it with: enough for a client that only
 * shows it, whatever codes a newer service may know. `api.ts` makes the whole contract of it.
 */

/** A field with a sentence about it, for the OpenAPI document. */
export const says = <Schema extends v.GenericSchema>(schema: Schema, sentence: string) =>
  v.pipe(schema, v.description<v.InferOutput<Schema>, string>(sentence));

/** Times of the interface: ISO 8601 in UTC. */
export const time = v.pipe(v.string(), v.isoTimestamp());
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));
export const link = v.nullable(v.pipe(v.string(), v.url()));

/** What Microsoft's support asks for. */
export const microsoft = v.partial(
  v.object({
    code: v.string(),
    status: v.number(),
    traceId: v.string(),
    correlationId: v.string(),
    requestId: v.string(),
    timestamp: v.string(),
  }),
);

/** A check's result; its id and code are the contract's. */
export const checkResult = {
  status: says(v.picklist(CHECK_STATUSES), '`unknown`: could not be reached, and is not to be shown as fine.'),
  title: says(v.string(), 'The statement that is checked.'),
  detail: v.string(),
  fix: v.nullable(v.string()),
  link: says(link, 'Page of the admin center where it is put right.'),
  microsoft: v.nullable(microsoft),
};

/** RFC 9457 problem details. `fields` names what was wrong in a request and never repeats a value. */
export const problemDetails = {
  type: says(v.string(), 'Address of the explanation on this page.'),
  title: says(v.string(), 'What happened.'),
  status: says(v.number(), 'The HTTP status.'),
  detail: says(v.string(), 'What it means here.'),
  fix: says(v.string(), 'What to do.'),
  requestId: says(v.string(), 'For support: it stands in the log too.'),
  fields: v.optional(
    says(
      v.array(v.object({ path: v.string(), code: v.string(), message: v.string() })),
      'What is wrong with single fields. Never their values.',
    ),
  ),
};

/** What a preview comes to. */
export const previewResult = {
  complete: says(v.boolean(), 'True where every member was read and none was redacted.'),
  counts: v.object({
    members: count,
    fetched: count,
    others: count,
    processed: count,
    skipped: count,
    create: count,
    add: count,
    update: count,
    unchanged: count,
    leavers: count,
  }),
};
