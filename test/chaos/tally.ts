import type { Snapshot } from './snapshot.ts';

/** What a schedule did, in numbers. */
export interface Tally {
  deliveries: number;
  kills: number;
  /** People who lost their access. */
  suspended: number;
  /** Removals that were held. */
  held: number;
  /** Deliveries of a run that could go on where it had stopped. */
  resumed: number;
  /** Runs that asked what had changed, and read nobody. */
  delta: number;
}

export const newTally = (): Tally => ({ deliveries: 0, kills: 0, suspended: 0, held: 0, resumed: 0, delta: 0 });

/** Counts what was written between two looks. */
export function countStep(tally: Tally, before: Snapshot, after: Snapshot): void {
  for (const [key, { state }] of after.memberships) {
    if (state === 'suspended' && before.memberships.get(key)?.state === 'active') tally.suspended++;
  }
  for (const id of after.removals.keys()) if (!before.removals.has(id)) tally.held++;
  for (const [id, { state, mode }] of after.runs) {
    const ended = state === 'succeeded' && before.runs.get(id)?.state !== 'succeeded';
    if (ended && mode === 'delta') tally.delta++;
  }
}
