import { createLateTexts } from '../late-texts.ts';

const texts = createLateTexts({
  en: async () => (await import('@production-assist/shared/texts/web/late/en/credential')).credential,
  de: async () => (await import('@production-assist/shared/texts/web/late/de/credential')).credential,
});

export const useCredentialTexts = texts.useReady;
export const credentialWords = texts.words;
