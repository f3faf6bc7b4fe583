import { env } from 'cloudflare:workers';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Network } from '../../worker/src/entra/network.ts';
import { LEASE_MS } from '../../worker/src/limits.ts';
import { parseCheckpoint } from '../../worker/src/store/run-checkpoint.ts';
import { consumeRun } from '../../worker/src/sync/consume.ts';
import type { TestDirectory } from '../local/directories.ts';
import { createWorld, type World } from './world.ts';

/** A run that is broken off anywhere goes on where it was. */

const PAGES = 3;
const MEMBERS = 2 * 999 + 2;
/** The token, the group, the pages. */
const REQUESTS = 2 + PAGES;

let w: World;
let directory: TestDirectory;
beforeAll(async () => {
  w = await createWorld();
  directory = w.directory({ members: MEMBERS });
});
beforeEach(() => {
  w.simulator.faults.clear();
  w.simulator.clearRequests();
  w.sent.length = 0;
});

const never = () => new Promise<never>(() => {});
const pagesKept = (tenantId: string) =>
  env.DB.prepare('SELECT count(*) AS n FROM run_pages WHERE tenant_id = ?').bind(tenantId).first<number>('n');
const kinds = () => w.simulator.requestsFor(directory.directoryId).map(({ kind }) => kind);

/** The network of a Worker that dies at its n-th request, before or after Microsoft has heard of it. */
function dying(nth: number, when: 'before' | 'after'): { network: Network; dead: Promise<void> } {
  const { promise: dead, resolve } = Promise.withResolvers<void>();
  let count = 0;
  const fetch = async (request: Request) => {
    if (++count < nth) return w.network.fetch(request);
    if (when === 'after') await w.network.fetch(request);
    resolve();
    return never();
  };
  return { network: { ...w.network, fetch }, dead };
}

/** Delivers to a Worker that dies, lets its lease run out, delivers to the next. */
async function dieAndGoOn(tenantId: string, runId: string, { network, dead }: ReturnType<typeof dying>) {
  void w.deliver(tenantId, runId, 1, network);
  await dead;
  w.clock.now += LEASE_MS + 1;
  expect(await w.deliver(tenantId, runId, 2)).toEqual({ ack: true });
}

describe.each(['before', 'after'] as const)('a Worker that dies %s an answer', (when) => {
  it.each(Array.from({ length: REQUESTS }, (_, i) => i + 1))(
    'at request %i: the next one finishes the job',
    async (nth) => {
      const tenantId = await w.tenant(directory);
      const runId = await w.queue(tenantId);
      await dieAndGoOn(tenantId, runId, dying(nth, when));
      const run = await w.get(tenantId, runId);
      expect(run).toMatchObject({ state: 'succeeded', fence: 2, pages: PAGES });
      const { members, processed, created, added, unchanged } = run.counts;
      expect({ members, processed, entered: created + added + unchanged }).toEqual({
        members: MEMBERS,
        processed: MEMBERS,
        entered: MEMBERS,
      });
      expect(await w.addresses(tenantId)).toHaveLength(MEMBERS);
      expect(await pagesKept(tenantId)).toBe(0);
      // Asked twice: the pages on their way; before the first page was kept, the token and the group too.
      expect(kinds().length - REQUESTS).toBeLessThanOrEqual(nth > 4 ? 2 : 4);
      if (nth > 4) expect(kinds().filter((kind) => kind === 'token')).toHaveLength(1);
    },
  );
});

describe('D1 that dies with the Worker', () => {
  it.each([
    ['before', 1],
    ['after', 1],
    ['before', 2],
    ['after', 2],
    ['before', 3],
    ['after', 3],
    ['before', 4],
    ['after', 4],
  ] as const)('%s its batch %i: nobody counts twice', async (when, nth) => {
    const tenantId = await w.tenant(directory);
    const runId = await w.queue(tenantId);
    const { promise: dead, resolve } = Promise.withResolvers<void>();
    let batches = 0;
    const DB = new Proxy(env.DB, {
      get(target, name) {
        const value = Reflect.get(target, name);
        if (name !== 'batch') return typeof value === 'function' ? value.bind(target) : value;
        return async (statements: D1PreparedStatement[]) => {
          if (++batches < nth) return target.batch(statements);
          if (when === 'after') await target.batch(statements);
          resolve();
          return never();
        };
      },
    });
    void consumeRun({ ...w.env, DB } as Env, { tenantId, runId }, 1, w.network);
    await dead;
    w.clock.now += LEASE_MS + 1;
    await w.deliver(tenantId, runId, 2);
    const run = await w.get(tenantId, runId);
    expect(run).toMatchObject({ state: 'succeeded', counts: { members: MEMBERS, added: MEMBERS, leavers: 0 } });
    expect(await pagesKept(tenantId)).toBe(0);
  });
});

