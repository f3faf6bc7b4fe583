import { env } from 'cloudflare:workers';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { idsOnPages, runPageStatement } from '../../worker/src/store/run-checkpoint.ts';
import { type RunLease, takeRun } from '../../worker/src/store/run-lease.ts';
import { SeenInMemory, SeenOnPages } from '../../worker/src/sync/seen-ids.ts';
import { createWorld, type World } from './world.ts';

/** Whom a run has come across: in D1, and asked there as a set in memory would be. */

let w: World;
beforeAll(async () => {
  w = await createWorld();
});

/** A run somebody works on. */
async function takenRun(): Promise<RunLease> {
  const tenantId = await w.tenant(w.directory());
  const taken = await takeRun(env.DB, tenantId, await w.queue(tenantId), w.clock.now);
  if ('refused' in taken) throw new Error(taken.refused);
  return taken.lease;
}

const store = (lease: RunLease, page: number, objectIds: string[]) =>
  runPageStatement(env.DB, lease, { page, objectIds, waiting: [] }).run();

describe('the ids of a run', () => {
  it('are those of a set in memory, on whatever pages they were', async () => {
    const id = fc.constantFrom(...'abcdefghijklmnop');
    const pages = fc.uniqueArray(id).chain((ids) => fc.array(fc.nat(3)).map((sizes) => ({ ids, sizes })));
    await fc.assert(
      fc.asyncProperty(pages, fc.array(id), async ({ ids, sizes }, asked) => {
        const lease = await takenRun();
        const [stored, kept] = [new SeenOnPages(env.DB, lease), new SeenInMemory()];
        let from = 0;
        for (const [i, size] of sizes.entries()) {
          const page = ids.slice(from, from + size);
          from += size;
          await store(lease, i + 1, page);
          stored.add(page);
          kept.add(page);
          expect(await stored.among(asked)).toEqual(await kept.among(asked));
          expect(stored.size).toBe(kept.size);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('of a group of one page are here, and D1 is not asked', async () => {
    const seen = new SeenOnPages(env.DB, { tenantId: 'no-such-tenant', runId: 'no-such-run', fence: 1 });
    seen.add(['one', 'two']);
    expect([...(await seen.among(['two', 'three']))]).toEqual(['two']);
  });

  it('are of this run alone, and of no page behind the last one that was read', async () => {
    const [lease, other] = [await takenRun(), await takenRun()];
    await store(lease, 1, ['here']);
    await store(lease, 2, ['later']);
    await store(other, 1, ['elsewhere']);
    expect(await idsOnPages(env.DB, lease, 1, ['here', 'later', 'elsewhere'])).toEqual(['here']);
  });

  it('are not answered from pages of which one is gone', async () => {
    const lease = await takenRun();
    for (const page of [1, 2, 3]) await store(lease, page, [`on-${page}`]);
    await env.DB.prepare('DELETE FROM run_pages WHERE run_id = ? AND page = 2').bind(lease.runId).run();
    await expect(idsOnPages(env.DB, lease, 3, ['on-1'])).rejects.toMatchObject({
      failure: { code: 'storage-unavailable' },
    });
  });
});

it('a page that gets lost while the run still reads takes nobody’s access', async () => {
  const directory = w.directory({ members: 2 * 999 + 2 });
  const tenantId = await w.tenant(directory, { leavers: 'suspend' });
  await w.run(tenantId);
  const [gone] = directory.directory.groups.get(directory.groupId)?.members ?? [];
  directory.directory.removeMember(directory.groupId, gone?.id ?? '');
  let pages = 0;
  const run = await w.run(tenantId, {
    ...w.network,
    async fetch(request) {
      // Lost with the last page on its way, so that nothing but the question who left can notice.
      if (request.url.includes('/members') && ++pages === 3) {
        await env.DB.prepare('DELETE FROM run_pages WHERE tenant_id = ?').bind(tenantId).run();
      }
      return w.network.fetch(request);
    },
  });
  expect(run.counts.suspended).toBe(0);
  expect(await w.addresses(tenantId)).toHaveLength(2 * 999 + 2);
  // The next one begins anew and finds who has really left.
  await w.deliver(tenantId, run.runId);
  expect(await w.get(tenantId, run.runId)).toMatchObject({ state: 'succeeded', counts: { suspended: 1 } });
  expect(await w.addresses(tenantId)).toHaveLength(2 * 999 + 1);
});
