import * as v from 'valibot';
import { cleanGuid, GUID, SECRET_LENGTH } from './pasted.ts';

export { isGuid, type SecretFlaw, secretFlaw } from './pasted.ts';

/**
 * The values people paste: how they are cleaned, and what each must look like. Every `message` is a `FieldError`
 * from `texts/`, so that a refused value is explained in the caller's language and never repeated.
 */

/** A GUID in any of the forms people paste; comes out in lower case without spaces and braces. */
export const guid = v.pipe(
  v.string('wrong-type'),
  v.maxLength(100, 'too-long'),
  v.transform(cleanGuid),
  v.regex(GUID, 'not-a-guid'),
);

const CONTROL = /[\p{Cc}\u2028\u2029]/u;

/** Half a character cannot be stored: it would come back as another one. */
const wholeCharacters = v.check((text: string) => text.isWellFormed(), 'bad-characters');

/** A name shown to people: trimmed, 1 to 200 characters, no control characters; anything else is only text. */
export const displayName = v.pipe(
  v.string('wrong-type'),
  v.trim(),
  v.minLength(1, 'too-short'),
  v.maxLength(200, 'too-long'),
  v.check((text) => !CONTROL.test(text), 'control-characters'),
  wholeCharacters,
);

/** A tenant's id in Production Assist: 1 to 64 letters, digits, `.`, `_` or `-`. It stands in addresses. */
export const tenantId = v.pipe(
  v.string('wrong-type'),
  v.minLength(1, 'too-short'),
  v.maxLength(64, 'too-long'),
  v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'bad-characters'),
);

/** A client secret as pasted: trimmed, 1 to `SECRET_LENGTH` characters, no control characters inside. */
export const clientSecret = v.pipe(
  v.string('wrong-type'),
  v.maxLength(2_000, 'too-long'),
  v.trim(),
  v.minLength(1, 'too-short'),
  v.maxLength(SECRET_LENGTH, 'too-long'),
  v.check((text) => !CONTROL.test(text), 'control-characters'),
  wholeCharacters,
);

/** A calendar day, `YYYY-MM-DD`. */
export const day = v.pipe(
  v.string('wrong-type'),
  v.isoDate('not-a-date'),
  // The pattern lets 31 February through; the calendar does not.
  v.check((text) => new Date(`${text}T00:00:00Z`).getUTCDate() === Number(text.slice(8)), 'not-a-date'),
);
