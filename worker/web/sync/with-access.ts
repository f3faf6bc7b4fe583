import type { RunCounts } from '@production-assist/shared/api';

/** How many had access through the group after a run: who is in it, and who left and keeps access for now. */
export function withAccess({
  processed,
  leavers,
  suspended,
}: Pick<RunCounts, 'processed' | 'leavers' | 'suspended'>): number {
  return processed + Math.max(0, leavers - suspended);
}
