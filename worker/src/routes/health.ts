import { Health } from '@production-assist/shared/api';
import { Hono } from 'hono';
import { VERSION } from '../version.ts';
import { type AppEnv, describe } from './context.ts';

/** Whether the Worker and what it stands on answer. Open to everyone; says nothing about any tenant. */
export const health = new Hono<AppEnv>().get(
  '/',
  describe('Version, and whether D1, KV and the queue answer', 200, Health, {
    tag: 'Service',
    problems: [],
    description: '503 with the same body where one of them does not answer.',
  }),
  async (c) => {
    const [d1, kv, queue] = await Promise.all([
      answers(c.env.DB.prepare('SELECT 1 FROM tenants LIMIT 1').first()),
      answers(c.env.CREDENTIALS.get('health')),
      answers(c.env.RUNS.metrics()),
    ]);
    const healthy = d1 && kv && queue;
    return c.json({ version: VERSION, healthy, parts: { d1, kv, queue } }, healthy ? 200 : 503);
  },
);

async function answers(question: Promise<unknown>): Promise<boolean> {
  return question.then(
    () => true,
    () => false,
  );
}
