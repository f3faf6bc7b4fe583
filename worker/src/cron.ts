import { sealingKeys } from './config.ts';
import { failureOf } from './failure-error.ts';
import { tendFederationKeys } from './federation/issuer-keys.ts';
import { kindOf, log } from './log.ts';
import { measure } from './metrics.ts';
import { resealWebhookSecrets } from './notify/secrets.ts';
import { sendDueNotices } from './notify/send.ts';
import { remindOfReviews, tellExpiry, tellLastingFailures } from './notify/watch.ts';
import { destroyDiscarded } from './sealing/discard.ts';
import { resealCredentials } from './sealing/reseal.ts';
import { deleteExpired } from './store/expired.ts';
import { expireRemovals } from './store/held-decisions.ts';
import { forgetNotices } from './store/notices.ts';
import { proveDueCandidates } from './sync/prove.ts';
import { endLostRuns, startDueRuns } from './sync/schedule.ts';

/** What the cron does each time, by name. `now` is its own time, in ms since 1970. */
const JOBS: Readonly<Record<string, (env: Env, now: number) => Promise<unknown>>> = {
  'end lost runs': (env, now) => endLostRuns(env, now),
  'start due runs': (env, now) => startDueRuns(env, now, Math.random),
  'delete what has expired': (env, now) => deleteExpired(env.DB, now),
  'end removals nobody decided about': (env, now) => expireRemovals(env.DB, now),
  'prove candidates': (env, now) => proveDueCandidates(env, now),
  'destroy what was replaced': (env, now) => destroyDiscarded(env, now, null),
  'seal credentials anew': (env, now) => resealCredentials(env, sealingKeys(env), now),
  'tend the keys of the issuer': (env, now) => tendFederationKeys(env, now),
  'seal webhook secrets anew': (env, now) => resealWebhookSecrets(env, sealingKeys(env), now),
  'tell of failures that last': (env, now) => tellLastingFailures(env, now),
  'tell of credentials that end': (env, now) => tellExpiry(env, now),
  'remind of reviews': (env, now) => remindOfReviews(env, now),
  'forget old messages': (env, now) => forgetNotices(env.DB, now),
  'send due messages': (env, now) => sendDueNotices(env, now),
};

/**
 * Does every job; one that fails keeps no other from its turn.
 *
 * @throws Error naming the jobs that failed, so that the platform shows the invocation as failed
 */
export async function doJobs(env: Env, now: number): Promise<void> {
  const failed: string[] = [];
  const begun = Date.now();
  for (const [job, run] of Object.entries(JOBS)) {
    try {
      await run(env, now);
    } catch (error) {
      failed.push(job);
      const kind = kindOf(error);
      log('error', 'cron.failed', { job, code: failureOf(error).code, kind });
    }
  }
  measure(env, { kind: 'cron', code: failed.length ? 'cron-failed' : '', ms: Date.now() - begun });
  if (failed.length) throw new Error(`failed: ${failed.join(', ')}`);
}
