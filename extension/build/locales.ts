import { EXTENSION_TEXTS, type ExtensionTexts } from '@production-assist/shared/texts/extension';
import { LANGUAGES } from '@production-assist/shared/texts/texts';

/** Where a browser looks for the manifest's texts: one file a language, and the name of the one it falls back to. */

export const DEFAULT_LOCALE = LANGUAGES[0];

/** How the manifest refers to a text. */
export const message = (name: keyof ExtensionTexts): string => `__MSG_${name}__`;

/** Files of `_locales`, by their path in the built extension. */
export function localeFiles(): { relativeDest: string; contents: string }[] {
  return LANGUAGES.map((language) => ({
    relativeDest: `_locales/${language}/messages.json`,
    contents: JSON.stringify(
      Object.fromEntries(Object.entries(EXTENSION_TEXTS[language]).map(([name, text]) => [name, { message: text }])),
    ),
  }));
}
