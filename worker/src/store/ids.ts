import { v7 } from 'uuid';

/** A new id that sorts by time: lists of runs and events are "newest first" by their key alone. */
export function newId(now: number): string {
  return v7({ msecs: now });
}
