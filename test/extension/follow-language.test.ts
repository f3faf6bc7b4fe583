import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { followLanguage } from '../../extension/panel/follow-language.ts';
import { languageChoice, words } from '../../extension/panel/state.ts';
import { loadWords, type Words } from '../../extension/panel/words.ts';
import { settled } from './clock.ts';

/** The panel's language, while a person chooses it. */

const [EN, DE] = [await loadWords('en'), await loadWords('de')];
let end: () => void;
let document: { documentElement: { lang: string }; title: string };

beforeEach(() => {
  document = { documentElement: { lang: '' }, title: '' };
  vi.stubGlobal('document', document);
  vi.stubGlobal('navigator', { languages: ['fr-FR', 'de-AT', 'en'] });
});
afterEach(() => {
  end();
  vi.unstubAllGlobals();
  [languageChoice.value, words.value] = [null, null];
});

test('is the browser’s as long as nobody has chosen one, and the document says so', async () => {
  end = await followLanguage();
  expect(words.value?.language).toBe('de');
  languageChoice.value = 'en';
  await vi.waitFor(() => expect(words.value?.language).toBe('en'));
  expect(document).toEqual({ documentElement: { lang: 'en' }, title: EN.label('title') });
});

test('is the one that was chosen last, however slow the file of another is', async () => {
  const slow = Promise.withResolvers<Words>();
  vi.stubGlobal('navigator', { languages: ['en'] });
  end = await followLanguage((language) => (language === 'de' ? slow.promise : Promise.resolve(EN)));
  languageChoice.value = 'de';
  languageChoice.value = 'en';
  await settled();
  slow.resolve(DE);
  await settled();
  expect(words.value?.language).toBe('en');
  expect(document.documentElement.lang).toBe('en');
});
