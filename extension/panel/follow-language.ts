import { latestOnly } from '@production-assist/shared/latest-only';
import { browserLanguage } from '@production-assist/shared/texts/browser-language';
import { languageChoice, words } from './state.ts';
import { loadWords } from './words.ts';

/**
 * Keeps the panel in the chosen language, or else in the browser's, and says so to the document. Of several choices in a
 * row the last one counts, however slow its file is.
 *
 * @returns what ends it, once the first words are there
 */
export async function followLanguage(load = loadWords): Promise<() => void> {
  const speak = latestOnly(load, (loaded) => {
    if (words.value?.language === loaded.language) return;
    document.documentElement.lang = loaded.language;
    document.title = loaded.label('title');
    words.value = loaded;
  });
  const wanted = () => languageChoice.value ?? browserLanguage(navigator.languages);
  const end = languageChoice.subscribe(() => void speak(wanted()));
  await speak(wanted());
  return end;
}
