import { LANGUAGES, type Language } from './languages.ts';
import type { Words } from './word-table/row.ts';
import type { Word } from './word-table.ts';

export type { Language } from './languages.ts';
export type { Word } from './word-table.ts';

const NOISE = /[\s.:;()'’"„“”«»*–—-]+/g;

/** What is left of a text when case, spaces and punctuation are taken away: these differ between pages and documents. */
export function bare(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(NOISE, '');
}

/** The words that are known so far: none until they were learned, and then nothing is concluded from a text. */
let table: WordTable = {};

/** Words by name and language. */
export type WordTable = Partial<Record<Word, Words>>;

/**
 * Takes the words of the admin center in. They come from outside because they are a quarter of all that reading needs,
 * and would be loaded into every page; the background has them once.
 */
export function learnWords(words: WordTable): void {
  table = words;
  BARE.clear();
}

/** Names of all words that are titles of pages. */
export function pageWords(): Word[] {
  return (Object.keys(table) as Word[]).filter((word) => word.endsWith('Page'));
}

const BARE = new Map<Word, { language: Language; text: string }[]>();

function bareWords(word: Word): { language: Language; text: string }[] {
  const known = BARE.get(word);
  if (known) return known;
  const texts = table[word] ?? {};
  const list = LANGUAGES.flatMap((language) => (texts[language] ?? []).map((text) => ({ language, text: bare(text) })));
  BARE.set(word, list);
  return list;
}

/** Whether a text is a word in any of the known languages, whole. */
export function says(word: Word, text: string): boolean {
  const wanted = bare(text);
  return wanted !== '' && bareWords(word).some((known) => known.text === wanted);
}

/** Whether a text begins with a word (or, where the word stands last in that language, ends with it). */
export function opensWith(word: Word, text: string): boolean {
  const wanted = bare(text);
  return bareWords(word).some(({ language, text: known }) =>
    language === 'ja' ? wanted.endsWith(known) || wanted.startsWith(known) : wanted.startsWith(known),
  );
}

/** The language most of the texts are labels of; null where none is known, or two are equally likely. */
export function languageOf(texts: readonly string[]): Language | null {
  const scores = new Map<Language, number>();
  for (const text of new Set(texts.map(bare))) {
    if (text === '') continue;
    const languages = new Set<Language>();
    for (const word of LABEL_WORDS) {
      for (const known of bareWords(word)) if (known.text === text) languages.add(known.language);
    }
    for (const language of languages) scores.set(language, (scores.get(language) ?? 0) + 1);
  }
  const [best, second] = [...scores].sort((a, b) => b[1] - a[1]);
  return best && best[1] !== second?.[1] ? best[0] : null;
}

/** Words that stand as labels, titles and column headers: only these say which language a page is in. */
const LABEL_WORDS: readonly Word[] = [
  'clientId',
  'objectId',
  'directoryId',
  'tenantId',
  'displayName',
  'name',
  'groupType',
  'membershipType',
  'visibility',
  'permissionsPage',
  'credentialsPage',
  'overviewPage',
  'membersPage',
  'allGroupsPage',
  'applicationsPage',
  'configuredPermissions',
  'type',
  'status',
  'expires',
  'description',
  'value',
  'secretId',
  'thumbprint',
  'email',
  'clientSecrets',
];
