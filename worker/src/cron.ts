import { sealingKeys } from './config.ts';
import { failureOf } from './failure-error.ts';
import { resealCredentials } from './sealing/reseal.ts';
import { deleteExpired } from './store/expired.ts';
import { expireRemovals } from './store/held-decisions.ts';
import { endLostRuns, startDueRuns } from './sync/schedule.ts';

/** What the cron does each time, by name. `now` is its own time, in ms since 1970. */
const JOBS: Readonly<Record<string, (env: Env, now: number) => Promise<unknown>>> = {
  'end lost runs': (env, now) => endLostRuns(env, now),
  'start due runs': (env, now) => startDueRuns(env, now, Math.random),
  'delete what has expired': (env, now) => deleteExpired(env.DB, now),
  'end removals nobody decided about': (env, now) => expireRemovals(env.DB, now),
  'seal credentials anew': (env, now) => resealCredentials(env, sealingKeys(env), now),
};

/**
 * Does every job; one that fails keeps no other from its turn.
 *
 * @throws Error naming the jobs that failed, so that the platform shows the invocation as failed
 */
export async function doJobs(env: Env, now: number): Promise<void> {
  const failed: string[] = [];
  for (const [job, run] of Object.entries(JOBS)) {
    try {
      await run(env, now);
    } catch (error) {
      failed.push(job);
      const kind = error instanceof Error ? error.name : typeof error;
      console.error(JSON.stringify({ event: 'cron.failed', job, code: failureOf(error).code, kind }));
    }
  }
  if (failed.length) throw new Error(`failed: ${failed.join(', ')}`);
}
