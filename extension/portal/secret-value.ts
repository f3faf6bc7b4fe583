import { isGuid } from '@production-assist/shared/pasted';

/** A client secret's value has 40 characters today; thumbprints of certificates have as many, all hexadecimal. */
const VALUE = /^[A-Za-z0-9~._-]{30,64}$/;
const HEXADECIMAL = /^[0-9A-F]+$/i;

/** Whether a text is a client secret's whole value: not its id, not masked, not a certificate's thumbprint. */
export function isSecretValue(text: string): boolean {
  return VALUE.test(text) && !HEXADECIMAL.test(text) && !isGuid(text);
}

/** Three characters and nothing but stars, dots or whatever else stands for the rest. */
const MASKED = /^[\w~.-]{3}[^\w~]{3,}$/;

/** A secret's first three characters, from its value or from what the page shows of it later; null where it is neither. */
export function hintIn(text: string): string | null {
  return isSecretValue(text) || MASKED.test(text) ? text.slice(0, 3) : null;
}
