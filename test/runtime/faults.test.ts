import { env } from 'cloudflare:workers';
import type { Fault } from '@production-assist/simulator/faults';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ATTEMPTS, RETRY_DELAYS_SECONDS, RUN_ATTEMPTS } from '../../worker/src/limits.ts';
import { consumeDeadRun, consumeRun } from '../../worker/src/sync/consume.ts';
import { simulatedNetwork } from './clock.ts';
import { createWorld, type World } from './world.ts';

let w: World;
beforeAll(async () => {
  w = await createWorld();
});
beforeEach(() => {
  w.simulator.faults.clear();
  w.clock.slept.length = 0;
});

/** Scripts a fault for one directory, so that tests do not meet. */
const fault = (directoryId: string, effect: Fault) => w.simulator.faults.add({ ...effect, directoryId });

describe('a fault that passes', () => {
  it.each([
    ['429 with seconds', { kind: 'members', status: 429, retryAfter: 7 }],
    ['429 with a date', { kind: 'members', status: 429, retryAfter: 'date' }],
    ['429 without a word', { kind: 'members', status: 429 }],
    ['500', { kind: 'members', status: 500 }],
    ['502', { kind: 'group', status: 502 }],
    ['503', { kind: 'members', nth: 2, status: 503 }],
    ['504', { kind: 'members', nth: 3, status: 504 }],
    ['509', { kind: 'members', status: 509 }],
    ['a body cut off', { kind: 'members', nth: 2, cutOff: true }],
    ['no JSON', { kind: 'members', notJson: true }],
    ['no value', { kind: 'members', withoutValue: true }],
    ['no value for the group', { kind: 'group', withoutValue: true }],
    ['a network error', { kind: 'members', networkError: true }],
    ['an answer that never comes', { kind: 'members', hang: true }],
    ['a transient sign-in code', { aadsts: 90033 }],
    ['a sign-in server error', { kind: 'token', status: 503 }],
    ['a sign-in answer that is no JSON', { kind: 'token', notJson: true }],
    ['a token refused', { kind: 'group', status: 401, code: 'InvalidAuthenticationToken' }],
  ] satisfies [string, Fault][])('%s: the run goes on and reads everyone', async (_, effect) => {
    const directory = w.directory({ members: 1001 });
    const tenantId = await w.tenant(directory);
    fault(directory.directoryId, effect);
    const run = await w.run(tenantId, simulatedNetwork(w.simulator, w.clock, { timeoutMs: 50 }));
    expect(run).toMatchObject({ state: 'succeeded', counts: { members: 1001, processed: 1001 } });
  });

  it('waits as long as Microsoft asks', async () => {
    const directory = w.directory({ members: 1 });
    const tenantId = await w.tenant(directory);
    fault(directory.directoryId, { kind: 'members', status: 429, retryAfter: 7 });
    await w.run(tenantId);
    expect(w.clock.slept).toEqual([7000]);
  });

  it('waits longer each time where Microsoft does not say', async () => {
    const directory = w.directory({ members: 1 });
    const tenantId = await w.tenant(directory);
    fault(directory.directoryId, { kind: 'members', status: 503, times: 3 });
    await w.run(tenantId);
    expect(w.clock.slept).toEqual([250, 500, 1000]);
  });
});

describe('a fault that stays', () => {
  it('gives up after a bounded number of attempts and waits in the queue, with the reason', async () => {
    const directory = w.directory({ members: 1 });
    const tenantId = await w.tenant(directory);
    fault(directory.directoryId, { kind: 'members', status: 503, times: 100 });
    const runId = await w.queue(tenantId);
    w.simulator.clearRequests();
    expect(await w.deliver(tenantId, runId)).toEqual({ ack: false, delaySeconds: RETRY_DELAYS_SECONDS[0] });
    const asked = w.simulator.requestsFor(directory.directoryId).filter((r) => r.kind === 'members');
    expect(asked).toHaveLength(ATTEMPTS);
    expect(await w.get(tenantId, runId)).toMatchObject({ state: 'queued', failure: { code: 'graph-unavailable' } });
    w.simulator.faults.clear();
    expect(await w.deliver(tenantId, runId, 2)).toEqual({ ack: true });
    expect(await w.get(tenantId, runId)).toMatchObject({ state: 'succeeded', failure: null });
  });

  it('gives a wait of more than a minute back to the queue, with that delay', async () => {
    const directory = w.directory({ members: 1 });
    const tenantId = await w.tenant(directory);
    fault(directory.directoryId, { kind: 'group', status: 429, retryAfter: 600 });
    const runId = await w.queue(tenantId);
    expect(await w.deliver(tenantId, runId)).toEqual({ ack: false, delaySeconds: 600 });
    expect(w.clock.slept).toEqual([]);
    expect(await w.get(tenantId, runId)).toMatchObject({
      state: 'queued',
      failure: { code: 'graph-throttled', retryAfterSeconds: 600 },
    });
  });

  it('is in the end marked failed, with the reason it waited for', async () => {
    const directory = w.directory({ members: 1 });
    const tenantId = await w.tenant(directory);
    fault(directory.directoryId, { kind: 'members', status: 503, times: 1000 });
    const runId = await w.queue(tenantId);
    for (let attempt = 1; attempt < RUN_ATTEMPTS; attempt++) {
      expect((await w.deliver(tenantId, runId, attempt)).ack).toBe(false);
    }
    expect(await w.deliver(tenantId, runId, RUN_ATTEMPTS)).toEqual({ ack: true });
    expect(await w.get(tenantId, runId)).toMatchObject({ state: 'failed', failure: { code: 'graph-unavailable' } });
    // And the tenant is free for the next run.
    w.simulator.faults.clear();
    expect((await w.run(tenantId)).state).toBe('succeeded');
  });

  it('is marked failed by the dead-letter consumer too, should its message end there', async () => {
    const directory = w.directory({ members: 1 });
    const tenantId = await w.tenant(directory);
    fault(directory.directoryId, { kind: 'members', status: 503, times: 1000 });
    const runId = await w.queue(tenantId);
    await w.deliver(tenantId, runId);
    await consumeDeadRun(env, { tenantId, runId }, w.clock.now);
    expect(await w.get(tenantId, runId)).toMatchObject({ state: 'failed', failure: { code: 'graph-unavailable' } });
  });

  it('leaves nobody out and nobody in twice when a read is broken off and done again', async () => {
    const directory = w.directory({ members: 1500 });
    const tenantId = await w.tenant(directory);
    fault(directory.directoryId, { kind: 'members', nth: 2, status: 400, code: 'Directory_ExpiredPageToken' });
    const runId = await w.queue(tenantId);
    expect((await w.deliver(tenantId, runId)).ack).toBe(false);
    expect(await w.addresses(tenantId)).toHaveLength(999);
    await w.deliver(tenantId, runId, 2);
    const run = await w.get(tenantId, runId);
    expect(run).toMatchObject({
      state: 'succeeded',
      counts: { members: 1500, created: 501, unchanged: 999, leavers: 0 },
    });
    expect(await w.addresses(tenantId)).toHaveLength(1500);
  });

  it('waits for a service principal that is not everywhere yet', async () => {
    const directory = w.directory({ members: 1 });
    const tenantId = await w.tenant(directory);
    fault(directory.directoryId, { kind: 'group', status: 401, code: 'Authorization_IdentityNotFound' });
    const runId = await w.queue(tenantId);
    expect(await w.deliver(tenantId, runId)).toEqual({ ack: false, delaySeconds: 15 });
    await w.deliver(tenantId, runId, 2);
    expect((await w.get(tenantId, runId)).state).toBe('succeeded');
  });
});