describe('a pause Microsoft asks for', () => {
  it('in the middle goes back to the queue with that delay, and costs no page and no token twice', async () => {
    const tenantId = await w.tenant(directory);
    const runId = await w.queue(tenantId);
    w.simulator.faults.add({
      directoryId: directory.directoryId,
      kind: 'members',
      nth: 2,
      status: 429,
      retryAfter: 900,
    });
    expect(await w.deliver(tenantId, runId)).toEqual({ ack: true });
    // A message of its own: one that got on has all its attempts again.
    expect(w.sent).toEqual([{ body: { tenantId, runId }, delaySeconds: 900 }]);
    expect(await w.get(tenantId, runId)).toMatchObject({
      state: 'queued',
      pages: 1,
      failure: { code: 'graph-throttled', retryAfterSeconds: 900 },
    });
    w.clock.now += 900_000;
    await w.deliver(tenantId, runId);
    expect((await w.get(tenantId, runId)).counts).toMatchObject({ members: MEMBERS, leavers: 0 });
    expect(kinds()).toEqual(['token', 'group', 'members', 'members', 'members', 'members']);
  });

  it('longer than the token lives: a new one is got', async () => {
    const tenantId = await w.tenant(directory);
    const runId = await w.queue(tenantId);
    w.simulator.settings.pageTokenLifetimeMs = 24 * 3_600_000;
    w.simulator.faults.add({
      directoryId: directory.directoryId,
      kind: 'members',
      nth: 2,
      status: 429,
      retryAfter: 7200,
    });
    await w.deliver(tenantId, runId);
    w.clock.now += 7_200_000;
    await w.deliver(tenantId, runId);
    expect(await w.get(tenantId, runId)).toMatchObject({ state: 'succeeded', counts: { members: MEMBERS } });
    expect(kinds().filter((kind) => kind === 'token')).toHaveLength(2);
    expect(kinds().filter((kind) => kind === 'group')).toHaveLength(1);
  });

  it('longer than a page’s link lives: the run begins anew', async () => {
    const tenantId = await w.tenant(directory);
    const runId = await w.queue(tenantId);
    w.simulator.settings.pageTokenLifetimeMs = 3_600_000;
    w.simulator.faults.add({
      directoryId: directory.directoryId,
      kind: 'members',
      nth: 2,
      status: 429,
      retryAfter: 3_600,
    });
    await w.deliver(tenantId, runId);
    w.clock.now += 3_600_000;
    expect((await w.deliver(tenantId, runId)).ack).toBe(false);
    expect(await w.get(tenantId, runId)).toMatchObject({ state: 'queued', failure: { code: 'graph-page-expired' } });
    await w.deliver(tenantId, runId, 2);
    expect(await w.get(tenantId, runId)).toMatchObject({
      state: 'succeeded',
      counts: { members: MEMBERS, leavers: 0 },
    });
  });
});

