import { SETUP_TEXTS } from '@production-assist/shared/texts/setup-code/texts';
import { createLateTexts } from '../late-texts.ts';

const texts = createLateTexts(SETUP_TEXTS);

export const useSetupTexts = texts.useReady;
export const setupWords = texts.words;
