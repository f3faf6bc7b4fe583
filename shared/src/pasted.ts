/** What pasted text gives away by itself: plain rules, for pages that carry no schemas. */

/** A GUID in small letters. */
export const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Spaces and braces around a GUID come along when it is copied; case means nothing. */
export function cleanGuid(text: string): string {
  return text
    .trim()
    .replace(/^\{(.*)\}$/, '$1')
    .trim()
    .toLowerCase();
}

/** True for text that is a GUID, also with spaces or braces around it or in capitals. */
export function isGuid(text: string): boolean {
  return GUID.test(cleanGuid(text));
}

/** Longest client secret that is taken, in characters. */
export const SECRET_LENGTH = 512;

/** What a client secret gives away before it is sent anywhere. */
export type SecretFlaw = 'secret-is-id' | 'secret-masked';

/**
 * Looks at a client secret the way a person would: a GUID is the Secret ID from the column beside the Value, and
 * dots or stars are the value as Microsoft shows it later.
 *
 * @returns the failure's code, or null where nothing is visibly wrong
 */
export function secretFlaw(secret: string): SecretFlaw | null {
  const text = secret.trim();
  if (isGuid(text)) return 'secret-is-id';
  if (/[*•●∙·…]{3,}/u.test(text)) return 'secret-masked';
  return null;
}