describe('a long run', () => {
  it('is handed on slice by slice, asks for nothing twice, and remembers who was on earlier pages', async () => {
    const tenantId = await w.tenant(directory);
    await w.run(tenantId);
    w.simulator.clearRequests();
    const runId = await w.queue(tenantId);
    w.sent.length = 0;
    for (let slice = 1; slice <= PAGES; slice++) {
      expect(await consumeRun(w.env, { tenantId, runId }, 1, w.network, 1)).toEqual({ ack: true });
      expect(await w.get(tenantId, runId)).toMatchObject({
        state: slice < PAGES ? 'queued' : 'succeeded',
        pages: slice,
        failure: null,
      });
    }
    expect(w.sent).toEqual(Array.from({ length: PAGES - 1 }, () => ({ body: { tenantId, runId }, delaySeconds: 0 })));
    expect(kinds()).toEqual(['token', 'group', 'members', 'members', 'members']);
    expect((await w.get(tenantId, runId)).counts).toMatchObject({ unchanged: MEMBERS, leavers: 0 });
  });

  it('lets people of different slices exchange addresses', async () => {
    const pair = w.directory({ members: 1000 });
    const tenantId = await w.tenant(pair);
    await w.run(tenantId);
    const users = [...pair.directory.users.values()];
    const [first, last] = [users[0], users[999]];
    if (!first || !last) throw new Error('no users');
    [first.mail, last.mail] = [last.mail, first.mail];
    const runId = await w.queue(tenantId);
    for (const _ of [1, 2]) await consumeRun(w.env, { tenantId, runId }, 1, w.network, 1);
    expect(await w.get(tenantId, runId)).toMatchObject({ state: 'succeeded', counts: { updated: 2, unchanged: 998 } });
  });

  it('waits in the queue where the next slice’s message cannot be sent', async () => {
    const tenantId = await w.tenant(directory);
    const runId = await w.queue(tenantId);
    const RUNS = { send: () => Promise.reject(new Error('queue down')) };
    const deaf = { ...w.env, RUNS } as unknown as Env;
    expect(await consumeRun(deaf, { tenantId, runId }, 1, w.network, 1)).toEqual({ ack: false, delaySeconds: 1 });
    expect(await w.get(tenantId, runId)).toMatchObject({ state: 'queued', pages: 1 });
  });
});

describe('what is kept', () => {
  it('of the token is sealed, and opens for no other run', async () => {
    const tenantId = await w.tenant(directory);
    const runId = await w.queue(tenantId);
    await consumeRun(w.env, { tenantId, runId }, 1, w.network, 1);
    const stored = await env.DB.prepare('SELECT checkpoint FROM runs WHERE run_id = ?')
      .bind(runId)
      .first<string>('checkpoint');
    const token = parseCheckpoint(stored)?.token ?? '';
    expect(token.split('.')).toHaveLength(5);
    expect(JSON.parse(atob(token.split('.')[0] ?? ''))).toMatchObject({ enc: 'A256GCM', tenant: tenantId, run: runId });
    const other = await w.tenant(directory);
    const otherRun = await w.queue(other);
    await consumeRun(w.env, { tenantId: other, runId: otherRun }, 1, w.network, 1);
    await env.DB.prepare('UPDATE runs SET checkpoint = ? WHERE run_id = ?').bind(stored, otherRun).run();
    w.simulator.clearRequests();
    await consumeRun(w.env, { tenantId: other, runId: otherRun }, 1, w.network, 1);
    expect(kinds()[0]).toBe('token');
  });

  it('of the pages is not whole: the run begins anew, and nobody has left', async () => {
    const tenantId = await w.tenant(directory, { leavers: 'suspend' });
    await w.run(tenantId);
    const runId = await w.queue(tenantId);
    for (const _ of [1, 2]) await consumeRun(w.env, { tenantId, runId }, 1, w.network, 1);
    await env.DB.prepare('DELETE FROM run_pages WHERE run_id = ? AND page = 1').bind(runId).run();
    await w.deliver(tenantId, runId);
    const run = await w.get(tenantId, runId);
    expect(run).toMatchObject({ state: 'succeeded', pages: PAGES, counts: { members: MEMBERS, leavers: 0 } });
  });

  it('by another version of this program is not understood, and the run begins anew', async () => {
    const tenantId = await w.tenant(directory);
    const runId = await w.queue(tenantId);
    await consumeRun(w.env, { tenantId, runId }, 1, w.network, 1);
    await env.DB.prepare(`UPDATE runs SET checkpoint = '{"place":7}' WHERE run_id = ?`).bind(runId).run();
    await w.deliver(tenantId, runId);
    expect(await w.get(tenantId, runId)).toMatchObject({ state: 'succeeded', counts: { members: MEMBERS } });
  });
});
