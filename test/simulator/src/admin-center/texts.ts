import { type Language, SHOWN_LANGUAGES, type ShownLanguage } from './languages.ts';
import { applications } from './words/applications.ts';
import { credentials } from './words/credentials.ts';
import { directory } from './words/directory.ts';
import { everywhere } from './words/everywhere.ts';
import { groups } from './words/groups.ts';
import { members } from './words/members.ts';
import { permissionPane } from './words/permission-pane.ts';
import { permissions } from './words/permissions.ts';

/** The words on the pages; each file of `words/` has those of one subject. No term stands in two of them. */
const TABLES = [
  applications,
  credentials,
  directory,
  everywhere,
  groups,
  members,
  permissionPane,
  permissions,
] as const;
const WORDS = {
  ...applications,
  ...credentials,
  ...directory,
  ...everywhere,
  ...groups,
  ...members,
  ...permissionPane,
  ...permissions,
};

/** A word or sentence of the admin center. */
export type Term = keyof typeof WORDS;

/** Every term. */
export const TERMS: readonly Term[] = TABLES.flatMap((table) => Object.keys(table)).filter(
  (key): key is Term => key in WORDS,
);

const FOUR = ['de', 'fr', 'es', 'nl'] as const satisfies readonly Language[];
const ALL = [...FOUR, 'it', 'pt-BR', 'ja', 'pl'] as const satisfies readonly Language[];

/**
 * Translations found in Microsoft's translated documentation; approximate at that, since nobody has seen the pages.
 * What is missing here has been made up, "Not granted for" in every language but English among it.
 */
export const KNOWN_TRANSLATIONS: Partial<Record<Term, readonly Language[]>> = {
  grantedFor: ALL,
  status: ALL,
  apiPermissions: ALL,
  configuredPermissions: ALL,
  applicationId: FOUR,
  directoryId: FOUR,
  certificatesAndSecrets: FOUR,
  value: ['de', 'fr', 'es'],
  secretId: ['de'],
};

/** True where the text of a term in a language comes from Microsoft and was not made up. */
export function isKnown(term: Term, language: ShownLanguage): boolean {
  if (language === 'en') return true;
  return KNOWN_TRANSLATIONS[term]?.some((known) => known === language) ?? false;
}

/**
 * The text of a term, in English where there is none in this language.
 *
 * @param x stands in for `X`: the directory's name, or a number
 */
export function text(language: ShownLanguage, term: Term, x?: string | number): string {
  const row: readonly string[] = WORDS[term];
  const found = row[SHOWN_LANGUAGES.indexOf(language)] ?? WORDS[term][0];
  // As a function, because `$` in a directory's name means nothing special; only the X that stands alone is one.
  return x === undefined ? found : found.replace(/\bX\b/u, () => String(x));
}

/** A day as the admin center writes it. */
export function shortDate(language: ShownLanguage, time: number): string {
  const locale = language === 'en' ? 'en-US' : language;
  return new Date(time).toLocaleDateString(locale, { timeZone: 'UTC' });
}
