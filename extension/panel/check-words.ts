import type { CheckStatus } from '@production-assist/shared/checks';
import { type CheckView, isDecided } from './view.ts';
import type { Words } from './words.ts';

/** Whether a check rests on what a page of the admin center shows. The form is read where it is filled in. */
export function isHint(check: CheckView): boolean {
  return !isDecided(check.verdict) && check.id !== 'form';
}

/** A status in a word. What a page shows looks right at best; fine is what Microsoft says. */
export function statusWord(status: CheckStatus, hint: boolean, { label }: Pick<Words, 'label'>): string {
  return label(hint && status === 'pass' ? 'looksRight' : status);
}
