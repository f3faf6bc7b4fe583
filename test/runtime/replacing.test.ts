import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CANDIDATE_PATIENCE_MS } from '../../worker/src/limits.ts';
import { getCandidate, withdrawCandidate } from '../../worker/src/store/candidates.ts';
import { saveConnection } from '../../worker/src/store/connections.ts';
import { endFormer, fallbackOf, formerToShow } from '../../worker/src/store/formers.ts';
import { getTenant } from '../../worker/src/store/tenants.ts';
import { proveCandidate, proveDueCandidates } from '../../worker/src/sync/prove.ts';
import type { TestDirectory } from '../local/directories.ts';
import { connectionOf, newSecret, propose, recorded, removeSecret, sealedOf, secret } from './replacing.ts';
import { createWorld, type World } from './world.ts';

const MINUTE = 60_000;

let w: World;
let directory: TestDirectory;
let tenantId: string;
beforeEach(async () => {
  await env.DB.batch(['tenants', 'discarded_credentials'].map((table) => env.DB.prepare(`DELETE FROM ${table}`)));
  w = await createWorld();
  directory = w.directory({ members: 2 });
  tenantId = await w.tenant(directory);
  vi.spyOn(console, 'error').mockImplementation(() => {});
});

/** The cron, some minutes later; runs it starts are delivered. */
async function cron(minutes: number): Promise<void> {
  w.clock.now += minutes * MINUTE;
  await proveDueCandidates(w.env, w.clock.now, w.network);
}

/** Delivers what was sent to the queue. */
async function deliverAll(): Promise<void> {
  for (const { body } of w.sent.splice(0)) await w.deliver(body.tenantId, body.runId);
}

const discarded = () => env.DB.prepare('SELECT count(*) AS n FROM discarded_credentials').first<number>('n');

describe('a secret that is replaced', () => {
  it('takes over once proven; the old one stands in until a full run has succeeded, then it is destroyed', async () => {
    await w.run(tenantId);
    const before = await connectionOf(tenantId);
    expect(before.credentialVerifiedAt).toBe(w.clock.now);
    w.clock.now += MINUTE;

    await propose(w, tenantId, secret(newSecret(directory, w.clock.now)));
    const taken = await connectionOf(tenantId);
    expect(taken).toMatchObject({ version: before.version + 1, updatedBy: 'ada', credentialVerifiedAt: null });
    expect(taken.credentialVersion).not.toBe(before.credentialVersion);
    expect(await getCandidate(env.DB, tenantId)).toBeNull();
    expect(await formerToShow(env.DB, tenantId)).toMatchObject({
      state: 'fallback',
      hint: 'fak',
      credentialVersion: before.credentialVersion,
      createdAt: before.credentialUpdatedAt,
    });
    expect(await sealedOf(tenantId)).toEqual([before.credentialVersion, taken.credentialVersion]);

    expect(w.sent).toHaveLength(1);
    await deliverAll();
    expect((await connectionOf(tenantId)).credentialVerifiedAt).toBe(w.clock.now);
    expect(await sealedOf(tenantId)).toEqual([taken.credentialVersion]);
    const former = await formerToShow(env.DB, tenantId);
    expect(former).toMatchObject({ state: 'to-remove', hint: 'fak', credentialVersion: null });
    expect(await discarded()).toBe(0);

    const by = { actor: 'ada', at: w.clock.now };
    expect(former && (await endFormer(env.DB, former, by))).toBe(true);
    expect(former && (await endFormer(env.DB, former, by))).toBe(false);
    expect(await recorded(tenantId, 'credential.')).toEqual([
      'credential.proposed',
      'credential.removed',
      'credential.replaced',
      'credential.verified',
    ]);
  });

  it('waits while Microsoft does not know it yet, and every run goes on with the old one', async () => {
    const known = w.clock.now + 6 * MINUTE;
    await propose(w, tenantId, secret(newSecret(directory, w.clock.now, known)));
    while (await getCandidate(env.DB, tenantId)) {
      expect(await getCandidate(env.DB, tenantId)).toMatchObject({
        state: 'waiting',
        failure: { code: 'secret-wrong' },
      });
      expect((await w.run(tenantId)).state).toBe('succeeded');
      await cron(1);
    }
    expect(w.clock.now).toBeGreaterThanOrEqual(known);
    expect(w.clock.now).toBeLessThan(known + 3 * MINUTE);
    expect(await recorded(tenantId, 'credential.')).toEqual(['credential.proposed', 'credential.replaced']);
    await deliverAll();
    expect(await formerToShow(env.DB, tenantId)).toMatchObject({ state: 'to-remove' });
  });

  it('is refused where it stays wrong, and nothing has changed', async () => {
    const before = await connectionOf(tenantId);
    await propose(w, tenantId, secret('wrong8Q~for-ever'.padEnd(40, '0')));
    for (let minute = 0; minute < CANDIDATE_PATIENCE_MS / MINUTE + 2; minute++) await cron(1);
    const refused = await getCandidate(env.DB, tenantId);
    expect(refused).toMatchObject({ state: 'refused', nextTryAt: null, failure: { code: 'secret-wrong' } });
    const { requests } = w.simulator;
    const asked = requests.length;
    await cron(60);
    expect(requests).toHaveLength(asked);
    expect(await connectionOf(tenantId)).toEqual(before);
    expect((await w.run(tenantId)).state).toBe('succeeded');
    expect(await recorded(tenantId, 'credential.')).toEqual(['credential.proposed', 'credential.refused']);
  });

  it('is proven by a run the cron starts where the queue did not take one', async () => {
    await w.run(tenantId);
    w.clock.now += MINUTE;
    const send = vi.spyOn(w.env.RUNS, 'send').mockRejectedValueOnce(new Error('scripted'));
    await propose(w, tenantId, secret(newSecret(directory, w.clock.now)));
    expect(send).toHaveBeenCalledTimes(1);
    expect(await fallbackOf(env.DB, tenantId)).not.toBeNull();
    for (let minute = 0; minute < 15; minute++) await cron(1);
    // Once: the one that waits in the queue is enough.
    expect(w.sent).toHaveLength(1);
    await deliverAll();
    expect((await connectionOf(tenantId)).credentialVerifiedAt).not.toBeNull();
    expect(await formerToShow(env.DB, tenantId)).toMatchObject({ state: 'to-remove', credentialVersion: null });
  });

  it.each([
    ['the group is another one', () => directory.directory.recreateGroup(directory.groupId, crypto.randomUUID())],
    ['names are hidden', () => directory.directory.revoke(directory.clientId, ['User.Read.All'])],
  ])('does not take over where %s: a token alone proves nothing', async (_, spoil) => {
    await w.run(tenantId);
    spoil();
    await propose(w, tenantId, secret(newSecret(directory, w.clock.now)));
    expect(await getCandidate(env.DB, tenantId)).toMatchObject({ state: 'refused', tries: 1 });
    expect(await fallbackOf(env.DB, tenantId)).toBeNull();
  });

  it('is tried again by hand after it was refused', async () => {
    await w.run(tenantId);
    directory.directory.revoke(directory.clientId, ['User.Read.All']);
    await propose(w, tenantId, secret(newSecret(directory, w.clock.now)));
    directory.directory.consent(directory.clientId, ['User.Read.All']);
    const candidate = await getCandidate(env.DB, tenantId);
    expect(candidate && (await proveCandidate(w.env, w.network, candidate))).toBe(true);
  });

  it('waits where Microsoft does not answer, longer than for a wrong one', async () => {
    w.simulator.faults.add({ directoryId: directory.directoryId, kind: 'token', status: 503, times: 40 });
    await propose(w, tenantId, secret(newSecret(directory, w.clock.now)));
    for (let minute = 0; minute < 20; minute++) await cron(2);
    await cron(2);
    expect(await getCandidate(env.DB, tenantId)).toBeNull();
  });
});

