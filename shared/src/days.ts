/** Reckoning with days of the calendar. Pure. */

export const DAY_MS = 86_400_000;

/** Days from one day to another, both `YYYY-MM-DD`; below nought where the second one comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}
