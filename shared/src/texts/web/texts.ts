import type { webEn } from './en.ts';

/** A text that counts: `{count}` stands for the number. The forms English and German have. */
export interface Counted {
  one: string;
  other: string;
}

/** Everything the settings page says besides what comes with the service's answers; the English one is the pattern. */
export type WebTexts = typeof webEn;
