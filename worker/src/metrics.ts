import { kindOf, log } from './log.ts';
import { type Measured, pointOf } from './metrics-point.ts';
import type { TakenRun } from './store/run-lease.ts';
import type { RunOutcome } from './sync/run.ts';

/*
 * What an operator plots: one point for each thing that happened, in Workers Analytics Engine. docs/operations.md has
 * the queries.
 */

/** A binding that may be missing; `wrangler.toml`, and with it `Env`, can only name those that are there. */
interface OptionalMetrics {
  METRICS?: Pick<AnalyticsEngineDataset, 'writeDataPoint'>;
}

/**
 * Writes a point; where no dataset is bound, nothing. It is not awaited by the platform either, and never fails the
 * work it tells of.
 */
export function measure(env: OptionalMetrics, measured: Measured): void {
  try {
    env.METRICS?.writeDataPoint(pointOf(measured));
  } catch (error) {
    const kind = kindOf(error);
    log('warn', 'metrics.unwritten', { kind });
  }
}

/** The end of a run, from its beginning to now. */
export function runMeasured(tenantId: string, run: TakenRun, outcome: RunOutcome, now: number): Measured {
  const { mode, progress, failure } = outcome;
  const ms = Math.max(0, now - run.startedAt);
  return { kind: 'run', tenantId, trigger: run.trigger, mode, code: failure?.code ?? '', ms, progress };
}
