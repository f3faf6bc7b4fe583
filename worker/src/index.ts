import { app } from './app.ts';
import { doJobs } from './cron.ts';
import { workerNetwork } from './entra/network.ts';
import { NOTICE_RETRY_SECONDS } from './limits.ts';
import { kindOf, log, withLogIds } from './log.ts';
import { measure } from './metrics.ts';
import { consumeDeadNotice, deliverNotice } from './notify/deliver.ts';
import { sendNewNotices } from './notify/send.ts';
import { consumeDeadRun, consumeRun } from './sync/consume.ts';

/** What each queue's messages are for. A queue that is none of these has been configured by mistake. */
const QUEUES: Readonly<Record<string, (env: Env, message: Message) => Promise<void>>> = {
  async 'entra-runs'(env, message) {
    const delivery = await consumeRun(env, message.body, message.attempts);
    if (delivery.ack) message.ack();
    else message.retry({ delaySeconds: delivery.delaySeconds });
    await sendNewNotices(env, Date.now());
  },
  'entra-runs-dead': (env, message) => consumeDeadRun(env, message.body, Date.now()),
  async 'entra-notices'(env, message) {
    try {
      await deliverNotice(env, message.body, workerNetwork(0));
      message.ack();
    } catch (error) {
      // Each message by itself: those delivered with it are not to be delivered again.
      const kind = kindOf(error);
      log('error', 'notice.unforeseen', { kind });
      message.retry({ delaySeconds: NOTICE_RETRY_SECONDS });
    }
  },
  'entra-notices-dead': (env, message) => consumeDeadNotice(env, message.body, Date.now()),
};

export default {
  fetch: app.fetch,

  async scheduled(controller, env) {
    await doJobs(env, controller.scheduledTime);
  },

  async queue(batch, env) {
    const consume = QUEUES[batch.queue];
    if (!consume) throw new Error(`There is no queue ${batch.queue} here`);
    for (const { timestamp, attempts } of batch.messages) {
      measure(env, { kind: 'queue', queue: batch.queue, ms: Date.now() - timestamp.getTime(), attempts });
    }
    await Promise.all(
      batch.messages.map((message) =>
        withLogIds({ queue: batch.queue, messageId: message.id }, () => consume(env, message)),
      ),
    );
  },
} satisfies ExportedHandler<Env>;
