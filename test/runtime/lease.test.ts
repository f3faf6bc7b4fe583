import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { LEASE_MS, RUN_ATTEMPTS } from '../../worker/src/limits.ts';
import { getConnection, saveConnection } from '../../worker/src/store/connections.ts';
import { finishRun, releaseRun, renewLease, takeRun } from '../../worker/src/store/run-lease.ts';
import { NO_COUNTS, queueRun, runInFlight } from '../../worker/src/store/runs.ts';
import { removeTenant } from '../../worker/src/store/tenants.ts';
import { consumeDeadRun, type Delivery } from '../../worker/src/sync/consume.ts';
import { simulatedNetwork } from './clock.ts';
import { createWorld, type World } from './world.ts';

let w: World;
beforeAll(async () => {
  w = await createWorld();
});

const progress = { counts: NO_COUNTS, pages: 0, roles: null, graphRequests: 0, rowsWritten: 0 };

describe('one run per tenant at a time', () => {
  it('queues no second one', async () => {
    const tenantId = await w.tenant(w.directory());
    const runId = await w.queue(tenantId);
    expect(await queueRun(env.DB, { tenantId, runId: 'second', requestedBy: 'x', at: w.clock.now })).toBe(false);
    expect((await runInFlight(env.DB, tenantId))?.runId).toBe(runId);
    const { results } = await env.DB.prepare(`SELECT action FROM events WHERE tenant_id = ? AND action LIKE 'run%'`)
      .bind(tenantId)
      .all();
    expect(results).toEqual([{ action: 'run.requested' }]);
  });

  it('lets the second delivery of a message wait for the first, then finds nothing to do', async () => {
    const directory = w.directory({ members: 1 });
    const tenantId = await w.tenant(directory);
    const runId = await w.queue(tenantId);
    const taken = await takeRun(env.DB, tenantId, runId, w.clock.now);
    if (!('lease' in taken)) throw new Error('not taken');
    expect(await w.deliver(tenantId, runId)).toEqual({ ack: false, delaySeconds: LEASE_MS / 1000 + 1 });
    await finishRun(env.DB, taken.lease, { progress, mode: 'full', failure: null, log: [] }, w.clock.now);
    w.simulator.clearRequests();
    expect(await w.deliver(tenantId, runId)).toEqual({ ack: true });
    expect(w.simulator.requests).toEqual([]);
  });

  it('ends no run that goes on because a second message was given up over it', async () => {
    const tenantId = await w.tenant(w.directory({ members: 1 }));
    const runId = await w.queue(tenantId);
    const taken = await takeRun(env.DB, tenantId, runId, w.clock.now);
    if (!('lease' in taken)) throw new Error('not taken');
    w.sent.length = 0;
    // The platform delivers it seven times and then lays it into the dead-letter queue.
    let delivery: Delivery = { ack: false, delaySeconds: 0 };
    for (let attempt = 1; attempt <= RUN_ATTEMPTS && !delivery.ack; attempt++) {
      delivery = await w.deliver(tenantId, runId, attempt);
      w.clock.now += LEASE_MS;
      await renewLease(env.DB, taken.lease, w.clock.now);
    }
    // Between two of its turns.
    await releaseRun(env.DB, taken.lease, null, progress, w.clock.now, true);
    if (!delivery.ack) await consumeDeadRun(w.env, { tenantId, runId }, w.clock.now);
    expect(await w.get(tenantId, runId)).toMatchObject({ state: 'queued', failure: null });
    // It is still there for an owner that dies.
    expect(w.sent).toEqual([{ body: { tenantId, runId }, delaySeconds: LEASE_MS / 1000 + 1 }]);
  });

  it('gives a run whose owner died to the next, and refuses the dead owner everything', async () => {
    const directory = w.directory({ members: 2 });
    const tenantId = await w.tenant(directory);
    const runId = await w.queue(tenantId);
    const dead = await takeRun(env.DB, tenantId, runId, w.clock.now);
    if (!('lease' in dead)) throw new Error('not taken');
    w.clock.now += LEASE_MS + 1;
    await w.deliver(tenantId, runId);
    const run = await w.get(tenantId, runId);
    expect(run).toMatchObject({ state: 'succeeded', fence: 2, counts: { processed: 2 } });
    const late = { progress, mode: 'full', failure: { code: 'internal' }, log: [] } as const;
    expect(await finishRun(env.DB, dead.lease, { ...late, log: [] }, w.clock.now)).toBe(false);
    expect(await w.get(tenantId, runId)).toEqual(run);
  });

  it('stops an owner that was overtaken while it waited, before it writes', async () => {
    const directory = w.directory({ members: 3 });
    const tenantId = await w.tenant(directory);
    const runId = await w.queue(tenantId);
    const slow = simulatedNetwork(w.simulator, w.clock, {
      fetch: async (request) => {
        const answer = await w.simulator.fetch(request);
        if (request.url.includes('/members')) {
          // While its page is on the way, the lease runs out and somebody else takes the run.
          w.clock.now += LEASE_MS + 1;
          await takeRun(env.DB, tenantId, runId, w.clock.now);
        }
        return answer;
      },
    });
    expect(await w.deliver(tenantId, runId, 1, slow)).toEqual({ ack: true });
    expect(await w.addresses(tenantId)).toEqual([]);
    expect(await w.get(tenantId, runId)).toMatchObject({ state: 'running', fence: 2 });
  });

  it('does not let the dead-letter consumer fail a run whose owner is alive', async () => {
    const tenantId = await w.tenant(w.directory());
    const runId = await w.queue(tenantId);
    await takeRun(env.DB, tenantId, runId, w.clock.now);
    await consumeDeadRun(env, { tenantId, runId }, w.clock.now);
    expect((await w.get(tenantId, runId)).state).toBe('running');
    await consumeDeadRun(env, { tenantId, runId }, w.clock.now + LEASE_MS + 1);
    expect(await w.get(tenantId, runId)).toMatchObject({ state: 'failed', failure: { code: 'run-abandoned' } });
  });
});

