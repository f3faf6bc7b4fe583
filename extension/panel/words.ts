import type { CheckId } from '@production-assist/shared/checks';
import type { Labels } from '@production-assist/shared/texts/panel/labels';
import type { PanelTexts } from '@production-assist/shared/texts/panel/texts';
import { fill, LANGUAGES, type Language, type Texts } from '@production-assist/shared/texts/texts';
import type { PageOutcome } from '../outcome.ts';

type Params = Readonly<Record<string, string | number>>;

/** Everything the panel says, in one language. */
export interface Words {
  language: Language;
  panel: PanelTexts;
  check(id: CheckId): string;
  /** What an outcome says, and what to do about it. */
  outcome(outcome: PageOutcome): { detail: string; fix: string | null };
  /** A button, heading or message. */
  label(name: Labels, params?: Params): string;
  failure(code: keyof Texts['failures']): Texts['failures'][keyof Texts['failures']];
}

/** Loads one language; the others stay on disk. */
export async function loadWords(language: Language): Promise<Words> {
  const [texts, panel] = await (language === 'de' ? german() : english());
  return {
    language,
    panel,
    check: (id) => texts.checks[id],
    outcome: ({ code, params }) => {
      const text = textOf(texts, panel, code);
      return { detail: fill(text.detail, params), fix: text.fix === null ? null : fill(text.fix, params) };
    },
    label: (name, params) => fill(panel.labels[name], params),
    failure: (code) => texts.failures[code],
  };
}

async function english(): Promise<[Texts, PanelTexts]> {
  const [{ en }, { panelEn }] = await Promise.all([
    import('@production-assist/shared/texts/en'),
    import('@production-assist/shared/texts/panel/en'),
  ]);
  return [en, panelEn];
}

async function german(): Promise<[Texts, PanelTexts]> {
  const [{ de }, { panelDe }] = await Promise.all([
    import('@production-assist/shared/texts/de'),
    import('@production-assist/shared/texts/panel/de'),
  ]);
  return [de, panelDe];
}

function textOf(texts: Texts, panel: PanelTexts, code: PageOutcome['code']): { detail: string; fix: string | null } {
  if (code in panel.findings) return panel.findings[code as keyof PanelTexts['findings']];
  if (code in texts.findings) return texts.findings[code as keyof Texts['findings']];
  const { title, detail, fix } = texts.failures[code as keyof Texts['failures']];
  // The heading of a check is not the failure's title, and some details are only understood after that.
  return { detail: `${title}. ${detail}`, fix };
}

/** The first of the browser's languages that we speak. */
export function browserLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const found = LANGUAGES.find((language) => tag.toLowerCase().split('-')[0] === language);
    if (found) return found;
  }
  return LANGUAGES[0];
}
