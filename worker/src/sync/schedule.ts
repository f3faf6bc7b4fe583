import type { RunMessage } from '@production-assist/shared/api';
import { FailureError } from '../failure-error.ts';
import { DUE_TENANTS, LEASE_MS, QUEUE_BATCH, RESEND_AFTER_MS, SCHEDULE_JITTER } from '../limits.ts';
import { newId } from '../store/ids.ts';
import { abandonRun } from '../store/run-lease.ts';
import { getRun, queueRun, type RunRow, runInFlight } from '../store/runs.ts';
import { dueTenants, queueScheduledRuns, strandedRuns } from '../store/schedule.ts';

/**
 * When a tenant is due next, in ms since 1970: a period from now, moved by up to a tenth so that tenants which were
 * saved together do not stay together.
 *
 * @param random 0 up to 1
 */
export function nextRunAt(now: number, everyMinutes: number, random: number): number {
  const period = everyMinutes * 60_000;
  return Math.round(now + period * (1 + SCHEDULE_JITTER * (2 * random - 1)));
}

/**
 * Starts every scheduled run that is due, and sends again the messages of runs that nobody works on.
 *
 * @param now the cron's own time, in ms since 1970
 * @returns how many messages were sent
 */
export async function startDueRuns(env: Env, now: number, random: () => number): Promise<number> {
  const stranded = await strandedRuns(env.DB, now, DUE_TENANTS);
  const due = await dueTenants(env.DB, now, DUE_TENANTS);
  const runs = due.map(({ tenantId, everyMinutes }) => ({
    tenantId,
    runId: newId(now),
    nextRunAt: nextRunAt(now, everyMinutes, random()),
  }));
  const messages = [...stranded, ...(await queueScheduledRuns(env.DB, runs, now))];
  // A batch that cannot be sent leaves its runs queued; a later cron sends them again.
  for (let from = 0; from < messages.length; from += QUEUE_BATCH) {
    await env.RUNS.sendBatch(messages.slice(from, from + QUEUE_BATCH).map((body) => ({ body })));
  }
  return messages.length;
}

/**
 * Starts a run by hand, or joins the one in flight.
 *
 * @throws FailureError `queue-unavailable`; the run is then marked failed
 */
export async function requestRun(
  env: Env,
  tenantId: string,
  requestedBy: string,
  now: number,
): Promise<{ run: RunRow; joined: boolean }> {
  const inFlight = await runInFlight(env.DB, tenantId);
  if (inFlight) {
    // Nobody may be working on it any more; then its message is sent again.
    if (isStranded(inFlight, now)) await send(env, { tenantId, runId: inFlight.runId });
    return { run: inFlight, joined: true };
  }
  const runId = newId(now);
  if (!(await queueRun(env.DB, { tenantId, runId, requestedBy, at: now }))) {
    const other = await runInFlight(env.DB, tenantId);
    if (other) return { run: other, joined: true };
    throw new FailureError('not-found');
  }
  try {
    await send(env, { tenantId, runId });
  } catch {
    await abandonRun(env.DB, tenantId, runId, { code: 'queue-unavailable' }, now);
    throw new FailureError('queue-unavailable');
  }
  const run = await getRun(env.DB, tenantId, runId);
  if (!run) throw new FailureError('not-found');
  return { run, joined: false };
}

async function send(env: Env, message: RunMessage): Promise<void> {
  await env.RUNS.send(message);
}

function isStranded(run: RunRow, now: number): boolean {
  if (run.state === 'running') return run.leaseUntil !== null && run.leaseUntil < now - LEASE_MS;
  return run.sentAt < now - RESEND_AFTER_MS;
}