describe('what changes under a run', () => {
  /** Delivers a run and does something while its first page of members is on the way. */
  async function during(members: number, act: (tenantId: string) => Promise<unknown>) {
    const directory = w.directory({ members });
    const tenantId = await w.tenant(directory);
    const runId = await w.queue(tenantId);
    let done = false;
    const network = simulatedNetwork(w.simulator, w.clock, {
      fetch: async (request) => {
        const answer = await w.simulator.fetch(request);
        if (!done && request.url.includes('/members')) {
          done = true;
          await act(tenantId);
        }
        return answer;
      },
    });
    const delivery = await w.deliver(tenantId, runId, 1, network);
    return { tenantId, runId, delivery };
  }

  it('another directory saved: the run ends and writes nothing of the old one', async () => {
    const { tenantId, runId, delivery } = await during(2, async (tenant) => {
      const saved = await getConnection(env.DB, tenant);
      if (!saved) throw new Error('no connection');
      await saveConnection(env.DB, { ...saved, directoryId: 'other', version: 2 }, saved, ['directoryId']);
    });
    expect(delivery).toEqual({ ack: true });
    expect(await w.addresses(tenantId)).toEqual([]);
    expect(await w.get(tenantId, runId)).toMatchObject({ state: 'failed', failure: { code: 'connection-changed' } });
  });

  it('another schedule saved: the run goes on', async () => {
    const { tenantId } = await during(2, async (tenant) => {
      const saved = await getConnection(env.DB, tenant);
      if (!saved) throw new Error('no connection');
      await saveConnection(env.DB, { ...saved, everyMinutes: 30, version: 2 }, saved, ['schedule.everyMinutes']);
    });
    expect(await w.addresses(tenantId)).toHaveLength(2);
  });

  it('the tenant removed: nothing of it is written any more', async () => {
    const caller = { issuer: 'test', subject: 'test', name: 'test' };
    const { tenantId, delivery } = await during(2, (tenant) =>
      removeTenant(env.DB, tenant, { caller, at: w.clock.now }),
    );
    expect(delivery).toEqual({ ack: true });
    for (const table of ['memberships', 'runs', 'connections']) {
      const row = await env.DB.prepare(`SELECT count(*) AS n FROM ${table} WHERE tenant_id = ?`).bind(tenantId).first();
      expect(row).toEqual({ n: 0 });
    }
  });

  it('the address taken by another directory meanwhile: the page is decided again', async () => {
    const { tenantId, runId } = await during(2, async () => {
      await env.DB.prepare(
        `INSERT INTO users (directory_id, object_id, display_name, email, email_key, name_key, created_at, updated_at)
         SELECT 'elsewhere', 'someone', 'Some One', value, value, '', 0, 0 FROM (SELECT ? AS value)`,
      )
        .bind(`person1@d${directoryNumber()}.example`)
        .run();
    });
    expect(await w.get(tenantId, runId)).toMatchObject({ state: 'succeeded', counts: { processed: 1, skipped: 1 } });
    expect(await w.addresses(tenantId)).toHaveLength(1);
  });
});

/** Number of the newest directory; its people's addresses carry it. */
function directoryNumber(): number {
  const ids = w.simulator.requests.flatMap((request) => request.directoryId ?? []);
  return Number.parseInt((ids.at(-1) ?? '').slice(0, 8), 16) - 0xd0000000;
}
