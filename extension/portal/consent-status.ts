import type { PermissionRow } from './facts.ts';
import { cleaned } from './text.ts';
import { says } from './words.ts';

/**
 * How "Granted for GTG" is written, by language: what grants, what leads to the directory, and the language's "not".
 * Source of the first two: Microsoft's translated documentation, 2026-11; only English documents a denial as well.
 * The others need no source: words that grant with their own language's "not" right before them deny, whoever wrote
 * them. A denial in any other words stays unknown. The whole text has to be so: "Not granted for GTG" contains the
 * words that grant.
 */
const FORMS = [
  ['granted', 'for', 'not'], // en
  ['gewährt', 'für', 'nicht'], // de
  ['accordée?s?', 'pour', 'non'], // fr
  ['concedid[oa]s?', 'para', 'no|não'], // es, pt-BR
  ['verleend', 'voor', 'niet'], // nl
  ['concess[oa]', 'per', 'non'], // it
  ['udzielono', 'dla', 'nie'], // pl
] as const;

/** Japanese says whether at the end, so a text with this word in it is to be read from there, whatever it begins with. */
const JAPANESE = '付与';
const matching = (pattern: string) => new RegExp(`^${pattern}$`, 'i');
const GRANTED = [
  ...FORMS.map(([grants, leads]) => matching(`(?!.*${JAPANESE})${grants} ${leads} .+`)),
  matching(`.+に${JAPANESE}されました。?`),
];
const DENIED = [
  ...FORMS.map(([grants, leads, not]) => matching(`(?:${not}) ${grants}(?: ${leads} .+)?`)),
  matching(`.+に${JAPANESE}されていません。?`),
];

/** What the Status column says. `unknown` for every text that is not known, for none, and where it can be read both ways. */
export function statusOf(text: string): PermissionRow['status'] {
  const status = cleaned(text).normalize('NFC');
  const [granted, denied] = [GRANTED, DENIED].map((patterns) => patterns.some((pattern) => pattern.test(status)));
  if (granted === denied) return 'unknown';
  return granted ? 'granted' : 'not-granted';
}

/** What the Type column says. */
export function typeOf(text: string): PermissionRow['type'] {
  if (says('delegated', text)) return 'delegated';
  return says('application', text) ? 'application' : 'unknown';
}
