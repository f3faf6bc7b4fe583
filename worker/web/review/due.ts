import type { Review } from '@production-assist/shared/api-notifications';

/** Whether somebody should look through who has access. Where nobody has it there is nothing to see. Pure. */
export function isDue({ dueAt, people, left }: Pick<Review, 'dueAt' | 'people' | 'left'>, now: number): boolean {
  return people + left > 0 && Date.parse(dueAt) <= now;
}

/** How many people it is different with than at the last review. */
export function changesOf({ joined, renamed, left }: Pick<Review, 'joined' | 'renamed' | 'left'>): number {
  return joined + renamed + left;
}
