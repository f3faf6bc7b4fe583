import * as v from 'valibot';

/** How lists are asked for, page by page. Every `message` is a `FieldError` from `texts/`. */

/** Rows of one answer: 1 to 500. */
export const limit = v.pipe(
  v.string('wrong-type'),
  v.regex(/^\d{1,6}$/, 'not-whole'),
  v.transform(Number),
  v.minValue(1, 'too-small'),
  v.maxValue(500, 'too-large'),
  v.description('Rows of one answer.'),
);

/** What a cursor is, for the OpenAPI document. */
export const NEXT = v.description<string, string>('`nextCursor` of the answer before.');

/** A person is (directory, object id); so is the cursor, with `_` between. */
export const personKey = v.pipe(
  v.string('wrong-type'),
  v.maxLength(300, 'too-long'),
  v.regex(/^[0-9a-f-]{36}_[^_]+$/, 'invalid'),
  NEXT,
);
