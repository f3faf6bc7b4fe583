import { createExecutionContext, createMessageBatch, createScheduledController, getQueueResult } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { sealingKeys } from '../../worker/src/config.ts';
import worker from '../../worker/src/index.ts';
import { KV_SETTLES_MS } from '../../worker/src/limits.ts';
import { getConnection } from '../../worker/src/store/connections.ts';
import { takeRun } from '../../worker/src/store/run-lease.ts';
import { runInFlight } from '../../worker/src/store/runs.ts';
import { newCredentialKeys } from '../local/keys.ts';
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

describe('the cron', () => {
  const cron = (env: Env, time: number) =>
    worker.scheduled(createScheduledController({ scheduledTime: new Date(time), cron: '* * * * *' }), env);

  it('seals credentials anew although runs cannot be started, and says that it failed', async () => {
    const at = w.clock.now + 1;
    const tenantId = await w.tenant(w.directory(), {
      scheduleEnabled: true,
      nextRunAt: at - 1,
      credentialUpdatedAt: 0,
    });
    const { keys } = JSON.parse(newCredentialKeys('in front'));
    const broken = {
      ...env,
      CREDENTIAL_KEYS: JSON.stringify({ keys: [...keys, ...sealingKeys(env)] }),
      RUNS: { ...env.RUNS, sendBatch: () => Promise.reject(new Error('queue down')) },
    } as unknown as Env;
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    await expect(cron(broken, at)).rejects.toThrow('failed: start due runs');
    expect(log.mock.calls.map(([line]) => JSON.parse(String(line)))).toContainEqual({
      event: 'cron.failed',
      job: 'start due runs',
      code: 'internal',
      kind: 'Error',
    });
    log.mockRestore();
    await cron(broken, at + KV_SETTLES_MS);
    expect((await getConnection(env.DB, tenantId))?.credentialKey).toBe('in front');
  });

  it('starts what is due at its own time', async () => {
    const at = w.clock.now + 24 * 3_600_000;
    const tenantId = await w.tenant(w.directory(), { scheduleEnabled: true, nextRunAt: at - 1 });
    const sent: unknown[] = [];
    // The real queue would start the run, and the run would ask the real Microsoft.
    const RUNS = { ...env.RUNS, sendBatch: async (messages: Iterable<unknown>) => void sent.push(...messages) };
    const listening = { ...env, RUNS } as unknown as Env;
    await cron(listening, at - 2);
    expect(await runInFlight(env.DB, tenantId)).toBeNull();
    await cron(listening, at);
    const run = await runInFlight(env.DB, tenantId);
    expect(run?.trigger).toBe('schedule');
    expect(sent).toContainEqual(expect.objectContaining({ body: { tenantId, runId: run?.runId } }));
  });
});
