import { replacementStage } from '@production-assist/shared/replacement';
import type { Standing } from '../service/replacement.ts';

/**
 * Where the replacement of a credential stands: the guide's Maintenance 1 to 4, with the service's proof in between.
 * Pure. `make`: a new one has to be made. `give`: it was taken, and not given to Production Assist. `prove`: it is
 * tried. `run`: it is in use, and the first full run goes on. `remove`: the old one can go. `done`: it is gone.
 */
export const STAGES = ['make', 'give', 'prove', 'run', 'remove', 'done'] as const;
export type Stage = (typeof STAGES)[number];

/** The guide's steps, and at which stages each is worked on. */
export const REPLACE_STEPS = [
  { id: 'make', stages: ['make'] },
  { id: 'give', stages: ['give', 'prove'] },
  { id: 'run', stages: ['run'] },
  { id: 'remove', stages: ['remove'] },
] as const satisfies readonly { id: string; stages: readonly Stage[] }[];
export type ReplaceStep = (typeof REPLACE_STEPS)[number]['id'];

/** What this browser knows besides. */
export interface Here {
  /** Whether a new value was taken, or was and stands in the form. */
  taken: boolean;
  /**
   * How far a person says it is, where no service is asked. Where one is: `done`, or `make` where another one is to be
   * made before the old one is gone.
   */
  said: Stage | null;
}

/** The stage, from the service's answer; null: no service is connected, and a person says how far it is. */
export function stageOf(standing: Pick<Standing, 'candidate' | 'former'> | null, { taken, said }: Here): Stage {
  const stage = standing && replacementStage(standing);
  if (stage && !(stage === 'remove' && said === 'make')) return stage;
  if (said === 'done' && !taken) return said;
  if (!standing && (said === 'run' || said === 'remove')) return said;
  return taken ? 'give' : 'make';
}

export type StepProgress = 'done' | 'now' | 'open';

/** How far a step is at a stage. */
export function progressOf(step: ReplaceStep, stage: Stage): StepProgress {
  const at = REPLACE_STEPS.findIndex(({ stages }) => (stages as readonly Stage[]).includes(stage));
  const own = REPLACE_STEPS.findIndex(({ id }) => id === step);
  if (stage === 'done' || own < at) return 'done';
  return own === at ? 'now' : 'open';
}

/** What happens to a new credential at the service, in this order. */
export const TRACK = ['proving', 'proven', 'current', 'verified'] as const;
export type TrackPoint = (typeof TRACK)[number];
export type TrackState = 'done' | 'now' | 'wrong' | 'open';

/** How far along a new credential is; null where none is under way. */
export function trackOf(standing: Standing): Record<TrackPoint, TrackState> | null {
  const { candidate, former } = standing;
  if (candidate) {
    const proving = candidate.state === 'refused' ? 'wrong' : 'now';
    return { proving, proven: 'open', current: 'open', verified: 'open' };
  }
  if (!former) return null;
  const run = former.state === 'fallback' ? (firstRun(standing)?.state === 'failed' ? 'wrong' : 'now') : 'done';
  return { proving: 'done', proven: 'done', current: 'done', verified: run };
}

/** The newest run with the credential that is in use; one of before says nothing about it. */
export function firstRun({ credential, lastRun }: Pick<Standing, 'credential' | 'lastRun'>): Standing['lastRun'] {
  return lastRun && Date.parse(lastRun.queuedAt) >= Date.parse(credential.updatedAt) ? lastRun : null;
}
