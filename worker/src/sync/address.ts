import type { GraphMember } from '../entra/member.ts';
import { ADDRESS_LENGTH } from '../limits.ts';

/** An address as it is shown, and as it is compared: without case, in one Unicode form. */
export interface Address {
  email: string;
  key: string;
}

/**
 * A usable address, or null. International ones are fine; spaces around are taken off; spaces or control characters
 * inside, a missing part, or more than 254 characters are not an address.
 */
export function readAddress(text: string | null): Address | null {
  const email = text?.trim().normalize('NFC');
  if (!email || email.length > ADDRESS_LENGTH || !email.isWellFormed()) return null;
  if (!/^[^\s@\p{Cc}<>,;"]+@[^\s@\p{Cc}<>,;"]+$/u.test(email)) return null;
  return { email, key: email.toLowerCase().normalize('NFC') };
}

/**
 * The address of a member: `mail`, else the user principal name. A guest's user principal name (`…#EXT#@…`) only
 * looks like an address.
 */
export function addressOf(member: Pick<GraphMember, 'mail' | 'userPrincipalName'>): Address | null {
  const mail = readAddress(member.mail);
  if (mail) return mail;
  const name = member.userPrincipalName;
  return name && !/#EXT#/i.test(name) ? readAddress(name) : null;
}
