import { CHECK_IDS, CHECKS, FINDING_CODES } from '@production-assist/shared/checks';
import { FAILURE_CODES, failureRule } from '@production-assist/shared/failures';
import { CONSENT_ROLES } from '@production-assist/shared/guide';
import { LEAVER_STANDINGS, SKIP_REASONS } from '@production-assist/shared/people';
import { de } from '@production-assist/shared/texts/de';
import { en } from '@production-assist/shared/texts/en';
import { EXTENSION_TEXTS } from '@production-assist/shared/texts/extension';
import { FIELD_ERRORS, fill, LANGUAGES, type Texts } from '@production-assist/shared/texts/texts';
import { describe, expect, it } from 'vitest';

/** Every text of a language under a name: `failures.secret-wrong.fix`. */
function allTexts(words: Texts): Map<string, string> {
  const texts = new Map<string, string>();
  const walk = (value: unknown, path: string) => {
    if (typeof value === 'string') texts.set(path, value);
    else if (value !== null)
      for (const [key, inner] of Object.entries(value as object)) walk(inner, path ? `${path}.${key}` : key);
  };
  walk(words, '');
  return texts;
}

/** What an entry has filled in, wherever in its sentences it stands. */
function placeholders(...texts: (string | null)[]): string[] {
  const names = texts.flatMap((text) => [...(text ?? '').matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''));
  return [...new Set(names)].sort();
}

const ENGLISH = allTexts(en);
const GERMAN = allTexts(de);

it('there is a text for every check, failure, finding, reason and field error, in both languages', () => {
  expect(LANGUAGES).toEqual(['en', 'de']);
  for (const words of [en, de]) {
    expect(Object.keys(words.checks).sort()).toEqual([...CHECK_IDS].sort());
    expect(Object.keys(words.failures).sort()).toEqual([...FAILURE_CODES].sort());
    expect(Object.keys(words.findings).sort()).toEqual([...FINDING_CODES].sort());
    expect(Object.keys(words.skipReasons).sort()).toEqual([...SKIP_REASONS].sort());
    expect(Object.keys(words.standings).sort()).toEqual([...LEAVER_STANDINGS].sort());
    expect(Object.keys(words.fieldErrors).sort()).toEqual([...FIELD_ERRORS].sort());
  }
  expect([...GERMAN.keys()].sort()).toEqual([...ENGLISH.keys()].sort());
});

it('no name means both a failure and a finding', () => {
  const failures: readonly string[] = FAILURE_CODES;
  expect(FINDING_CODES.filter((code) => failures.includes(code))).toEqual([]);
});

/** Names of the texts, of either language, that are not as they should be. */
function unlike(wanted: (text: string, path: string) => boolean): string[] {
  return [...ENGLISH, ...GERMAN].flatMap(([path, text]) => (wanted(text, path) ? [] : [`${path}: ${text}`]));
}

describe('every text', () => {
  it('is whole', () => {
    expect(unlike((text) => text.trim() === text && text.length > 3)).toEqual([]);
    expect(unlike((text) => !/undefined|\[object| {2}|,,|\.\.(?!\.)/.test(text))).toEqual([]);
  });

  it('is translated', () => {
    expect([...ENGLISH].filter(([path, text]) => GERMAN.get(path) === text)).toEqual([]);
  });

  it('ends as a sentence does; a title does not', () => {
    const isTitle = (path: string) => path.endsWith('.title') || path.startsWith('checks.');
    expect(unlike((text, path) => /[.?!“”]$/.test(text) !== isTitle(path))).toEqual([]);
  });

  it('has the same values filled in in both languages, sentence by sentence or elsewhere in its entry', () => {
    for (const code of FAILURE_CODES) {
      const [english, german] = [en.failures[code], de.failures[code]].map(({ title, detail, fix }) =>
        placeholders(title, detail, fix),
      );
      expect(german, code).toEqual(english);
    }
    for (const code of FINDING_CODES) {
      const [english, german] = [en.findings[code], de.findings[code]];
      expect(placeholders(german.detail, german.fix), code).toEqual(placeholders(english.detail, english.fix));
      expect(german.fix === null, code).toBe(english.fix === null);
    }
    for (const code of SKIP_REASONS) {
      expect(placeholders(de.skipReasons[code]), code).toEqual(placeholders(en.skipReasons[code]));
    }
    for (const code of FIELD_ERRORS) {
      expect(placeholders(de.fieldErrors[code]), code).toEqual(placeholders(en.fieldErrors[code]));
    }
  });
});

/** What a customer's admin has to find in the text, in the words of their screen. */
it.each([
  ['secret-is-id', 'Secret ID', 'Value'],
  ['secret-masked', 'New client secret', 'Value'],
  ['secret-wrong', 'Secret ID', 'Application (client) ID'],
  ['secret-expired', 'New client secret', 'AD Master Client Secret'],
  ['application-not-found', 'Application', 'AD Master Client Id'],
  ['directory-not-found', 'Directory (tenant) ID', 'AD Master Tenant Id'],
  ['consent-missing', 'Delegated', 'Privileged Role Administrator'],
  ['permission-missing', 'Delegated', 'Global Administrator'],
  ['members-redacted', '{permission}', 'Group.Read.All'],
  ['group-not-found', '{expected}', 'Directory (tenant) ID'],
  ['group-near-miss', '{found}', '{expected}'],
  ['group-replaced', 'Save configuration', 'Refresh AD preview'],
  ['group-hidden', '{permission}', 'Azure_APP_Production-Assist'],
] as const)('%s speaks of %s and %s in both languages', (code, ...words) => {
  for (const { failures } of [en, de]) {
    const { title, detail, fix } = failures[code];
    for (const word of words) expect(`${title} ${detail} ${fix}`).toContain(word);
  }
});

describe.each([
  ['English', en],
  ['German', de],
])('in %s, whatever takes consent', (_, { failures }) => {
  it.each([
    'consent-missing',
    'consent-partial',
    'permission-missing',
    'permission-denied',
    'members-redacted',
    'group-hidden',
    'service-principal-missing',
  ] as const)('names the roles that may grant consent: %s', (code) => {
    for (const role of CONSENT_ROLES) expect(failures[code].fix).toContain(role);
  });
});

it('a failure that a check shows has a page where it is put right, or the check has one', () => {
  for (const code of FAILURE_CODES) {
    const { check, page } = failureRule(code);
    const own = CHECKS.find(({ id }) => id === check)?.page;
    if (check !== null) expect(page ?? own, code).toBeTruthy();
  }
});

/** Chrome's limits, which are the tightest: https://developer.chrome.com/docs/extensions/reference/manifest */
it.each([
  ['name', 75],
  ['description', 132],
] as const)('the extension’s %s is short enough for a browser, and translated', (name, most) => {
  const texts = LANGUAGES.map((language) => EXTENSION_TEXTS[language][name]);
  expect(new Set(texts).size).toBe(LANGUAGES.length);
  for (const text of texts) expect(text.length).toBeLessThanOrEqual(most);
});

describe('fill', () => {
  it('puts values in once and leaves what it does not know', () => {
    expect(fill('{a} and {b}, {a}', { a: '{b}', b: 2 })).toBe('{b} and 2, {b}');
    expect(fill('{unknown} stays', {})).toBe('{unknown} stays');
    expect(fill('no values')).toBe('no values');
  });
});
