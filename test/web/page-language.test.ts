import { LANGUAGES, type Language } from '@production-assist/shared/texts/texts';
import { webDe } from '@production-assist/shared/texts/web/de';
import { webEn } from '@production-assist/shared/texts/web/en';
import type { WebTexts } from '@production-assist/shared/texts/web/texts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPageLanguage } from '../../worker/web/texts.ts';

type Files = Record<Language, () => Promise<WebTexts>>;
const ALL = Object.fromEntries(LANGUAGES.map((language) => [language, async () => webEn])) as Files;
const AT_ONCE: Files = { ...ALL, de: async () => webDe };
let document: { documentElement: { lang: string } };
let kept: Map<string, string>;

beforeEach(() => {
  document = { documentElement: { lang: '' } };
  kept = new Map();
  vi.stubGlobal('document', document);
  vi.stubGlobal('navigator', { languages: ['fr-FR', 'de-AT', 'en'] });
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the page’s language', () => {
  it('is the first of the browser’s that we speak', async () => {
    const page = createPageLanguage(AT_ONCE);
    await page.loadLanguage();
    expect(page.language.value).toBe('de');
    expect(page.words()).toBe(webDe);
    expect(document.documentElement.lang).toBe('de');
  });

  it('is English where we speak none of them', async () => {
    vi.stubGlobal('navigator', { languages: ['ja'] });
    const page = createPageLanguage(AT_ONCE);
    await page.loadLanguage();
    expect(page.language.value).toBe('en');
  });

  it('that somebody has chosen is remembered', async () => {
    await createPageLanguage(AT_ONCE).chooseLanguage('en');
    const page = createPageLanguage(AT_ONCE);
    await page.loadLanguage();
    expect(page.words()).toBe(webEn);
  });

  it('is the one that was chosen last, however slow the file of another is', async () => {
    const slow = Promise.withResolvers<WebTexts>();
    const page = createPageLanguage({ ...AT_ONCE, de: () => slow.promise });
    const first = page.chooseLanguage('de');
    await page.chooseLanguage('en');
    slow.resolve(webDe);
    await first;
    expect(page.words()).toBe(webEn);
    expect(page.language.value).toBe('en');
    expect(document.documentElement.lang).toBe('en');
    expect([...kept.values()]).toEqual(['en']);
  });

  it('stays as it was where a file does not come', async () => {
    const page = createPageLanguage({ ...AT_ONCE, de: () => Promise.reject(new TypeError('fake fault')) });
    await page.chooseLanguage('en');
    await expect(page.chooseLanguage('de')).rejects.toThrow('fake fault');
    expect(page.words()).toBe(webEn);
    expect([...kept.values()]).toEqual(['en']);
  });
});