describe('our own stores', () => {
  it('D1 refuses a page: the run waits with the reason, and the next attempt finishes the job', async () => {
    const directory = w.directory({ members: 1500 });
    const tenantId = await w.tenant(directory);
    const runId = await w.queue(tenantId);
    let batches = 0;
    const DB = new Proxy(env.DB, {
      get(target, name) {
        const value = Reflect.get(target, name);
        if (name !== 'batch') return typeof value === 'function' ? value.bind(target) : value;
        return (statements: D1PreparedStatement[]) =>
          // The first page is written, the second is refused.
          ++batches === 2 ? Promise.reject(new Error('D1_ERROR: overloaded')) : target.batch(statements);
      },
    });
    const refusing = { ...w.env, DB } as Env;
    expect(await consumeRun(refusing, { tenantId, runId }, 1, w.network)).toEqual({ ack: true });
    expect(w.sent.at(-1)).toEqual({ body: { tenantId, runId }, delaySeconds: 15 });
    expect(await w.get(tenantId, runId)).toMatchObject({
      state: 'queued',
      failure: { code: 'storage-unavailable' },
      counts: { created: 999 },
    });
    await w.deliver(tenantId, runId);
    expect(await w.get(tenantId, runId)).toMatchObject({
      state: 'succeeded',
      counts: { created: 1500, unchanged: 0 },
    });
  });

  it('KV does not answer: the run waits with the reason', async () => {
    const tenantId = await w.tenant(w.directory({ members: 1 }));
    const runId = await w.queue(tenantId);
    const CREDENTIALS = { ...env.CREDENTIALS, get: () => Promise.reject(new Error('KV GET failed: 500')) };
    const silent = { ...env, CREDENTIALS } as unknown as Env;
    expect((await consumeRun(silent, { tenantId, runId }, 1, w.network)).ack).toBe(false);
    expect((await w.get(tenantId, runId)).failure?.code).toBe('storage-unavailable');
  });
});

describe('where the token goes', () => {
  it.each([
    'https://evil.example/v1.0/groups/x/members',
    'http://graph.microsoft.com/v1.0/groups/x/members',
    'https://graph.microsoft.com.evil.example/v1.0/x',
    'https://user@graph.microsoft.com/v1.0/x',
    'https://graph.microsoft.us/v1.0/x',
    'not a link',
  ])('never follows a next link to %s', async (foreignNextLink) => {
    const directory = w.directory({ members: 1001 });
    const tenantId = await w.tenant(directory);
    fault(directory.directoryId, { kind: 'members', foreignNextLink });
    w.simulator.clearRequests();
    const run = await w.run(tenantId);
    expect(run).toMatchObject({ state: 'failed', failure: { code: 'graph-foreign-link' } });
    const hosts = new Set(w.simulator.requests.map((request) => request.host));
    expect([...hosts].sort()).toEqual(['graph.microsoft.com', 'login.microsoftonline.com']);
  });

  it('never follows a redirect', async () => {
    const directory = w.directory({ members: 1 });
    const tenantId = await w.tenant(directory);
    fault(directory.directoryId, { kind: 'group', redirect: 'https://evil.example/', times: 20 });
    w.simulator.clearRequests();
    const runId = await w.queue(tenantId);
    await w.deliver(tenantId, runId);
    expect((await w.get(tenantId, runId)).failure?.code).toBe('graph-unreadable');
    expect(w.simulator.requests.map((request) => request.host)).not.toContain('evil.example');
  });
});
