import { LANGUAGES } from '@production-assist/shared/texts/texts';
import type { Workshop } from './workshop.ts';

const TEXTS = 'shared/src/texts';
/** Where words are chosen by language. */
const CHOOSERS = ['shared/src', 'extension', 'worker/src', 'worker/web', 'test/browser/demo'];
const ELSEWHERE = /(^|\/)(node_modules|dist|\.[^/]+)\//;

/** A file of English words: `en.ts`, `labels-en.ts`, `en/tenants.ts`. */
const ENGLISH = /(^|[/-])en(?=\.ts$|\/)/;
/** The same of the language that is there as an example. */
const EXAMPLE = /(^|[/-])de(?=\.ts$|\/)/;

/** A new language: every file of English words under its name, every place that chooses a language, and a test. */
export function newLanguage(workshop: Workshop, tag: string): string[] {
  if (LANGUAGES.some((language) => language === tag)) throw new Error(`${tag} is spoken already.`);
  for (const file of workshop.list(TEXTS).filter((name) => ENGLISH.test(name.slice(TEXTS.length + 1)))) {
    const path = `${TEXTS}/${file.slice(TEXTS.length + 1).replace(new RegExp(ENGLISH, 'g'), `$1${tag}`)}`;
    workshop.add(path, named(workshop.read(file), 'en', tag));
  }
  for (const file of CHOOSERS.flatMap((folder) => workshop.list(folder))) {
    if (!/\.tsx?$/.test(file) || ELSEWHERE.test(file) || ENGLISH.test(file) || EXAMPLE.test(file)) continue;
    if (chosenFrom(workshop.read(file), tag) !== workshop.read(file)) {
      workshop.change(file, (text) => chosenFrom(text, tag));
    }
  }
  workshop.add(`test/rules/languages/${tag}.test.ts`, test(tag));
  return [
    `${TEXTS}/: translate every file that was written; placeholders in braces stay, and names from guide.ts.`,
    'worker/src/notify/email.ts: how times are written in e-mails; worker/web/format.ts: the region numbers and days follow.',
    'extension/portal/word-table/: what Microsoft’s pages say in this language, if it is not there yet.',
    `extension/store/: listing.${tag}.md, privacy.${tag}.md and three pictures (\`npx -y pnpm@12 demo --pictures\`).`,
    `test/rules/languages/${tag}.test.ts: fails while sentences are English; the suites that go through all languages ask for the rest.`,
  ];
}

/** Upper case at its beginning, as identifiers end with it: `labelsDe`. */
const suffix = (tag: string) => tag.charAt(0).toUpperCase() + tag.slice(1);

/** The same text with files and identifiers of one language named as those of another. */
function named(text: string, from: string, to: string): string {
  return text
    .replace(new RegExp(`([/-])${from}(?=\\.ts'|'|/)`, 'g'), `$1${to}`)
    .replace(new RegExp(`\\b([a-z]\\w*)${suffix(from)}\\b`, 'g'), `$1${suffix(to)}`)
    .replace(new RegExp(`\\{ ${from} \\}`, 'g'), `{ ${to} }`)
    .replace(new RegExp(`\\)\\.${from},`, 'g'), `).${to},`)
    .replace(new RegExp(`^export const ${from}:`, 'gm'), `export const ${to}:`)
    .replace(new RegExp(`^(\\s+)${from}:`, 'gm'), `$1${to}:`);
}

/** A module that chooses among languages, with one more to choose. */
function chosenFrom(text: string, tag: string): string {
  const lines = text.split('\n').flatMap((line) => {
    const isImport = /^import .*[/-]de(\.ts)?';$/.test(line);
    const isLoader = /^\s+de: async \(\) => \(await import\(/.test(line);
    return isImport || isLoader ? [line, named(line, 'de', tag)] : [line];
  });
  return lines
    .join('\n')
    .replace(/\['en', 'de'\] as const/g, `['en', 'de', '${tag}'] as const`)
    .replace(/'en' \| 'de'/g, `'en' | 'de' | '${tag}'`)
    .replace(/\{ en, de \}/g, `{ en, de, ${tag} }`)
    .replace(/\bde: (\w+)De \}/g, `de: $1De, ${tag}: $1${suffix(tag)} }`)
    .replace(/de: 'Deutsch' \}/g, `de: 'Deutsch', ${tag}: '${ownName(tag)}' }`)
    .replace(/de: 'de-DE' \}/g, `de: 'de-DE', ${tag}: '${tag}' }`)
    .replace(/^ {2}de: async \(\) => \{\n[\s\S]*?^ {2}\},\n/gm, (block) => {
      return block + named(block, 'de', tag).replaceAll(/\bde\./g, `${tag}.`);
    })
    .replace(/^( {2}en: [{[]\n[\s\S]*?^ {2}[}\]],\n)([\s\S]*?)(?=^\};)/m, (_, english: string, rest: string) => {
      return english + rest + named(english, 'en', tag);
    });
}

/** How a language calls itself. */
const ownName = (tag: string): string => new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;

const test = (tag: string) => `import { en } from '@production-assist/shared/texts/en';
import { ${tag} } from '@production-assist/shared/texts/${tag}';
import { panelEn } from '@production-assist/shared/texts/panel/en';
import { panel${suffix(tag)} } from '@production-assist/shared/texts/panel/${tag}';
import { webEn } from '@production-assist/shared/texts/web/en';
import { web${suffix(tag)} } from '@production-assist/shared/texts/web/${tag}';
import { expect, test } from 'vitest';

/** Sentences: names and single words may be the same in both languages. */
const WORDS = 4;

/** Texts of a table that are word for word those of another, by where they stand. */
function same(one: unknown, other: unknown, path: string): string[] {
  if (typeof one === 'string') return one === other && one.split(' ').length >= WORDS ? [\`\${path}: \${one}\`] : [];
  if (typeof one !== 'object' || one === null) return [];
  const there = Object(other);
  return Object.entries(one).flatMap(([key, value]) => same(value, there[key], \`\${path}.\${key}\`));
}

test.each([
  ['texts', en, ${tag}],
  ['panel', panelEn, panel${suffix(tag)}],
  ['web', webEn, web${suffix(tag)}],
])('no sentence is English (%s)', (name, english, translated) => {
  expect(same(english, translated, name)).toEqual([]);
});
`;
