import { RunMessage } from '@production-assist/shared/api';
import * as v from 'valibot';
import type { Network } from '../entra/network.ts';
import { workerNetwork } from '../entra/network.ts';
import { mayPass } from '../failure-error.ts';
import { QUEUE_DELAY_MAX_SECONDS, RETRY_DELAYS_SECONDS, RUN_WAIT_MS } from '../limits.ts';
import { abandonRun, finishRun, releaseRun, takeRun } from '../store/run-lease.ts';
import { runSync } from './run.ts';

/** What happens to a message: done, or to be delivered again. */
export type Delivery = { ack: true } | { ack: false; delaySeconds: number };

/**
 * Works on the run a message names. Delivered twice, the second finds the run finished or held by the first.
 *
 * @param attempts how often the message has been delivered, this time included
 */
export async function consumeRun(
  env: Env,
  body: unknown,
  attempts: number,
  network: Network = workerNetwork(RUN_WAIT_MS),
): Promise<Delivery> {
  const message = v.safeParse(RunMessage, body);
  if (!message.success) {
    // Nothing of ours: another delivery would find the same.
    console.error(JSON.stringify({ event: 'message.unreadable' }));
    return { ack: true };
  }
  const { tenantId, runId } = message.output;
  const taken = await takeRun(env.DB, tenantId, runId, network.now());
  if ('refused' in taken) {
    if (taken.refused === 'gone') return { ack: true };
    return { ack: false, delaySeconds: delay(Math.ceil((taken.until - network.now()) / 1000) + 1) };
  }
  const { lease } = taken;
  const outcome = await runSync(env, network, lease);
  if (outcome.superseded) return { ack: true };
  const { failure, progress, log } = outcome;
  const now = network.now();
  if (failure && mayPass(failure)) {
    const wait = failure.retryAfterSeconds ?? RETRY_DELAYS_SECONDS[Math.min(attempts, RETRY_DELAYS_SECONDS.length) - 1];
    const delaySeconds = delay(wait ?? 0);
    await releaseRun(env.DB, lease, failure, progress, now + delaySeconds * 1000);
    console.warn(JSON.stringify({ event: 'run.waits', tenantId, runId, code: failure.code, delaySeconds }));
    return { ack: false, delaySeconds };
  }
  await finishRun(env.DB, lease, { progress, failure, log }, now);
  if (failure) console.error(JSON.stringify({ event: 'run.failed', tenantId, runId, code: failure.code }));
  for (const line of log) console.log(line);
  return { ack: true };
}

/** Marks the run failed whose message failed for good. */
export async function consumeDeadRun(env: Env, body: unknown, now: number): Promise<void> {
  const message = v.safeParse(RunMessage, body);
  if (!message.success) return;
  const { tenantId, runId } = message.output;
  await abandonRun(env.DB, tenantId, runId, { code: 'run-abandoned' }, now);
  console.error(JSON.stringify({ event: 'run.abandoned', tenantId, runId }));
}

function delay(seconds: number): number {
  return Math.min(Math.max(1, Math.ceil(seconds)), QUEUE_DELAY_MAX_SECONDS);
}
