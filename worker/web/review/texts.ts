import { createLateTexts } from '../late-texts.ts';

const texts = createLateTexts({
  en: async () => (await import('@production-assist/shared/texts/web/late/en/review')).review,
  de: async () => (await import('@production-assist/shared/texts/web/late/de/review')).review,
});

export const useReviewTexts = texts.useReady;
export const reviewWords = texts.words;
