import { FAILURE_CODES } from '@production-assist/shared/failures';
import type { FailureText, Language, Texts } from '@production-assist/shared/texts/texts';
import { useEffect, useState } from 'preact/hooks';
import { language } from '../texts.ts';

/** The words of all failures are many and mostly come with the service's answers: they are loaded where they do not. */
const TEXTS: Record<Language, () => Promise<Texts>> = {
  en: async () => (await import('@production-assist/shared/texts/en')).en,
  de: async () => (await import('@production-assist/shared/texts/de')).de,
};

/** The words of a failure by its code; null where there is none, none by this name, or they are still being loaded. */
export function useFailureText(code: string | null): FailureText | null {
  const [texts, setTexts] = useState<Texts | null>(null);
  const wanted = language.value;
  const known = FAILURE_CODES.find((each) => each === code);
  useEffect(() => {
    if (known) void TEXTS[wanted]().then(setTexts);
  }, [wanted, known !== undefined]);
  return (known && texts?.failures[known]) ?? null;
}
