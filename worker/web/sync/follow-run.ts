import type { Run } from '@production-assist/shared/api';

/** How often a run in flight is asked after: quickly while it changes, ever slower while it does not. */
export const POLL = { firstMs: 400, longestMs: 5_000, factor: 1.6 } as const;

/** Everything the waiting needs from outside. */
export interface FollowOptions {
  /** Asks for the run. */
  ask: (runId: string, signal: AbortSignal) => Promise<Run>;
  /** Shows it. */
  show: (run: Run) => void;
  /** Told when asking fails, and again (null) when it works. */
  trouble: (error: unknown) => void;
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  signal: AbortSignal;
}

/** Whether a run has come to its end. */
export const hasEnded = (run: Run) => run.state === 'succeeded' || run.state === 'failed';

/** The wait after an answer: short again when something has changed. */
export function nextWait(waitMs: number, changed: boolean): number {
  return changed ? POLL.firstMs : Math.min(waitMs * POLL.factor, POLL.longestMs);
}

/**
 * Asks after a run until it has ended or `signal` says stop. An answer that cannot be had is asked for again: the run
 * goes on without anybody watching.
 *
 * @returns the run as it ended; null where nobody waits for it any more
 */
export async function followRun(run: Run, options: FollowOptions): Promise<Run | null> {
  const { ask, show, trouble, sleep, signal } = options;
  let current = run;
  let waitMs: number = POLL.firstMs;
  while (!hasEnded(current)) {
    await sleep(waitMs, signal);
    if (signal.aborted) return null;
    try {
      const next = await ask(current.id, signal);
      if (signal.aborted) return null;
      waitMs = nextWait(waitMs, stage(next) !== stage(current));
      current = next;
      trouble(null);
      show(current);
    } catch (error) {
      if (signal.aborted) return null;
      waitMs = nextWait(waitMs, false);
      trouble(error);
    }
  }
  return current;
}

/** What changes while a run goes on. */
function stage(run: Run): string {
  return `${run.state} ${run.startedAt} ${run.pages} ${run.graphRequests} ${run.failure?.code}`;
}

/** Waits; ends early, without an error, when `signal` says so. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}
