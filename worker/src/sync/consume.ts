import { RunMessage } from '@production-assist/shared/api';
import type { Failure } from '@production-assist/shared/failures';
import * as v from 'valibot';
import type { Network } from '../entra/network.ts';
import { workerNetwork } from '../entra/network.ts';
import { mayPass } from '../failure-error.ts';
import { QUEUE_DELAY_MAX_SECONDS, RETRY_DELAYS_SECONDS, RUN_ATTEMPTS, RUN_WAIT_MS, SLICE_PAGES } from '../limits.ts';
import { log, withLogIds } from '../log.ts';
import { measure, runMeasured } from '../metrics.ts';
import { runEndStatements } from '../notify/run-end.ts';
import { destroyDiscarded } from '../sealing/discard.ts';
import { failuresInARow } from '../store/connections.ts';
import {
  abandonRun,
  finishRun,
  ownsRun,
  type RunLease,
  releaseRun,
  type TakenRun,
  takeRun,
} from '../store/run-lease.ts';
import { goesOn, type RunOutcome, runSync } from './run.ts';

/** What happens to a message: done, or to be delivered again. */
export type Delivery = { ack: true } | { ack: false; delaySeconds: number };

/**
 * Works on the run a message names. Delivered twice, the second finds the run finished or held by the first.
 *
 * @param attempts how often the message has been delivered, this time included
 * @param slicePages pages of members read before the run is handed to the next delivery
 */
export async function consumeRun(
  env: Env,
  body: unknown,
  attempts: number,
  network: Network = workerNetwork(RUN_WAIT_MS),
  slicePages = SLICE_PAGES,
): Promise<Delivery> {
  const message = v.safeParse(RunMessage, body);
  if (!message.success) {
    // Nothing of ours: another delivery would find the same.
    log('error', 'message.unreadable');
    return { ack: true };
  }
  const { tenantId, runId } = message.output;
  return withLogIds({ tenantId, runId }, () => workOn(env, message.output, attempts, network, slicePages));
}

async function workOn(
  env: Env,
  { tenantId, runId }: RunMessage,
  attempts: number,
  network: Network,
  slicePages: number,
): Promise<Delivery> {
  const taken = await takeRun(env.DB, tenantId, runId, network.now());
  if ('refused' in taken) {
    if (taken.refused === 'gone') return { ack: true };
    const delaySeconds = delay(Math.ceil((taken.until - network.now()) / 1000) + 1);
    // A message that would be given up next ends a run in which it never failed: another one comes in its place.
    if (attempts < RUN_ATTEMPTS) return { ack: false, delaySeconds };
    return sendAnew(env, { tenantId, runId }, delaySeconds);
  }
  const { lease, run } = taken;
  let outcome = await runSync(env, network, lease, run, slicePages);
  if (outcome.state === 'ended' && outcome.mode === 'delta') {
    if (await finish(env, network, lease, run, outcome)) return { ack: true };
    // Somebody asked for a full reading meanwhile.
    if (!(await ownsRun(env.DB, lease))) return { ack: true };
    outcome = await runSync(env, network, lease, { ...run, mode: 'full', progress: outcome.progress }, slicePages);
  }
  if (outcome.state === 'superseded') return { ack: true };
  const wait = await waitFor(env, tenantId, run, outcome, attempts);
  if (wait === null) {
    await finish(env, network, lease, run, outcome);
    return { ack: true };
  }
  return putBack(env, network, lease, outcome, wait);
}

/** Seconds after which a run goes on; null: it ends here. */
async function waitFor(
  env: Env,
  tenantId: string,
  run: TakenRun,
  { state, failure, moved }: RunOutcome,
  attempts: number,
): Promise<number | null> {
  if (state === 'paused') return 0;
  if (!failure || !mayPass(failure)) return null;
  const getsOn = moved && goesOn(failure);
  if (!getsOn) {
    if (Math.max(run.attempts, attempts) >= RUN_ATTEMPTS) return null;
    // A directory that failed the last time too is only probed: it must not keep the queue busy.
    if (run.trigger === 'schedule' && (await failuresInARow(env.DB, tenantId)) > 0) return null;
  }
  const tries = getsOn ? 1 : Math.max(run.attempts, attempts);
  return failure.retryAfterSeconds ?? RETRY_DELAYS_SECONDS[Math.min(tries, RETRY_DELAYS_SECONDS.length) - 1] ?? 0;
}

/**
 * Gives a run back to the queue. One that got on travels with a new message, so that only deliveries in which nothing
 * was done count against it.
 */
async function putBack(
  env: Env,
  network: Network,
  lease: RunLease,
  { failure, progress, moved }: RunOutcome,
  waitSeconds: number,
): Promise<Delivery> {
  const { tenantId, runId } = lease;
  const delaySeconds = waitSeconds === 0 ? 0 : delay(waitSeconds);
  const keep = !failure || goesOn(failure);
  await releaseRun(env.DB, lease, failure, progress, network.now() + delaySeconds * 1000, keep);
  if (failure) {
    reportWait(failure, delaySeconds);
    measure(env, { kind: 'wait', tenantId, code: failure.code, ms: delaySeconds * 1000 });
  }
  if (!moved || !keep) return { ack: false, delaySeconds: delay(delaySeconds) };
  return sendAnew(env, { tenantId, runId }, delaySeconds);
}

/** Puts a new message in the place of the one that was delivered; where the queue takes none, that one comes again. */
async function sendAnew(env: Env, message: RunMessage, delaySeconds: number): Promise<Delivery> {
  try {
    await env.RUNS.send(message, { delaySeconds });
    return { ack: true };
  } catch {
    return { ack: false, delaySeconds: delay(delaySeconds) };
  }
}

/** @returns false where the run is no longer this owner's to end, or no longer wanted as it ends */
async function finish(
  env: Env,
  network: Network,
  lease: RunLease,
  run: TakenRun,
  outcome: RunOutcome,
): Promise<boolean> {
  const { tenantId } = lease;
  const { failure, log: lines } = outcome;
  const now = network.now();
  const after = await runEndStatements(env.DB, lease, outcome, now);
  const ended = await finishRun(env.DB, lease, { ...outcome, after }, now);
  if (ended) measure(env, runMeasured(tenantId, run, outcome, now));
  if (ended && failure) log('error', 'run.failed', { code: failure.code });
  if (ended) for (const line of lines) console.log(line);
  if (ended && outcome.discards) await destroyDiscarded(env, network.now(), tenantId).catch(leaveToCron);
  return ended;
}

/** The run has ended well; what could not be destroyed is noted, and the cron comes by in a minute. */
function leaveToCron(): void {
  log('warn', 'credential.left');
}

function reportWait({ code }: Failure, delaySeconds: number): void {
  log('warn', 'run.waits', { code, delaySeconds });
}

/** Marks the run failed whose message failed for good. */
export async function consumeDeadRun(env: Env, body: unknown, now: number): Promise<void> {
  const message = v.safeParse(RunMessage, body);
  if (!message.success) {
    log('error', 'message.unreadable');
    return;
  }
  const { tenantId, runId } = message.output;
  await abandonRun(env.DB, tenantId, runId, { code: 'run-abandoned' }, now);
  log('error', 'run.abandoned', { tenantId, runId });
}

function delay(seconds: number): number {
  return Math.min(Math.max(1, Math.ceil(seconds)), QUEUE_DELAY_MAX_SECONDS);
}
