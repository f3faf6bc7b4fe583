/** Languages of the admin center whose words are at least partly known. */
export const LANGUAGES = ['en', 'de', 'fr', 'es', 'nl', 'it', 'pt-BR', 'ja', 'pl'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A language nothing is known of: what a reader meets when Microsoft's page is in none of the listed ones. */
export const UNLISTED_LANGUAGE = 'sv';

/** Every language the simulated admin center can be shown in. */
export const SHOWN_LANGUAGES = [...LANGUAGES, UNLISTED_LANGUAGE] as const;
export type ShownLanguage = (typeof SHOWN_LANGUAGES)[number];

/** Reads a language name as it comes from outside. */
export function isShownLanguage(text: string): text is ShownLanguage {
  return SHOWN_LANGUAGES.some((language) => language === text);
}
