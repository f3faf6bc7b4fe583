import type { Counted, ReplaceTexts } from '@production-assist/shared/texts/panel/replace';
import { fill, type Language } from '@production-assist/shared/texts/texts';
import { useLateTexts } from '../late-texts.ts';

/** What the replacement's parts say, in the panel's language; the other language stays on disk. */
const TEXTS: Record<Language, () => Promise<ReplaceTexts>> = {
  en: async () => (await import('@production-assist/shared/texts/panel/replace-en')).replaceEn,
  de: async () => (await import('@production-assist/shared/texts/panel/replace-de')).replaceDe,
};

/** The words; null until they are loaded. */
export const useReplaceWords = (): ReplaceTexts | null => useLateTexts(TEXTS);

/** A text with a number in it. */
export const counted = (text: Counted, count: number): string => fill(count === 1 ? text.one : text.other, { count });

/** A calendar day (`YYYY-MM-DD`) or the day of a time, as it is written in the language. */
export function dayText(day: string, language: Language): string {
  const isDay = day.length === 10;
  const date = new Date(isDay ? `${day}T00:00:00Z` : day);
  return date.toLocaleDateString(language, { dateStyle: 'medium', ...(isDay ? { timeZone: 'UTC' } : {}) });
}
