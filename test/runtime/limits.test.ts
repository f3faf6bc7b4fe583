import { beforeAll, describe, expect, it } from 'vitest';
import { SLICE_PAGES } from '../../worker/src/limits.ts';
import { consumeRun } from '../../worker/src/sync/consume.ts';
import { simulatedNetwork } from './clock.ts';
import { countingEnv, LIMITS, type Used } from './counting.ts';
import { createWorld, type World } from './world.ts';

/** A group of as many pages as one of 100,000 has, ten members on each. */
const PAGES = 101;
const ON_A_PAGE = 10;

let w: World;
beforeAll(async () => {
  w = await createWorld();
});

/** Delivers a run's messages until none is sent any more. @returns what each invocation used */
async function deliverAll(tenantId: string): Promise<Used[]> {
  const invocations: Used[] = [];
  let messages: unknown[] = [{ tenantId, runId: await w.queue(tenantId) }];
  while (messages.length) {
    const { used, env } = countingEnv();
    const network = simulatedNetwork(w.simulator, w.clock, {
      fetch(request) {
        used.calls++;
        return w.simulator.fetch(new Request(request.url.replace('$top=999', `$top=${ON_A_PAGE}`), request));
      },
    });
    for (const message of messages) expect(await consumeRun(env, message, 1, network)).toEqual({ ack: true });
    invocations.push(used);
    messages = used.batches.flat().map(({ body }) => body);
  }
  return invocations;
}

describe('a run of a hundred pages', () => {
  it('stays far under every limit of an invocation, and of a statement', async () => {
    const directory = w.directory({ members: PAGES * ON_A_PAGE });
    const tenantId = await w.tenant(directory, { leavers: 'suspend' });
    const first = await deliverAll(tenantId);
    const [one] = directory.directory.groups.get(directory.groupId)?.members ?? [];
    directory.directory.removeMember(directory.groupId, one?.id ?? '');
    // With a leaver everything is done that can be: Microsoft counts, and the group is looked at once more.
    const second = await deliverAll(tenantId);
    expect(await w.addresses(tenantId)).toHaveLength(PAGES * ON_A_PAGE - 1);

    for (const invocations of [first, second]) {
      expect(invocations).toHaveLength(Math.ceil(PAGES / SLICE_PAGES));
      for (const used of invocations) {
        expect(used.queries).toBeLessThan(LIMITS.queries / 2);
        expect(used.calls).toBeLessThan(LIMITS.calls / 10);
        expect(used.parameters).toBeLessThan(LIMITS.parameters / 2);
        expect(used.sql).toBeLessThan(LIMITS.sql / 10);
      }
    }
  }, 20_000);

  it('binds no longer text than D1 takes, whatever names and addresses are like', async () => {
    const directory = w.directory();
    for (let n = 0; n < 999; n++) {
      const address = `${'ü'.repeat(200)}${n}@long.example`;
      directory.addMember({ displayName: '漢'.repeat(256), mail: address, userPrincipalName: address });
    }
    const tenantId = await w.tenant(directory);
    const { used, env } = countingEnv();
    const empty = await w.tenant(w.directory());
    await consumeRun(env, { tenantId: empty, runId: await w.queue(empty) }, 1, w.network);
    const once = used.queries;
    await consumeRun(env, { tenantId, runId: await w.queue(tenantId) }, 1, w.network);
    expect(await w.addresses(tenantId)).toHaveLength(999);
    // Three bytes a character, of those above.
    expect(used.text).toBeLessThan(LIMITS.text / 3);
    // What a page takes, beside what every run takes once.
    expect(once + (used.queries - 2 * once) * SLICE_PAGES).toBeLessThan(LIMITS.queries);
  });
});
