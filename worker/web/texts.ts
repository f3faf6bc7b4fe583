import { computed, signal } from '@preact/signals';
import { browserLanguage } from '@production-assist/shared/texts/browser-language';
import { LANGUAGES, type Language } from '@production-assist/shared/texts/texts';
import type { WebTexts } from '@production-assist/shared/texts/web/texts';
import { keepLanguage, keptLanguage } from './stored.ts';

const loaded = signal<{ language: Language; texts: WebTexts } | null>(null);

/** The language that is shown. */
export const language = computed<Language>(() => loaded.value?.language ?? LANGUAGES[0]);

/** Everything the page says, in the language that is shown; reading it in a component follows a change of language. */
export function words(): WebTexts {
  if (!loaded.value) throw new Error('No language is loaded yet');
  return loaded.value.texts;
}

/** Loads the language somebody chose here before, or else the browser's. Nothing can be shown before. */
export async function loadLanguage(): Promise<void> {
  await show(keptLanguage() ?? browserLanguage(navigator.languages));
}

/** Changes the language and remembers the choice. */
export async function chooseLanguage(chosen: Language): Promise<void> {
  await show(chosen);
  keepLanguage(chosen);
}

async function show(wanted: Language): Promise<void> {
  loaded.value = { language: wanted, texts: await TEXTS[wanted]() };
  document.documentElement.lang = wanted;
}

/** Each language is a file of its own, loaded when it is wanted. */
const TEXTS: Record<Language, () => Promise<WebTexts>> = {
  en: async () => (await import('@production-assist/shared/texts/web/en')).webEn,
  de: async () => (await import('@production-assist/shared/texts/web/de')).webDe,
};
