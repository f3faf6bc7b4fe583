import type { SkipReason } from '@production-assist/shared/people';
import type { HelpFailures, HelpTexts } from '@production-assist/shared/texts/web/help';
import { createLateTexts } from '../late-texts.ts';

interface LateHelp {
  help: HelpTexts;
  /** In the words in which Microsoft's answers are explained elsewhere. */
  failures: HelpFailures;
  skipReasons: Record<SkipReason, string>;
}

const texts = createLateTexts<LateHelp>({
  en: async () => {
    const [{ help }, { en }] = await Promise.all([
      import('@production-assist/shared/texts/web/late/en/help'),
      import('@production-assist/shared/texts/en'),
    ]);
    return { help, failures: en.failures, skipReasons: en.skipReasons };
  },
  de: async () => {
    const [{ help }, { de }] = await Promise.all([
      import('@production-assist/shared/texts/web/late/de/help'),
      import('@production-assist/shared/texts/de'),
    ]);
    return { help, failures: de.failures, skipReasons: de.skipReasons };
  },
});

export const useHelpTexts = texts.useReady;
export const helpWords = texts.words;
