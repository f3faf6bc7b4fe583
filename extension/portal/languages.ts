/** Languages of which words are known. */
export const LANGUAGES = ['en', 'de', 'fr', 'es', 'nl', 'it', 'pt-BR', 'ja', 'pl'] as const;
export type Language = (typeof LANGUAGES)[number];
