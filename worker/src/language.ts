import { de } from '@production-assist/shared/texts/de';
import { en } from '@production-assist/shared/texts/en';
import type { Language, Texts } from '@production-assist/shared/texts/texts';

const TEXTS: Record<Language, Texts> = { en, de };

/** Everything the product says, in one language. */
export function texts(language: Language): Texts {
  return TEXTS[language];
}
