import type { CheckId } from '@production-assist/shared/checks';
import type { Labels } from '@production-assist/shared/texts/panel/labels';
import type { PanelTexts } from '@production-assist/shared/texts/panel/texts';
import type { SeenFailure } from '@production-assist/shared/texts/seen';
import { fill, type Language } from '@production-assist/shared/texts/texts';
import type { PageOutcome } from '../outcome.ts';

type Params = Readonly<Record<string, string | number>>;

/** Everything the panel says, in one language. */
export interface Words {
  language: Language;
  panel: PanelTexts;
  /** What a check is about. */
  check(id: CheckId): string;
  /** What an outcome says, and what to do about it. */
  outcome(outcome: PageOutcome): { detail: string; fix: string | null };
  /** A button, heading or message. */
  label(name: Labels, params?: Params): string;
  failure(code: SeenFailure): PanelTexts['failures'][SeenFailure];
}

/** Loads one language; the others stay on disk. */
export async function loadWords(language: Language): Promise<Words> {
  const panel = await TEXTS[language]();
  return {
    language,
    panel,
    check: (id) => panel.checks[id],
    outcome: ({ code, params: raw }) => {
      const text = textOf(panel, code);
      const params = withDates(raw, language);
      return { detail: fill(text.detail, params), fix: text.fix === null ? null : fill(text.fix, params) };
    },
    label: (name, params) => fill(panel.labels[name], params),
    failure: (code) => panel.failures[code],
  };
}

const TEXTS: Record<Language, () => Promise<PanelTexts>> = {
  en: async () => (await import('@production-assist/shared/texts/panel/en')).panelEn,
  de: async () => (await import('@production-assist/shared/texts/panel/de')).panelDe,
};

function textOf({ findings, failures }: PanelTexts, code: PageOutcome['code']): { detail: string; fix: string | null } {
  if (code in findings) return findings[code as keyof typeof findings];
  const { title, detail, fix } = failures[code as keyof typeof failures];
  // The heading of a check is not the failure's title, and some details are only understood after that.
  return { detail: `${title}. ${detail}`, fix };
}

/** Values as they are put into a text: a day is written as it is in the language. */
function withDates(params: Params | undefined, language: Language): Params | undefined {
  const day = params?.date;
  if (typeof day !== 'string') return params;
  const date = new Date(`${day}T00:00:00Z`).toLocaleDateString(language, { dateStyle: 'medium', timeZone: 'UTC' });
  return { ...params, date };
}
