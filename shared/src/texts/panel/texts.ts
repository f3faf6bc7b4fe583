import type { CheckId } from '../../checks.ts';
import type { StepId, ValueName } from '../../steps.ts';
import type { SeenFailure, SeenFinding } from '../seen.ts';
import type { FailureText, FindingText } from '../texts.ts';
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

/** Everything the panel says in one language; what Microsoft answers comes in words, from the Worker. */
export interface PanelTexts {
  steps: Record<StepId, StepText>;
  values: Record<ValueName, string>;
  /** What each check is about. A name and no claim: who says what of it stands below, the page and Microsoft apart. */
  checks: Record<CheckId, string>;
  findings: Record<PageFindingCode | SeenFinding, FindingText>;
  failures: Record<SeenFailure, FailureText>;
  labels: Record<Labels, string>;
}
