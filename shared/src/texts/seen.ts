import type { FindingCode } from '../checks.ts';
import type { FailureCode } from '../failures.ts';
import type { FailureText, FindingText } from './texts.ts';

/**
 * What a page of the admin center can show as well as Microsoft's answer: the panel says it itself. Everything else
 * comes to the panel in words, with the Worker's answer, and is not part of what it loads.
 */
export type SeenFailure = Extract<
  FailureCode,
  | 'secret-is-id'
  | 'secret-masked'
  | 'secret-expired'
  | 'group-not-found'
  | 'group-near-miss'
  | 'group-duplicate'
  | 'group-hidden'
  | 'group-empty'
>;

/** The same of findings. */
export type SeenFinding = Extract<
  FindingCode,
  | 'permission-granted'
  | 'permission-covered'
  | 'excess-none'
  | 'excess-found'
  | 'consent-given'
  | 'group-not-security'
  | 'nested-none'
  | 'nested-found'
>;

/** Their words in one language; part of `Texts`, where they stand for Microsoft's answer too. */
export interface SeenTexts {
  failures: Record<SeenFailure, FailureText>;
  findings: Record<SeenFinding, FindingText>;
}
