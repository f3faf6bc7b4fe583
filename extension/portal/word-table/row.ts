import { LANGUAGES, type Language } from '../languages.ts';

/** What one word is called in each language; several texts where Microsoft's documents differ. */
export type Words = Partial<Record<Language, readonly string[]>>;

/** One text for a language each, in the order of `LANGUAGES`; `|` parts alternatives, an empty text is not known. */
export function words(...texts: readonly string[]): Words {
  return Object.fromEntries(
    LANGUAGES.flatMap((language, index) => {
      const text = texts[index];
      return text ? [[language, text.split('|')]] : [];
    }),
  );
}
