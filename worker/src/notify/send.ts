import { NOTICE_CLAIM_MS, NOTICE_GRACE_MS, NOTICES_AT_ONCE, QUEUE_BATCH } from '../limits.ts';
import { kindOf, log } from '../log.ts';
import { dueNotices, putOffNotices } from '../store/notices.ts';

/**
 * Gives the queue what has just been written to the outbox. Whatever it does not take, and whatever is written while
 * nobody looks, the cron sends: so a failure here is none.
 */
export async function sendNewNotices(env: Env, now: number): Promise<void> {
  try {
    await sendBatches(env, await dueNotices(env.DB, now, NOTICES_AT_ONCE));
  } catch (error) {
    const kind = kindOf(error);
    log('warn', 'notices.unsent', { kind });
  }
}

/** Gives the queue messages that nobody has worked on though their time has come. @returns how many */
export async function sendDueNotices(env: Env, now: number): Promise<number> {
  const due = await dueNotices(env.DB, now - NOTICE_GRACE_MS, NOTICES_AT_ONCE);
  await putOffNotices(env.DB, due, now + NOTICE_CLAIM_MS);
  await sendBatches(env, due);
  return due.length;
}

async function sendBatches(env: Env, messages: Awaited<ReturnType<typeof dueNotices>>): Promise<void> {
  for (let from = 0; from < messages.length; from += QUEUE_BATCH) {
    await env.NOTICES.sendBatch(messages.slice(from, from + QUEUE_BATCH).map((body) => ({ body })));
  }
}
