import { Health } from '@production-assist/shared/api';
import { Hono } from 'hono';
import { tenantExists } from '../store/tenants.ts';
import { VERSION } from '../version.ts';
import type { AppEnv } from './context.ts';
import { describe } from './describe.ts';

/** Whether the Worker and what it stands on answer. Open to everyone; says nothing about any tenant. */
export const health = new Hono<AppEnv>().get(
  '/',
  describe({
    id: 'getHealth',
    tag: 'Service',
    summary: 'Version, and whether D1, KV and the queue answer',
    answers: {
      200: { says: 'All of them answer', schema: Health },
      503: { says: 'At least one of them does not', schema: Health },
    },
    open: true,
  }),
  async (c) => {
    const [d1, kv, queue] = await Promise.all([
      answers(tenantExists(c.env.DB, 'health')),
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
