import { SETUP_TEXTS, type SetupTexts } from '@production-assist/shared/texts/setup-code/texts';
import { useLateTexts } from '../late-texts.ts';

/** The same words as on the settings page; null until they are loaded. */
export const useSetupWords = (): SetupTexts | null => useLateTexts(SETUP_TEXTS);
