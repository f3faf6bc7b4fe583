import { app } from './app.ts';
import { doJobs } from './cron.ts';
import { consumeDeadRun, consumeRun } from './sync/consume.ts';

/** Ends every dead-letter queue's name, and no other's. */
const DEAD_LETTERS = '-dead';

export default {
  fetch: app.fetch,

  async scheduled(controller, env) {
    await doJobs(env, controller.scheduledTime);
  },

  async queue(batch, env) {
    await Promise.all(
      batch.messages.map(async (message) => {
        if (batch.queue.endsWith(DEAD_LETTERS)) return consumeDeadRun(env, message.body, Date.now());
        const delivery = await consumeRun(env, message.body, message.attempts);
        if (delivery.ack) message.ack();
        else message.retry({ delaySeconds: delivery.delaySeconds });
      }),
    );
  },
} satisfies ExportedHandler<Env>;