describe('the former credential', () => {
  /** A new secret took over, and Microsoft then refuses it. */
  async function takenOverAndRefused(): Promise<string> {
    await w.run(tenantId);
    const value = newSecret(directory, w.clock.now);
    w.clock.now += MINUTE;
    await propose(w, tenantId, secret(value));
    removeSecret(directory, value);
    return value;
  }

  it('stands in where Microsoft refuses the new one: the run succeeds, says so, and proves nothing', async () => {
    await takenOverAndRefused();
    await deliverAll();
    const { updatedAt } = await connectionOf(tenantId);
    expect((await w.run(tenantId)).state).toBe('succeeded');
    expect(await fallbackOf(env.DB, tenantId)).not.toBeNull();
    expect(await connectionOf(tenantId)).toMatchObject({ credentialVerifiedAt: null, updatedAt });
    expect(await sealedOf(tenantId)).toHaveLength(2);
    expect(await recorded(tenantId, 'credential.')).toEqual([
      'credential.fallback',
      'credential.fallback',
      'credential.proposed',
      'credential.replaced',
    ]);
  });

  it('refused as well: the run fails with what is wrong with the new one', async () => {
    await takenOverAndRefused();
    await deliverAll();
    for (const { value } of directory.directory.applications.get(directory.clientId)?.secrets ?? []) {
      removeSecret(directory, value);
    }
    expect((await w.run(tenantId)).failure?.code).toBe('secret-wrong');
  });

  it('is not asked for where Microsoft refuses something else', async () => {
    await takenOverAndRefused();
    await deliverAll();
    w.simulator.faults.add({ directoryId: directory.directoryId, aadsts: 53003 });
    expect((await w.run(tenantId)).failure?.code).toBe('conditional-access');
  });

  it('stays while a run that began with it is on its way; the cron starts the one that proves the new one', async () => {
    for (let n = 0; n < 1100; n++) directory.addMember();
    const runId = await w.queue(tenantId);
    const value = newSecret(directory, w.clock.now);
    let replaced = false;
    const network = {
      ...w.network,
      fetch: async (request: Request) => {
        if (request.url.includes('/members') && !replaced) {
          replaced = true;
          w.clock.now += 1;
          await propose(w, tenantId, secret(value));
        }
        return w.network.fetch(request);
      },
    };
    await w.deliver(tenantId, runId, 1, network);
    expect((await w.get(tenantId, runId)).state).toBe('succeeded');
    expect(await fallbackOf(env.DB, tenantId)).not.toBeNull();
    expect((await connectionOf(tenantId)).credentialVerifiedAt).toBeNull();
    await cron(1);
    expect(w.sent).toHaveLength(1);
    await deliverAll();
    expect(await formerToShow(env.DB, tenantId)).toMatchObject({ state: 'to-remove' });
    await cron(1);
    expect(w.sent).toEqual([]);
  });

  it('of several: the last one stands in, the others are to be removed one after the other', async () => {
    await w.run(tenantId);
    for (let n = 0; n < 2; n++) {
      w.clock.now += MINUTE;
      await propose(w, tenantId, secret(newSecret(directory, w.clock.now)));
    }
    expect(await sealedOf(tenantId)).toHaveLength(3);
    await deliverAll();
    expect(await sealedOf(tenantId)).toHaveLength(1);
    const first = await formerToShow(env.DB, tenantId);
    expect(first).toMatchObject({ hint: 'fak', state: 'to-remove' });
    if (first) await endFormer(env.DB, first, { actor: 'ada', at: w.clock.now });
    expect((await formerToShow(env.DB, tenantId))?.hint).toMatch(/^n\d/);
  });

  it('is not to be removed where somebody has gone back to it', async () => {
    await w.run(tenantId);
    w.clock.now += MINUTE;
    await propose(w, tenantId, secret(newSecret(directory, w.clock.now)));
    w.clock.now += MINUTE;
    await propose(w, tenantId, secret(directory.secret));
    await deliverAll();
    const shown = await formerToShow(env.DB, tenantId);
    expect(shown?.hint).toMatch(/^n\d/);
    if (shown) await endFormer(env.DB, shown, { actor: 'ada', at: w.clock.now });
    expect(await formerToShow(env.DB, tenantId)).toBeNull();
    expect(await discarded()).toBe(0);
  });
});

