import { fill } from '@production-assist/shared/texts/texts';
import { words } from '../texts.ts';

/** What a button says that copies this. */
export function copyLabel(what: string): { label: string; copied: string } {
  const { copy, copied } = words().common;
  return { label: fill(copy, { what }), copied };
}
