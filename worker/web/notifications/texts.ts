import { createLateTexts } from '../late-texts.ts';

const texts = createLateTexts({
  en: async () => (await import('@production-assist/shared/texts/web/late/en/notifications')).notifications,
  de: async () => (await import('@production-assist/shared/texts/web/late/de/notifications')).notifications,
});

export const useNotificationTexts = texts.useReady;
export const notificationWords = texts.words;
