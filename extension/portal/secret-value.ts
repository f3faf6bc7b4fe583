import { isGuid } from '@production-assist/shared/pasted';

/** A client secret's value has 40 characters today; thumbprints of certificates have as many, all hexadecimal. */
const VALUE = /^[A-Za-z0-9~._-]{30,64}$/;
const HEXADECIMAL = /^[0-9A-F]+$/i;

/** Whether a text is a client secret's whole value: not its id, not masked, not a certificate's thumbprint. */
export function isSecretValue(text: string): boolean {
  return VALUE.test(text) && !HEXADECIMAL.test(text) && !isGuid(text);
}
