import { createLateTexts } from '../late-texts.ts';

const texts = createLateTexts({
  en: async () => (await import('@production-assist/shared/texts/web/late/en/permissions')).permissions,
  de: async () => (await import('@production-assist/shared/texts/web/late/de/permissions')).permissions,
});

export const usePermissionTexts = texts.useReady;
export const permissionWords = texts.words;
