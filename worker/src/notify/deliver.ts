import * as v from 'valibot';
import { emailSender, sealingKeys } from '../config.ts';
import type { Network } from '../entra/network.ts';
import { NOTICE_DELAYS_MS, NOTICE_JITTER, QUEUE_DELAY_MAX_SECONDS } from '../limits.ts';
import { log } from '../log.ts';
import { measure } from '../metrics.ts';
import { getTarget, goneStatements, type TargetRow } from '../store/notice-targets.ts';
import { abandonNotice, type NoticeMessage, settleStatement, type TakenNotice, takeNotice } from '../store/notices.ts';
import { sendEmail } from './email.ts';
import { bodyOf } from './message.ts';
import { signingSecrets } from './secrets.ts';
import { type Attempt, sendWebhook } from './webhook.ts';

const Message = v.strictObject({ sequence: v.number(), attempts: v.number() });

/**
 * Problems that another attempt would meet again. A secret that does not open is none: its key may be put back, or whoever
 * delivers began with the keys of before, while the secret is sealed with the new one already.
 */
const LASTING: ReadonlySet<string> = new Set([
  'private-address',
  'gone',
  'switched-off',
  'email-not-configured',
  'email-refused',
]);

/**
 * Delivers the message the queue names, once: one that did not arrive is put off, with a new message of the queue. Thrown
 * is only what our own store does; then the queue delivers again.
 */
export async function deliverNotice(env: Env, body: unknown, network: Network): Promise<void> {
  const message = v.safeParse(Message, body);
  if (!message.success) {
    log('error', 'message.unreadable');
    return;
  }
  const notice = await takeNotice(env.DB, message.output, network.now());
  if (!notice) return;
  const target = await getTarget(env.DB, notice.owner, notice.targetId);
  const attempt = await attemptAt(env, network, notice, target);
  await settle(env, network, notice, target, attempt);
}

async function attemptAt(env: Env, network: Network, notice: TakenNotice, target: TargetRow | null): Promise<Attempt> {
  const failed = (code: 'switched-off' | 'secret-unreadable'): Attempt => ({
    problem: { code, status: null },
    retryAfterMs: 0,
  });
  if (!target) return failed('switched-off');
  // A test is for finding out whether a target could be switched on again.
  if (target.state !== 'active' && notice.type !== 'notifications.test') return failed('switched-off');
  if (target.kind === 'email') return sendEmail(env.DB, emailSender(env), target, notice);
  const secrets = await signingSecrets(sealingKeys(env), target, network.now());
  if (!secrets) return failed('secret-unreadable');
  return sendWebhook(network, target.address, secrets, { id: notice.eventId, body: bodyOf(notice) });
}

async function settle(
  env: Env,
  network: Network,
  notice: TakenNotice,
  target: TargetRow | null,
  { problem, retryAfterMs }: Attempt,
): Promise<void> {
  const now = network.now();
  measure(env, { kind: 'notice', tenantId: notice.owner, code: problem?.code ?? '', attempts: notice.attempts });
  if (!problem) {
    await settleStatement(env.DB, notice, { state: 'delivered', at: now }).run();
    return;
  }
  const wait = waitFor(notice.attempts, retryAfterMs, network.random());
  if (LASTING.has(problem.code) || wait === null) {
    const gone = problem.code === 'gone' && target ? goneStatements(env.DB, target, now) : [];
    await env.DB.batch([settleStatement(env.DB, notice, { state: 'dead', at: now, problem }), ...gone]);
    report('notice.dead', notice, problem.code);
    return;
  }
  await settleStatement(env.DB, notice, { state: 'pending', dueAt: now + wait, problem }).run();
  report('notice.waits', notice, problem.code);
  const { sequence, attempts } = notice;
  const delaySeconds = Math.ceil(wait / 1000);
  // What is due later, or cannot be sent now, the cron sends.
  if (delaySeconds > QUEUE_DELAY_MAX_SECONDS) return;
  await env.NOTICES.send({ sequence, attempts } satisfies NoticeMessage, { delaySeconds }).catch(() => undefined);
}

/** How long a message waits after so many attempts, in ms; null: it is given up. */
export function waitFor(attempts: number, retryAfterMs: number, random: number): number | null {
  const delay = NOTICE_DELAYS_MS[attempts - 1];
  if (delay === undefined) return null;
  const asked = Math.min(retryAfterMs, Math.max(...NOTICE_DELAYS_MS));
  return Math.max(Math.round(delay * (1 + NOTICE_JITTER * random)), asked);
}

/** Without the address: it may hold what only its owner should know. */
function report(event: string, { tenantId, owner, targetId, sequence, attempts }: TakenNotice, code: string): void {
  log('warn', event, { tenantId, owner, targetId, sequence, attempts, code });
}

/** Marks a message dead whose deliveries failed for good. */
export async function consumeDeadNotice(env: Env, body: unknown, now: number): Promise<void> {
  const message = v.safeParse(Message, body);
  if (!message.success) {
    log('error', 'message.unreadable');
    return;
  }
  await abandonNotice(env.DB, message.output.sequence, now);
  log('error', 'notice.abandoned', { sequence: message.output.sequence });
}
