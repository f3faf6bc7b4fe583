import { env } from 'cloudflare:workers';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BACKOFF_MAX_MS, LEASE_MS, RUN_ATTEMPTS, RUN_MAX_MS } from '../../worker/src/limits.ts';
import { getConnection } from '../../worker/src/store/connections.ts';
import { runInFlight } from '../../worker/src/store/runs.ts';
import { endLostRuns, requestRun, startDueRuns } from '../../worker/src/sync/schedule.ts';
import type { TestDirectory } from '../local/directories.ts';
import { createWorld, type World } from './world.ts';

/** A directory that does not answer costs little, is never forgotten, and comes back by itself. */

const HOUR_MS = 3_600_000;

let w: World;
beforeAll(async () => {
  w = await createWorld();
});
beforeEach(() => {
  w.simulator.faults.clear();
  w.sent.length = 0;
});

async function connection(tenantId: string) {
  const row = await getConnection(env.DB, tenantId);
  if (!row) throw new Error('no connection');
  return row;
}

/** A tenant with a schedule of an hour, whose time has come. */
async function scheduled(directory: TestDirectory) {
  return w.tenant(directory, { scheduleEnabled: true, nextRunAt: w.clock.now - 1 });
}

/** Fires the cron at the tenant's time and delivers its message until it is acknowledged. @returns deliveries */
async function nextRun(tenantId: string): Promise<number> {
  const { nextRunAt } = await connection(tenantId);
  w.clock.now = Math.max(w.clock.now, nextRunAt ?? 0);
  await startDueRuns(w.env, w.clock.now, () => 0.5);
  const run = await runInFlight(env.DB, tenantId);
  if (!run) throw new Error('nothing was started');
  for (let attempt = 1; ; attempt++) {
    const delivery = await w.deliver(tenantId, run.runId, attempt);
    if (delivery.ack) return attempt;
    w.clock.now += delivery.delaySeconds * 1000;
  }
}

const dead = (directory: TestDirectory) =>
  w.simulator.faults.add({
    directoryId: directory.directoryId,
    kind: 'token',
    status: 503,
    times: Number.POSITIVE_INFINITY,
  });

describe('a directory that fails again and again', () => {
  it('is asked less and less often, a day apart at most, and only once each time', async () => {
    const directory = w.directory({ members: 1 });
    const tenantId = await scheduled(directory);
    dead(directory);
    const hours: number[] = [];
    const deliveries: number[] = [];
    for (let failures = 1; failures <= 8; failures++) {
      deliveries.push(await nextRun(tenantId));
      const { nextRunAt, failures: counted } = await connection(tenantId);
      expect(counted).toBe(failures);
      hours.push(((nextRunAt ?? 0) - w.clock.now) / HOUR_MS);
    }
    expect(hours).toEqual([1, 2, 4, 8, 16, 24, 24, 24]);
    expect(deliveries).toEqual([RUN_ATTEMPTS, 1, 1, 1, 1, 1, 1, 1]);
  });

  it('comes back by itself, and to its schedule', async () => {
    const directory = w.directory({ members: 2 });
    const tenantId = await scheduled(directory);
    dead(directory);
    for (let i = 0; i < 3; i++) await nextRun(tenantId);
    w.simulator.faults.clear();
    await nextRun(tenantId);
    const { failures, nextRunAt } = await connection(tenantId);
    expect({ failures, nextRunAt }).toEqual({ failures: 0, nextRunAt: w.clock.now + HOUR_MS });
    expect(await w.addresses(tenantId)).toHaveLength(2);
  });

  it('that a person puts right and tries by hand is on its schedule again at once', async () => {
    const directory = w.directory({ members: 1 });
    const tenantId = await scheduled(directory);
    dead(directory);
    for (let i = 0; i < 4; i++) await nextRun(tenantId);
    w.simulator.faults.clear();
    expect((await w.run(tenantId)).state).toBe('succeeded');
    expect((await connection(tenantId)).nextRunAt).toBe(w.clock.now + HOUR_MS);
  });

  it('is tried as patiently as ever when a person asks', async () => {
    const directory = w.directory({ members: 1 });
    const tenantId = await scheduled(directory);
    dead(directory);
    for (let i = 0; i < 2; i++) await nextRun(tenantId);
    const runId = await w.queue(tenantId);
    expect((await w.deliver(tenantId, runId)).ack).toBe(false);
  });

  it('is put off by what only a person can mend too', async () => {
    const directory = w.directory({ group: null });
    const tenantId = await scheduled(directory);
    for (let i = 0; i < 3; i++) await nextRun(tenantId);
    expect((await connection(tenantId)).nextRunAt).toBe(w.clock.now + 4 * HOUR_MS);
  });

  it('keeps a schedule that is slower than that', async () => {
    const directory = w.directory({ group: null });
    const everyMinutes = 10_080;
    const tenantId = await w.tenant(directory, { scheduleEnabled: true, everyMinutes, nextRunAt: w.clock.now - 1 });
    await nextRun(tenantId);
    expect((await connection(tenantId)).nextRunAt).toBe(w.clock.now + everyMinutes * 60_000);
    expect(everyMinutes * 60_000).toBeGreaterThan(BACKOFF_MAX_MS);
  });
});

