import { guid } from '@production-assist/shared/values';
import { safeParse } from 'valibot';
import type { FormField } from './labels.ts';

/** Whether two texts are the same value of a field: ids in any of the forms people write them, a secret to the letter. */
export function sameValue(field: FormField, one: string, other: string): boolean {
  if (one === other) return true;
  if (field === 'clientSecret') return false;
  const [first, second] = [safeParse(guid, one), safeParse(guid, other)];
  return first.success && second.success && first.output === second.output;
}
