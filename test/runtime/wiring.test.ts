import { createExecutionContext, createMessageBatch, createScheduledController, getQueueResult } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import worker from '../../worker/src/index.ts';
import { takeRun } from '../../worker/src/store/run-lease.ts';
import { runInFlight } from '../../worker/src/store/runs.ts';
import { createWorld, type World } from './world.ts';

let w: World;
beforeAll(async () => {
  w = await createWorld();
  // Wiring passes no clock: it runs on the real one.
  w.clock.now = Date.now();
});

async function deliver(queue: string, ...bodies: unknown[]) {
  const messages = bodies.map((body, i) => ({ id: `${i}`, timestamp: new Date(), attempts: 1, body }));
  const batch = createMessageBatch(queue, messages);
  const context = createExecutionContext();
  await worker.queue(batch, env);
  return getQueueResult(batch, context);
}

describe('the queue', () => {
  it('acknowledges what is not ours, and what is finished or gone', async () => {
    const bodies = [
      null,
      'text',
      { tenantId: 1 },
      { tenantId: 'x', runId: 'y', more: 1 },
      { tenantId: 'x', runId: 'y' },
    ];
    const result = await deliver('entra-runs', ...bodies);
    expect(result.explicitAcks).toEqual(bodies.map((_, i) => `${i}`));
  });

  it('acknowledges a failure that stays and has it on the run', async () => {
    const tenantId = await w.tenant(w.directory());
    const runId = await w.queue(tenantId);
    await env.DB.prepare('DELETE FROM connections WHERE tenant_id = ?').bind(tenantId).run();
    const result = await deliver('entra-runs', { tenantId, runId });
    expect(result.explicitAcks).toEqual(['0']);
    expect((await w.get(tenantId, runId)).failure?.code).toBe('connection-missing');
  });

  it('asks for a message whose run another owner holds again, later', async () => {
    const tenantId = await w.tenant(w.directory());
    const runId = await w.queue(tenantId);
    await takeRun(env.DB, tenantId, runId, Date.now());
    const result = await deliver('entra-runs', { tenantId, runId });
    expect(result.explicitAcks).toEqual([]);
    expect(result.retryMessages.map((message) => message.msgId)).toEqual(['0']);
  });

  it('marks runs failed whose messages arrive in the dead-letter queue', async () => {
    const tenantId = await w.tenant(w.directory());
    const runId = await w.queue(tenantId);
    await deliver('entra-runs-dead', { tenantId, runId }, 'not ours');
    expect(await w.get(tenantId, runId)).toMatchObject({ state: 'failed', failure: { code: 'run-abandoned' } });
  });
});

it('the cron starts what is due at its own time', async () => {
  const at = w.clock.now + 24 * 3_600_000;
  const tenantId = await w.tenant(w.directory(), { scheduleEnabled: true, nextRunAt: at - 1 });
  const sent: unknown[] = [];
  // The real queue would start the run, and the run would ask the real Microsoft.
  const RUNS = { ...env.RUNS, sendBatch: async (messages: Iterable<unknown>) => void sent.push(...messages) };
  const listening = { ...env, RUNS } as unknown as Env;
  const cron = (time: number) =>
    worker.scheduled(createScheduledController({ scheduledTime: new Date(time), cron: '* * * * *' }), listening);
  await cron(at - 2);
  expect(await runInFlight(env.DB, tenantId)).toBeNull();
  await cron(at);
  const run = await runInFlight(env.DB, tenantId);
  expect(run?.trigger).toBe('schedule');
  expect(sent).toContainEqual({ body: { tenantId, runId: run?.runId } });
});