describe('our own queue', () => {
  it('that is down says nothing about a directory', async () => {
    const tenantId = await scheduled(w.directory());
    const broken = { ...w.env, RUNS: { send: () => Promise.reject(new Error('queue down')) } } as unknown as Env;
    await expect(requestRun(broken, tenantId, 'x', w.clock.now)).rejects.toThrow('queue-unavailable');
    expect((await connection(tenantId)).failures).toBe(0);
  });

  it('that refuses a batch leaves its runs queued, and a later cron sends them', async () => {
    const tenantId = await scheduled(w.directory());
    const broken = { ...w.env, RUNS: { sendBatch: () => Promise.reject(new Error('queue down')) } } as unknown as Env;
    await expect(startDueRuns(broken, w.clock.now, () => 0.5)).rejects.toThrow('queue down');
    const run = await runInFlight(env.DB, tenantId);
    expect(run?.state).toBe('queued');
    w.clock.now += HOUR_MS;
    await startDueRuns(w.env, w.clock.now, () => 0.5);
    expect(w.sent.map(({ body }) => body)).toContainEqual({ tenantId, runId: run?.runId });
  });
});

describe('the reaper', () => {
  it('ends a run whose owners die before they get anywhere, and the tenant is free', async () => {
    const tenantId = await w.tenant(w.directory({ members: 1 }));
    const runId = await w.queue(tenantId);
    for (let attempt = 1; attempt <= RUN_ATTEMPTS + 1; attempt++) {
      await endLostRuns(w.env, w.clock.now);
      expect((await w.get(tenantId, runId)).state).not.toBe('failed');
      const { promise: died, resolve } = Promise.withResolvers<void>();
      const fetch = () => {
        resolve();
        return new Promise<never>(() => {});
      };
      void w.deliver(tenantId, runId, 1, { ...w.network, fetch });
      await died;
      w.clock.now += LEASE_MS + 1;
    }
    await endLostRuns(w.env, w.clock.now);
    expect(await w.get(tenantId, runId)).toMatchObject({ state: 'failed', failure: { code: 'run-abandoned' } });
    expect((await w.run(tenantId)).state).toBe('succeeded');
  });

  it('ends a run that is in flight for a day, with the reason it waits for, and none that is worked on', async () => {
    const directory = w.directory({ members: 1 });
    const tenantId = await w.tenant(directory);
    const runId = await w.queue(tenantId);
    w.simulator.faults.add({ directoryId: directory.directoryId, kind: 'group', status: 429, retryAfter: 40_000 });
    await w.deliver(tenantId, runId);
    w.clock.now += RUN_MAX_MS;
    await endLostRuns(w.env, w.clock.now);
    expect((await w.get(tenantId, runId)).state).toBe('queued');
    w.clock.now += 1;
    await endLostRuns(w.env, w.clock.now);
    expect(await w.get(tenantId, runId)).toMatchObject({ state: 'failed', failure: { code: 'graph-throttled' } });
  });

  it('sweeps up what ended runs had kept', async () => {
    const tenantId = await w.tenant(w.directory());
    const run = await w.run(tenantId);
    await env.DB.prepare(`INSERT INTO run_pages (tenant_id, run_id, page, object_ids) VALUES (?, ?, 1, '[]')`)
      .bind(tenantId, run.runId)
      .run();
    await endLostRuns(w.env, w.clock.now);
    expect(await env.DB.prepare('SELECT count(*) AS n FROM run_pages').first<number>('n')).toBe(0);
  });
});
