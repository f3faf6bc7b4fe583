import { LANGUAGES, type Language } from './texts.ts';

/** The first of the browser's languages (BCP 47 tags, as in `navigator.languages`) that we speak. */
export function browserLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const found = LANGUAGES.find((language) => tag.toLowerCase().split('-')[0] === language);
    if (found) return found;
  }
  return LANGUAGES[0];
}
