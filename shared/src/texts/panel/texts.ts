import type { StepId, ValueName } from '../../steps.ts';
import type { FindingText } from '../texts.ts';
import type { PageFindingCode } from './findings.ts';
import type { Labels } from './labels.ts';

/**
 * A step's words. `do`: one line of instruction each, in the words of the admin center; `*…*` is a name on the screen,
 * `` `…` `` is text to type exactly so, shown with a copy button.
 */
export interface StepText {
  title: string;
  do: readonly string[];
  /** The mistake that is easily made here. */
  care: string | null;
}

/** Everything the panel says in one language, besides the words both programs share. */
export interface PanelTexts {
  steps: Record<StepId, StepText>;
  values: Record<ValueName, string>;
  findings: Record<PageFindingCode, FindingText>;
  labels: Record<Labels, string>;
}
