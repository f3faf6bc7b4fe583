import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { latestOnly } from '@production-assist/shared/latest-only';
import { browserLanguage } from '@production-assist/shared/texts/browser-language';
import { LANGUAGES, type Language } from '@production-assist/shared/texts/texts';
import type { WebTexts } from '@production-assist/shared/texts/web/texts';
import { keepLanguage, keptLanguage } from './stored.ts';

export interface PageLanguage {
  /** The language that is shown. */
  language: ReadonlySignal<Language>;
  /** Everything the page says, in the language that is shown; reading it in a component follows a change of language. */
  words(): WebTexts;
  /** Loads the language somebody chose here before, or else the browser's. Nothing can be shown before. */
  loadLanguage(): Promise<void>;
  /** Changes the language and remembers the choice; of several in a row the last one counts, however slow its file is. */
  chooseLanguage(chosen: Language): Promise<void>;
}

/** The page's language and its words. @param load a file for each language */
export function createPageLanguage(load: Record<Language, () => Promise<WebTexts>>): PageLanguage {
  const loaded = signal<{ language: Language; texts: WebTexts } | null>(null);
  const show = latestOnly(
    async (language: Language) => ({ language, texts: await load[language]() }),
    (shown) => {
      loaded.value = shown;
      document.documentElement.lang = shown.language;
    },
  );
  return {
    language: computed(() => loaded.value?.language ?? LANGUAGES[0]),
    words() {
      if (!loaded.value) throw new Error('No language is loaded yet');
      return loaded.value.texts;
    },
    async loadLanguage() {
      await show(keptLanguage() ?? browserLanguage(navigator.languages));
    },
    async chooseLanguage(chosen) {
      if (await show(chosen)) keepLanguage(chosen);
    },
  };
}

/** Each language is a file of its own, loaded when it is wanted. */
export const { language, words, loadLanguage, chooseLanguage } = createPageLanguage({
  en: async () => (await import('@production-assist/shared/texts/web/en')).webEn,
  de: async () => (await import('@production-assist/shared/texts/web/de')).webDe,
});