describe('a secret that has expired', () => {
  const attention = async () => (await getTenant(env.DB, tenantId, w.clock.now))?.attention;

  it('turns the state at once when Microsoft says so, whatever the date', async () => {
    await env.DB.prepare("UPDATE connections SET credential_expires_on = '2099-01-01' WHERE tenant_id = ?")
      .bind(tenantId)
      .run();
    w.simulator.faults.add({ directoryId: directory.directoryId, aadsts: 7000222 });
    expect((await w.run(tenantId)).failure?.code).toBe('secret-expired');
    expect((await connectionOf(tenantId)).credentialExpiredAt).toBe(w.clock.now);
    expect(await attention()).toBe('secret-expired');

    w.clock.now += MINUTE;
    await w.run(tenantId);
    expect((await connectionOf(tenantId)).credentialExpiredAt).toBeNull();
    expect(await attention()).toBeNull();
  });
});

describe('two people at once', () => {
  it('give a candidate: one of them is left, and the other value is destroyed', async () => {
    const wrong = ['a', 'b'].map((letter) => secret(`${letter}wrong8Q~`.padEnd(40, letter)));
    await Promise.all(wrong.map((credential) => propose(w, tenantId, credential)));
    const candidate = await getCandidate(env.DB, tenantId);
    const { credentialVersion } = await connectionOf(tenantId);
    expect(await sealedOf(tenantId)).toEqual([credentialVersion, candidate?.credentialVersion].sort());
    expect(await discarded()).toBe(0);
  });

  it('prove it: it takes over once', async () => {
    await propose(w, tenantId, secret(newSecret(directory, w.clock.now, w.clock.now + MINUTE)));
    w.clock.now += MINUTE;
    const candidate = await getCandidate(env.DB, tenantId);
    const tries = candidate ? [1, 2].map(() => proveCandidate(w.env, w.network, candidate)) : [];
    expect((await Promise.all(tries)).sort()).toEqual([false, true]);
    expect(await recorded(tenantId, 'credential.replaced')).toHaveLength(1);
    expect(await sealedOf(tenantId)).toHaveLength(2);
  });

  it('one withdraws it while the other one’s is being proven: it does not take over', async () => {
    const before = await connectionOf(tenantId);
    const value = newSecret(directory, w.clock.now);
    const network = {
      ...w.network,
      fetch: async (request: Request) => {
        if (request.url.includes('/members')) {
          await withdrawCandidate(env.DB, tenantId, { actor: 'ben', at: w.clock.now });
        }
        return w.network.fetch(request);
      },
    };
    await propose(w, tenantId, secret(value), network);
    expect(await connectionOf(tenantId)).toEqual(before);
  });

  it('one saves the connection meanwhile: an old ETag does not overwrite what took over', async () => {
    const seen = await connectionOf(tenantId);
    w.clock.now += MINUTE;
    await propose(w, tenantId, secret(newSecret(directory, w.clock.now)));
    const row = { ...seen, everyMinutes: 30, version: seen.version + 1, updatedAt: w.clock.now + 1 };
    expect(await saveConnection(env.DB, row, seen, ['schedule.everyMinutes'])).toBe(false);
  });
});
