import { LANGUAGES, type Language } from '@production-assist/shared/texts/texts';

/** All the page keeps in the browser: the language somebody chose, in `localStorage`, until they clear it. */
const LANGUAGE = 'language';

/** The language somebody chose in this browser; null where they did not, or it keeps nothing. */
export function keptLanguage(): Language | null {
  try {
    const kept = localStorage.getItem(LANGUAGE);
    return LANGUAGES.find((candidate) => candidate === kept) ?? null;
  } catch {
    // A browser may refuse to keep anything.
    return null;
  }
}

/** Remembers the language somebody chose, where the browser keeps anything. */
export function keepLanguage(language: Language): void {
  try {
    localStorage.setItem(LANGUAGE, language);
  } catch {
    // Then it is asked for again the next time.
  }
}
