import { createExecutionContext, createMessageBatch } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { doJobs } from '../../worker/src/cron.ts';
import worker from '../../worker/src/index.ts';
import { measure } from '../../worker/src/metrics.ts';
import { pointOf } from '../../worker/src/metrics-point.ts';
import { deliverNotice } from '../../worker/src/notify/deliver.ts';
import { sendNewNotices } from '../../worker/src/notify/send.ts';
import { tellTarget } from '../../worker/src/store/notices.ts';
import { consumeRun } from '../../worker/src/sync/consume.ts';
import { addWebhook, PUBLIC_ADDRESS } from './notices.ts';
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

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

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

  it('tells of a pause that Microsoft asks for, and how long it is', async () => {
    const directory = w.directory();
    const tenantId = await w.tenant(directory);
    w.simulator.faults.add({ directoryId: directory.directoryId, kind: 'group', status: 429, retryAfter: 600 });
    const { env, points } = watched();
    await consumeRun(env, { tenantId, runId: await w.queue(tenantId) }, 1, w.network);
    expect(points).toEqual([
      { indexes: [tenantId], blobs: ['wait', 'graph-throttled', '', ''], doubles: [600_000, 0, 0, 0, 0, 0] },
    ]);
  });

  it.each([
    ['arrived', 200, 'ok'],
    ['was refused', 500, 'refused'],
  ])('tells of a message that %s, and at which attempt', async (_, status, outcome) => {
    const tenantId = await w.tenant(w.directory());
    const { row, host } = await addWebhook(w, tenantId);
    w.simulator.hosts.set(host, { addresses: [PUBLIC_ADDRESS], answer: () => new Response(null, { status }) });
    await tellTarget(env.DB, { owner: tenantId, targetId: row.targetId }, 'notifications.test', w.clock.now);
    const { env: watching, points } = watched();
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    await sendNewNotices(watching, w.clock.now);
    for (const { body } of w.notices.splice(0)) await deliverNotice(watching, body, w.network);
    expect(points).toEqual([{ indexes: [tenantId], blobs: ['notice', outcome, '', ''], doubles: [0, 0, 0, 0, 0, 1] }]);
  });

  it('tells of each message of a queue how long it lay there, and how often it was delivered', async () => {
    const { env, points } = watched();
    const timestamp = new Date(Date.now() - 90_000);
    const messages = [1, 3].map((attempts) => ({ id: `${attempts}`, timestamp, attempts, body: 'not ours' }));
    vi.spyOn(console, 'error').mockImplementation(() => {});
    await worker.queue(createMessageBatch('entra-runs', messages), env);
    expect(points).toEqual(
      [1, 3].map((attempts) => ({
        indexes: ['queue'],
        blobs: ['queue', 'ok', 'entra-runs', ''],
        doubles: [expect.any(Number), 0, 0, 0, 0, attempts],
      })),
    );
    for (const { doubles = [] } of points) expect(doubles[0]).toBeGreaterThanOrEqual(90_000);
  });

  it('tells of a preview what it cost, and which check failed first', async () => {
    // A route passes no clock and no network: it runs on the real ones.
    w.clock.now = Date.now();
    vi.stubGlobal('fetch', (...asked: Parameters<typeof fetch>) => w.simulator.fetch(new Request(...asked)));
    const { url: issuer, audience, jwksUrl } = w.simulator.issuer;
    const { env, points } = watched();
    const calling = {
      ...env,
      ISSUERS: [{ issuer, audience, jwksUrl }],
      FIRST_OPERATOR: { issuer, subject: 'operator' },
    } as unknown as Env;
    const headers = { authorization: `Bearer ${await w.simulator.issuer.token({ subject: 'operator' })}` };
    const directory = w.directory({ members: 2 });
    const well = await w.tenant(directory);
    const wrong = await w.tenant({ ...directory, secret: 'not-the-secret-of-this-application' });
    for (const tenantId of [well, wrong]) {
      const request = new Request(`https://entra.example/api/tenants/${tenantId}/preview`, { method: 'POST', headers });
      const answer = await worker.fetch(request, calling, createExecutionContext());
      expect(answer.status).toBe(200);
    }
    expect(points).toEqual([
      { indexes: [well], blobs: ['preview', 'ok', '', ''], doubles: [expect.any(Number), 2, 0, 0, 0, 0] },
      { indexes: [wrong], blobs: ['preview', 'secret-wrong', '', ''], doubles: [expect.any(Number), 0, 0, 0, 0, 0] },
    ]);
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
