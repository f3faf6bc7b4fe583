import type { RunMessage } from '@production-assist/shared/api';
import { FailureError } from '../failure-error.ts';
import {
  DIRECTORY_GAP_SECONDS,
  DUE_TENANTS,
  LEASE_MS,
  QUEUE_BATCH,
  REAPED_RUNS,
  RESEND_AFTER_MS,
  SCHEDULE_JITTER,
  SPREAD_MAX_SECONDS,
  SPREAD_PER_SECOND,
} from '../limits.ts';
import { log } from '../log.ts';
import { newId } from '../store/ids.ts';
import { forgetEndedPages } from '../store/run-checkpoint.ts';
import { abandonRun } from '../store/run-lease.ts';
import { getRun, makeFull, queueRun, type RunRow, runInFlight } from '../store/runs.ts';
import { dueTenants, lostRuns, queueScheduledRuns, strandedRuns } from '../store/schedule.ts';

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
 * How long after the cron each of these runs starts, in seconds: in their order, some a second, those of one directory
 * apart. Null: not with this cron, there is no room for it.
 */
export function spread(directories: readonly string[]): (number | null)[] {
  const begun = new Map<number, number>();
  const free = new Map<string, number>();
  let first = 0;
  return directories.map((directoryId) => {
    while ((begun.get(first) ?? 0) >= SPREAD_PER_SECOND) first++;
    let turn = Math.max(first, free.get(directoryId) ?? 0);
    while ((begun.get(turn) ?? 0) >= SPREAD_PER_SECOND) turn++;
    if (turn > SPREAD_MAX_SECONDS) return null;
    begun.set(turn, (begun.get(turn) ?? 0) + 1);
    free.set(directoryId, turn + DIRECTORY_GAP_SECONDS);
    return turn;
  });
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
  const delays = spread(due.map(({ directoryId }) => directoryId));
  const delayOf = new Map<string, number>();
  const runs = due.flatMap(({ tenantId, everyMinutes }, index) => {
    const delay = delays[index] ?? null;
    if (delay === null) return [];
    delayOf.set(tenantId, delay);
    const next = nextRunAt(now, everyMinutes, random());
    return { tenantId, runId: newId(now), sentAt: now + delay * 1000, nextRunAt: next };
  });
  const messages = [
    ...stranded.map((body, index) => ({ body, delaySeconds: Math.floor(index / SPREAD_PER_SECOND) })),
    ...(await queueScheduledRuns(env.DB, runs, now)).map((body) => ({
      body,
      delaySeconds: delayOf.get(body.tenantId) ?? 0,
    })),
  ];
  // A batch that cannot be sent leaves its runs queued; a later cron sends them again.
  for (let from = 0; from < messages.length; from += QUEUE_BATCH) {
    await env.RUNS.sendBatch(messages.slice(from, from + QUEUE_BATCH));
  }
  return messages.length;
}

/** The reaper: ends runs that will not come to an end by themselves, so that their tenants are free for the next. */
export async function endLostRuns(env: Env, now: number): Promise<void> {
  for (const { tenantId, runId } of await lostRuns(env.DB, now, REAPED_RUNS)) {
    await abandonRun(env.DB, tenantId, runId, { code: 'run-abandoned' }, now);
    log('error', 'run.abandoned', { tenantId, runId });
  }
  await forgetEndedPages(env.DB);
}

/**
 * Starts a run by hand, or joins the one in flight; it reads the group in full.
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
    // A person wants to see the group as it is, not that nobody has heard of a change.
    await makeFull(env.DB, tenantId, inFlight.runId);
    return { run: { ...inFlight, mode: 'full' }, joined: true };
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
