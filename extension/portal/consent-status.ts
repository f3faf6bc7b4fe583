import type { PermissionRow } from './facts.ts';
import { cleaned } from './text.ts';
import { says } from './words.ts';

/**
 * How "Granted for GTG" is written, by language. The whole text must be so: "Not granted for GTG" contains the words
 * and means the contrary, and how other languages deny it is not known. Source: Microsoft's translated documentation, 2026-11.
 */
const GRANTED: readonly RegExp[] = [
  /^granted for (?<directory>.+)$/i, // en
  /^gewährt für (?<directory>.+)$/i, // de
  /^accordée?s? pour (?<directory>.+)$/i, // fr
  /^concedid[oa]s? para (?<directory>.+)$/i, // es, pt-BR
  /^verleend voor (?<directory>.+)$/i, // nl
  /^concess[oa] per (?<directory>.+)$/i, // it
  /^(?<directory>.+?) ?に付与されました。?$/, // ja
  /^udzielono dla (?<directory>.+)$/i, // pl
];

/** The only denial that is known. */
const NOT_GRANTED = /^not granted(?: for .+)?$/i;

/** What the Status column says. `unknown` for every text that is not known, and for none. */
export function statusOf(text: string): PermissionRow['status'] {
  const status = cleaned(text).normalize('NFC');
  if (NOT_GRANTED.test(status)) return 'not-granted';
  return GRANTED.some((pattern) => pattern.test(status)) ? 'granted' : 'unknown';
}

/** What the Type column says. */
export function typeOf(text: string): PermissionRow['type'] {
  if (says('delegated', text)) return 'delegated';
  return says('application', text) ? 'application' : 'unknown';
}
