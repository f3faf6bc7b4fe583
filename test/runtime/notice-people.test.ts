import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { LEASE_MS } from '../../worker/src/limits.ts';
import { decideRemoval } from '../../worker/src/store/held-decisions.ts';
import { listRemovals } from '../../worker/src/store/held-removals.ts';
import { removeTenant } from '../../worker/src/store/tenants.ts';
import { consumeRun } from '../../worker/src/sync/consume.ts';
import type { TestDirectory } from '../local/directories.ts';
import { addWebhook, deliver, outbox } from './notices.ts';
import { createWorld, type World } from './world.ts';

/** Who came and who went, followed by a client that knows nothing but the messages. */

let w: World;
beforeAll(async () => {
  w = await createWorld();
});

function rename(directory: TestDirectory, id: string, mail: string): void {
  Object.assign(directory.directory.users.get(id) ?? {}, { mail });
}

const types = (messages: { body: { type: string } }[]) => messages.map(({ body }) => body.type);

describe('a client that knows nothing but the messages', () => {
  it('has everybody after the first run, some at a time', async () => {
    const directory = w.directory({ members: 230 });
    const tenantId = await w.tenant(directory);
    const hook = await addWebhook(w, tenantId);
    await w.run(tenantId);
    await deliver(w);
    expect(types(hook.client.messages)).toEqual(['users.created', 'users.created', 'users.created']);
    expect(hook.client.people(tenantId)).toEqual(await w.addresses(tenantId));
    expect(hook.client.people(tenantId)).toHaveLength(230);
  });

  it('follows who leaves, returns, joins and gets another name', async () => {
    const directory = w.directory({ members: 20 });
    const tenantId = await w.tenant(directory, { leavers: 'suspend' });
    const hook = await addWebhook(w, tenantId);
    await w.run(tenantId);
    const [first = '', second = ''] = directory.directory.users.keys();
    w.clock.now += 600_000;
    directory.directory.removeMember(directory.groupId, first);
    await w.run(tenantId);
    await deliver(w);
    expect(types(hook.client.messages)).toEqual(['users.created', 'users.left']);
    expect(hook.client.people(tenantId)).toEqual(await w.addresses(tenantId));

    w.clock.now += 600_000;
    directory.directory.addMember(directory.groupId, { type: 'user', id: first });
    directory.addMember();
    rename(directory, second, 'another@address.example');
    await w.run(tenantId);
    await deliver(w);
    expect(types(hook.client.messages).slice(2).sort()).toEqual(['users.created', 'users.joined', 'users.updated']);
    expect(hook.client.people(tenantId)).toContain('another@address.example');
    expect(hook.client.people(tenantId)).toEqual(await w.addresses(tenantId));
  });

  it('is told nothing, and nothing is written, where nothing changed or nobody wants to know', async () => {
    const directory = w.directory({ members: 5 });
    const tenantId = await w.tenant(directory);
    const failures = await addWebhook(w, tenantId, ['connection.failing']);
    await w.run(tenantId);
    const hook = await addWebhook(w, tenantId);
    await w.run(tenantId);
    expect([await outbox(failures), await outbox(hook)]).toEqual([[], []]);
  });

  it('comes to the same whatever arrives twice or in another order', async () => {
    const directory = w.directory({ members: 12 });
    const tenantId = await w.tenant(directory, { leavers: 'suspend' });
    const hook = await addWebhook(w, tenantId);
    const ids = () => [...directory.directory.users.keys()];
    await w.run(tenantId);
    for (let round = 0; round < 6; round++) {
      w.clock.now += 600_000;
      const [id = '', other = ''] = [ids()[round], ids()[round + 1]];
      if (round % 2) directory.directory.addMember(directory.groupId, { type: 'user', id });
      else directory.directory.removeMember(directory.groupId, other);
      rename(directory, ids()[round + 4] ?? '', `round-${round}@address.example`);
      await w.run(tenantId);
    }
    await deliver(w, (messages) => [...messages.toReversed(), ...messages]);
    expect(types(hook.client.messages)[0]).toBe('users.updated');
    expect(hook.client.people(tenantId)).toEqual(await w.addresses(tenantId));
  });

  it('hears of a name that another tenant’s run has seen, and of no other tenant', async () => {
    const directory = w.directory({ members: 3 });
    const [one, two] = [await w.tenant(directory), await w.tenant(directory)];
    const [hookOne, hookTwo] = [await addWebhook(w, one), await addWebhook(w, two)];
    await w.run(one);
    await w.run(two);
    const [id = ''] = directory.directory.users.keys();
    w.clock.now += 60_000;
    rename(directory, id, 'renamed@address.example');
    await w.run(one);
    await w.run(two);
    await deliver(w);
    expect(types(hookOne.client.messages)).toEqual(['users.created', 'users.updated']);
    expect(types(hookTwo.client.messages)).toEqual(['users.joined', 'users.updated']);
    expect(hookTwo.client.people(two)).toEqual(await w.addresses(two));
    expect(hookOne.client.people(two)).toEqual([]);
  });

  it('hears what a person decides about a removal, and that they took it back', async () => {
    const directory = w.directory({ members: 10 });
    const tenantId = await w.tenant(directory, { leavers: 'suspend', guardPeople: 1, guardPercent: 1 });
    const hook = await addWebhook(w, tenantId);
    await w.run(tenantId);
    w.clock.now += 600_000;
    for (const id of [...directory.directory.users.keys()].slice(0, 3)) {
      directory.directory.removeMember(directory.groupId, id);
    }
    await w.run(tenantId);
    await deliver(w);
    expect(types(hook.client.messages)).toEqual(['users.created', 'removals.held']);
    expect(hook.client.messages.at(-1)?.body.data).toMatchObject({ people: 3, reason: 'many' });
    const [removal] = (await listRemovals(env.DB, tenantId, { limit: 1, cursor: null })).items;
    const deciding = { tenantId, removalId: removal?.removalId ?? '', actor: 'test' };
    await decideRemoval(env.DB, 'approve', { ...deciding, at: ++w.clock.now });
    await deliver(w);
    expect(hook.client.people(tenantId)).toHaveLength(7);
    expect(hook.client.people(tenantId)).toEqual(await w.addresses(tenantId));
    await decideRemoval(env.DB, 'reopen', { ...deciding, at: ++w.clock.now });
    await deliver(w);
    expect(types(hook.client.messages).slice(2)).toEqual(['users.left', 'users.joined']);
    expect(hook.client.people(tenantId)).toEqual(await w.addresses(tenantId));
  });

  it('of all tenants, for operators, hears that one is removed', async () => {
    const operators = await addWebhook(w, '*');
    const directory = w.directory({ members: 2 });
    const tenantId = await w.tenant(directory);
    await w.run(tenantId);
    await deliver(w);
    expect(operators.client.people(tenantId)).toHaveLength(2);
    await removeTenant(env.DB, tenantId, { caller: { name: 'test' }, at: w.clock.now });
    await deliver(w);
    expect(operators.client.people(tenantId)).toEqual([]);
    expect(types(operators.client.messages)).toEqual(['users.created', 'tenant.removed']);
  });

  it('of a run that was killed in the middle is told everybody once, whichever batch was its last', async () => {
    const directory = w.directory({ members: 2_500 });
    for (let killedAfter = 1; killedAfter <= 4; killedAfter++) {
      const tenantId = await w.tenant(directory);
      const hook = await addWebhook(w, tenantId);
      const runId = await w.queue(tenantId);
      const dying = { ...w.env, DB: dyingAfter(killedAfter) } as Env;
      // However it ends, nobody hears of it.
      await consumeRun(dying, { tenantId, runId }, 1, w.network).catch(() => undefined);
      await deliver(w);
      w.clock.now += LEASE_MS + 600_000;
      await w.deliver(tenantId, runId, 2);
      expect((await w.get(tenantId, runId)).state).toBe('succeeded');
      await deliver(w);
      const told = hook.client.messages.flatMap(({ body }) => (body.data.people ?? []) as { objectId: string }[]);
      expect(told).toHaveLength(2_500);
      expect(new Set(told.map(({ objectId }) => objectId)).size).toBe(2_500);
      expect(hook.client.people(tenantId)).toEqual(await w.addresses(tenantId));
    }
  }, 60_000);
});

/** A database that carries out so many batches and is never heard of again: as for a Worker that is killed. */
function dyingAfter(batches: number): D1Database {
  let left = batches;
  return new Proxy(env.DB, {
    get(db, name) {
      if (left <= 0) {
        return () => {
          throw new Error('killed');
        };
      }
      if (name !== 'batch') return Reflect.get(db, name).bind(db);
      return async (statements: D1PreparedStatement[]) => {
        left--;
        const results = await db.batch(statements);
        if (left <= 0) throw new Error('killed');
        return results;
      };
    },
  });
}
