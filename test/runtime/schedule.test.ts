import { env } from 'cloudflare:workers';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { LEASE_MS, RESEND_AFTER_MS } from '../../worker/src/limits.ts';
import { getConnection } from '../../worker/src/store/connections.ts';
import { takeRun } from '../../worker/src/store/run-lease.ts';
import { runInFlight } from '../../worker/src/store/runs.ts';
import { nextRunAt, requestRun, startDueRuns } from '../../worker/src/sync/schedule.ts';
import { createWorld, type World } from './world.ts';

let w: World;
beforeAll(async () => {
  w = await createWorld();
});

/** The Worker's environment with a queue that only remembers; the real one would start the runs. */
function listening() {
  const sent: unknown[] = [];
  const RUNS = {
    ...env.RUNS,
    send: async (body: unknown) => void sent.push(body),
    sendBatch: async (messages: Iterable<{ body: unknown }>) => {
      const list = [...messages];
      if (list.length > 100) throw new Error('too many messages in one batch');
      sent.push(...list.map((message) => message.body));
    },
  };
  return { sent, env: { ...env, RUNS } as unknown as Env };
}

async function scheduled(due: boolean) {
  return w.tenant(w.directory(), { scheduleEnabled: true, nextRunAt: w.clock.now + (due ? -1 : 60_000) });
}

describe('the cron', () => {
  it('starts what is due, once, and says when it is due next', async () => {
    const [due, later] = [await scheduled(true), await scheduled(false)];
    const off = await w.tenant(w.directory(), { scheduleEnabled: false, nextRunAt: w.clock.now - 1 });
    const { sent, env: listeningEnv } = listening();
    expect(await startDueRuns(listeningEnv, w.clock.now, () => 0.5)).toBe(1);
    const run = await runInFlight(env.DB, due);
    expect(sent).toEqual([{ tenantId: due, runId: run?.runId }]);
    expect(run).toMatchObject({ trigger: 'schedule', state: 'queued' });
    expect((await getConnection(env.DB, due))?.nextRunAt).toBe(w.clock.now + 60 * 60_000);
    expect(await runInFlight(env.DB, later)).toBeNull();
    expect(await runInFlight(env.DB, off)).toBeNull();
    expect(await startDueRuns(listeningEnv, w.clock.now, () => 0.5)).toBe(0);
  });

  it('starts one run where two fire at once', async () => {
    const tenantId = await scheduled(true);
    const { sent, env: listeningEnv } = listening();
    await Promise.all([1, 2, 3].map(() => startDueRuns(listeningEnv, w.clock.now, () => 0.5)));
    expect(sent).toEqual([{ tenantId, runId: (await runInFlight(env.DB, tenantId))?.runId }]);
  });

  it('starts no second run beside one in flight, and moves on', async () => {
    const tenantId = await scheduled(true);
    const runId = await w.queue(tenantId);
    const { sent, env: listeningEnv } = listening();
    await startDueRuns(listeningEnv, w.clock.now, () => 0.5);
    expect(sent).toEqual([]);
    expect((await runInFlight(env.DB, tenantId))?.runId).toBe(runId);
    expect((await getConnection(env.DB, tenantId))?.nextRunAt).toBeGreaterThan(w.clock.now);
  });

  it('sends hundreds in batches the queue takes', async () => {
    const directory = w.directory();
    const tenants = [];
    for (let i = 0; i < 250; i++) {
      tenants.push(await w.tenant(directory, { scheduleEnabled: true, nextRunAt: w.clock.now - 1 }));
    }
    const { sent, env: listeningEnv } = listening();
    expect(await startDueRuns(listeningEnv, w.clock.now, () => 0.5)).toBe(250);
    expect(new Set(sent.map((message) => (message as { tenantId: string }).tenantId))).toEqual(new Set(tenants));
  });

  it('sends a queued run again that nobody took, and not sooner', async () => {
    const tenantId = await w.tenant(w.directory());
    const runId = await w.queue(tenantId);
    const { sent, env: listeningEnv } = listening();
    await startDueRuns(listeningEnv, w.clock.now + RESEND_AFTER_MS, () => 0.5);
    expect(sent).not.toContainEqual({ tenantId, runId });
    await startDueRuns(listeningEnv, w.clock.now + RESEND_AFTER_MS + 1, () => 0.5);
    await startDueRuns(listeningEnv, w.clock.now + RESEND_AFTER_MS + 60_000, () => 0.5);
    expect(sent.filter((message) => (message as { tenantId: string }).tenantId === tenantId)).toEqual([
      { tenantId, runId },
    ]);
  });

  it('sends a run again whose owner died', async () => {
    const tenantId = await w.tenant(w.directory());
    const runId = await w.queue(tenantId);
    await takeRun(env.DB, tenantId, runId, w.clock.now);
    const { sent, env: listeningEnv } = listening();
    await startDueRuns(listeningEnv, w.clock.now + LEASE_MS, () => 0.5);
    expect(sent).not.toContainEqual({ tenantId, runId });
    await startDueRuns(listeningEnv, w.clock.now + 2 * LEASE_MS + 1, () => 0.5);
    expect(sent).toContainEqual({ tenantId, runId });
  });
});

describe('a run by hand', () => {
  it('joins the one in flight', async () => {
    const tenantId = await w.tenant(w.directory());
    const { sent, env: listeningEnv } = listening();
    const first = await requestRun(listeningEnv, tenantId, 'x', w.clock.now);
    const second = await requestRun(listeningEnv, tenantId, 'y', w.clock.now + 1);
    expect([first.joined, second.joined]).toEqual([false, true]);
    expect(second.run.runId).toBe(first.run.runId);
    expect(sent).toHaveLength(1);
  });

  it('is one run however many ask at once', async () => {
    const tenantId = await w.tenant(w.directory());
    const { sent, env: listeningEnv } = listening();
    const asked = await Promise.all([1, 2, 3, 4].map((n) => requestRun(listeningEnv, tenantId, `${n}`, w.clock.now)));
    expect(new Set(asked.map(({ run }) => run.runId)).size).toBe(1);
    expect(sent).toHaveLength(1);
  });

  it('is marked failed where the queue does not take it, and the tenant is free again', async () => {
    const tenantId = await w.tenant(w.directory());
    const { env: listeningEnv } = listening();
    const broken = {
      ...listeningEnv,
      RUNS: { ...listeningEnv.RUNS, send: () => Promise.reject(new Error('queue down')) },
    } as unknown as Env;
    await expect(requestRun(broken, tenantId, 'x', w.clock.now)).rejects.toThrow('queue-unavailable');
    expect(await runInFlight(env.DB, tenantId)).toBeNull();
    expect((await requestRun(listeningEnv, tenantId, 'x', w.clock.now)).joined).toBe(false);
  });
});

it('spreads tenants by up to a tenth of their period', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 5, max: 10_080 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (minutes, random) => {
        const at = nextRunAt(0, minutes, random);
        expect(at).toBeGreaterThanOrEqual(0.9 * minutes * 60_000 - 1);
        expect(at).toBeLessThanOrEqual(1.1 * minutes * 60_000 + 1);
      },
    ),
  );
});
