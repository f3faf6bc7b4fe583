import { day, today } from '../format.ts';

/** `12 March 2027`, of a time (ISO 8601), where the reader is. */
export function dayOf(time: string): string {
  return day(today(Date.parse(time)));
}
