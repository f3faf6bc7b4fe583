import { v7 } from 'uuid';

/** A new id that sorts by time: lists of runs and events are "newest first" by their key alone. */
export function newId(now: number): string {
  return v7({ msecs: now });
}

/** Sorts behind every id: a list that begins here begins with the newest. A comparison that is always made uses the key. */
export const AFTER_EVERY_ID = '~';
