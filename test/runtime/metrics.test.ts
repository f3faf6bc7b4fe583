import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { doJobs } from '../../worker/src/cron.ts';
import { measure } from '../../worker/src/metrics.ts';
import { pointOf } from '../../worker/src/metrics-point.ts';
import { consumeRun } from '../../worker/src/sync/consume.ts';
import { createWorld, type World } from './world.ts';

let w: World;
beforeAll(async () => {
  w = await createWorld();
});

/** The world's bindings with a dataset that remembers its points. */
function watched(): { env: Env; points: AnalyticsEngineDataPoint[] } {
  const points: AnalyticsEngineDataPoint[] = [];
  const METRICS = { writeDataPoint: (point?: AnalyticsEngineDataPoint) => void points.push(point ?? {}) };
  return { env: { ...w.env, METRICS }, points };
}

describe('metrics', () => {
  it("has a dataset of the runtime's own, which takes a point", () => {
    expect(env.METRICS.writeDataPoint(pointOf({ kind: 'cron', code: '', ms: 5 }))).toBeUndefined();
  });

  it('tells of a run what it cost and how it ended', async () => {
    const tenantId = await w.tenant(w.directory({ members: 3 }));
    const { env, points } = watched();
    await consumeRun(env, { tenantId, runId: await w.queue(tenantId) }, 1, w.network);
    expect(points).toEqual([
      {
        indexes: [tenantId],
        blobs: ['run', 'ok', expect.any(String), 'full'],
        doubles: [expect.any(Number), 2, 9, 3, 1, 0],
      },
    ]);
  });

  it('names the failure a run ended with', async () => {
    const directory = w.directory({ members: 1 });
    const tenantId = await w.tenant({ ...directory, secret: 'not-the-secret-of-this-application' });
    const { env, points } = watched();
    await consumeRun(env, { tenantId, runId: await w.queue(tenantId) }, 1, w.network);
    expect(points.map(({ blobs }) => blobs?.slice(0, 2))).toEqual([['run', 'secret-wrong']]);
  });

  it('tells of the cron', async () => {
    const { env, points } = watched();
    await doJobs(env, w.clock.now);
    expect(points.at(-1)).toMatchObject({ indexes: ['cron'], blobs: ['cron', 'ok', '', ''] });
  });

  it('never fails the work it tells of, and does without a dataset', async () => {
    const METRICS = {
      writeDataPoint() {
        throw new TypeError('no more points');
      },
    };
    expect(measure({ METRICS }, { kind: 'cron', code: '', ms: 1 })).toBeUndefined();
    expect(measure({}, { kind: 'cron', code: '', ms: 1 })).toBeUndefined();
  });
});
