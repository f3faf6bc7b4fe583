import type { CheckId, FindingCode } from '../checks.ts';
import type { FailureCode } from '../failures.ts';
import type { LeaverStanding, SkipReason } from '../people.ts';

/** Languages the product speaks; the first is the one where nothing else is asked for. */
export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

/**
 * What is said about a failure. `{name}` stands for a value of the failure's `params`.
 * `title`: what happened, in a few words. `detail`: what it means here. `fix`: what to do, where to click.
 */
export interface FailureText {
  title: string;
  detail: string;
  fix: string;
}

/** What a check says that is not a failure; `fix` is null where there is nothing to do. */
export interface FindingText {
  detail: string;
  fix: string | null;
}

/** Everything the product says, in one language. */
export interface Texts {
  /** Name of each check, as a short statement about the set-up. */
  checks: Record<CheckId, string>;
  failures: Record<FailureCode, FailureText>;
  findings: Record<FindingCode, FindingText>;
  /** Why a member does not come in. `{holder}` names who has the address, where that is the reason. */
  skipReasons: Record<SkipReason, string>;
  /** What a person has to do with it, or had, that somebody who left the group is not suspended. */
  standings: Record<LeaverStanding, string>;
  /** What is wrong with one field of a request; never repeats the value. */
  fieldErrors: Record<FieldError, string>;
}

/** What can be wrong with one field of a request. */
export const FIELD_ERRORS = [
  'required',
  'unknown-field',
  'wrong-type',
  'not-a-guid',
  'not-a-date',
  'not-https',
  'private-address',
  'not-an-email',
  'too-short',
  'too-long',
  'too-small',
  'too-large',
  'not-whole',
  'not-an-option',
  'control-characters',
  'bad-characters',
  'invalid',
] as const;
export type FieldError = (typeof FIELD_ERRORS)[number];

/** Puts values into a text: `fill('Hello {name}', { name: 'Ada' })`. An unknown placeholder stays as it is. */
export function fill(text: string, params: Readonly<Record<string, string | number>> = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}
