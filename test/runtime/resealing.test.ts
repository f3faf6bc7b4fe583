import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { keyIds, type SealingKey, sealingKeys } from '../../worker/src/config.ts';
import { KV_SETTLES_MS, RESEAL_BATCH, RESEAL_RETRY_MS } from '../../worker/src/limits.ts';
import { resealCredentials } from '../../worker/src/sealing/reseal.ts';
import { listEvents } from '../../worker/src/store/audit.ts';
import { type ConnectionRow, getConnection } from '../../worker/src/store/connections.ts';
import { countByKey } from '../../worker/src/store/resealings.ts';
import { destroyCredential, openCredential, putCredential } from '../../worker/src/store/vault.ts';
import { consumeRun } from '../../worker/src/sync/consume.ts';
import { newCredentialKeys } from '../local/keys.ts';
import { createWorld, type World } from './world.ts';

const OLD = sealingKeys(env);
const NEW = keySet('new');
/** As after a key was added: the new one seals, both open. */
const BOTH = [...NEW, ...OLD];
const [oldKey = ''] = OLD.map(({ kid }) => kid);
/** A cron's way from one step to the next. */
const STEP_MS = KV_SETTLES_MS;

let w: World;
beforeEach(async () => {
  await env.DB.batch(['tenants', 'connections', 'resealings'].map((table) => env.DB.prepare(`DELETE FROM ${table}`)));
  for (const name of await valuesInKv()) await env.CREDENTIALS.delete(name);
  w = await createWorld();
});

function keySet(kid: string): SealingKey[] {
  return sealingKeys({ CREDENTIAL_KEYS: newCredentialKeys(kid) });
}

async function valuesInKv(tenantId = ''): Promise<string[]> {
  const { keys } = await env.CREDENTIALS.list({ prefix: `connection/${tenantId}` });
  return keys.map(({ name }) => name);
}

async function connectionOf(tenantId: string): Promise<ConnectionRow> {
  const row = await getConnection(env.DB, tenantId);
  if (!row) throw new Error('no connection');
  return row;
}

/** What a run would open that read the connection a while ago. */
function open(row: ConnectionRow, keys = BOTH) {
  const place = { tenantId: row.tenantId, version: row.credentialVersion };
  return openCredential(env.CREDENTIALS, keys, place, row, { savedAt: row.credentialUpdatedAt, now: w.clock.now });
}

async function cron(keys = BOTH, through: Pick<Env, 'DB' | 'CREDENTIALS'> = env) {
  await resealCredentials(through, keys, w.clock.now);
}

/** A cron a while later. */
async function later(keys = BOTH, ms = STEP_MS) {
  w.clock.now += ms;
  await cron(keys);
}

const countOf = async (keyId: string | null, keys = BOTH) =>
  (await countByKey(env.DB, keyIds(keys))).find((count) => count.keyId === keyId) ?? {
    keyId,
    credentials: 0,
    unreadable: 0,
  };

/** A tenant that was connected long ago. */
async function connected(members = 1) {
  const directory = w.directory({ members });
  const tenantId = await w.tenant(directory, { credentialUpdatedAt: 0 });
  return { tenantId, secret: { kind: 'secret', clientSecret: directory.secret } };
}

describe('a credential sealed with an older key', () => {
  it('is written anew, then used, then destroyed, a while between', async () => {
    const { tenantId, secret } = await connected();
    const before = await connectionOf(tenantId);

    await cron();
    expect(await valuesInKv(tenantId)).toHaveLength(2);
    expect(await connectionOf(tenantId)).toEqual(before);
    await later(BOTH, STEP_MS - 1);
    expect(await connectionOf(tenantId)).toEqual(before);

    await later(BOTH, 1);
    const after = await connectionOf(tenantId);
    expect(after.credentialVersion).not.toBe(before.credentialVersion);
    // Nothing else: no ETag, no date, nothing that somebody who edits it would notice.
    expect(after).toEqual({ ...before, credentialVersion: after.credentialVersion, credentialKey: 'new' });
    expect(await open(after, NEW)).toEqual(secret);
    await later(BOTH, STEP_MS - 1);
    expect(await open(before, OLD)).toEqual(secret);

    await later(BOTH, 1);
    expect(await valuesInKv(tenantId)).toEqual([`connection/${tenantId}/${after.credentialVersion}`]);
    expect(await connectionOf(tenantId)).toEqual(after);
    const { items } = await listEvents(env.DB, tenantId, { limit: 10, cursor: null });
    expect(items.filter(({ action }) => action === 'connection.resealed')).toMatchObject([
      { actor: 'sync', detail: { from: oldKey, to: 'new' } },
    ]);
    expect(await env.DB.prepare('SELECT count(*) AS n FROM resealings').first('n')).toBe(0);
  });

  it('is left alone where its key is the first one', async () => {
    const { tenantId } = await connected();
    const before = await connectionOf(tenantId);
    for (let n = 0; n < 4; n++) await later(OLD);
    expect(await connectionOf(tenantId)).toEqual(before);
    expect(await valuesInKv(tenantId)).toHaveLength(1);
  });

  it('counts for its key until the old value is destroyed', async () => {
    await connected();
    expect(await countOf(oldKey)).toEqual({ keyId: oldKey, credentials: 1, unreadable: 0 });
    await cron();
    await later();
    expect([(await countOf(oldKey)).credentials, (await countOf('new')).credentials]).toEqual([1, 1]);
    await later();
    expect([(await countOf(oldKey)).credentials, (await countOf('new')).credentials]).toEqual([0, 1]);
  });

  it('of before keys were noted: its key is learned, or it is sealed anew', async () => {
    const [one, other] = [await connected(), await connected()];
    await env.DB.prepare('UPDATE connections SET credential_key = NULL').run();
    expect(await countOf(null)).toEqual({ keyId: null, credentials: 2, unreadable: 0 });
    await cron(OLD);
    expect((await connectionOf(one.tenantId)).credentialKey).toBe(oldKey);
    expect(await valuesInKv(one.tenantId)).toHaveLength(1);

    await env.DB.prepare('UPDATE connections SET credential_key = NULL').run();
    await cron();
    await later();
    await later();
    expect(await open(await connectionOf(other.tenantId), NEW)).toEqual(other.secret);
    expect(await countOf(null)).toMatchObject({ credentials: 0 });
  });
});

describe('while keys change', () => {
  it('every run that reads between any two steps succeeds', async () => {
    const { tenantId } = await connected(3);
    const through = { ...env, CREDENTIAL_KEYS: JSON.stringify({ keys: BOTH }) } as Env;
    for (let n = 0; n < 4; n++) {
      const runId = await w.queue(tenantId);
      await consumeRun(through, { tenantId, runId }, 1, w.network);
      expect((await w.get(tenantId, runId)).state).toBe('succeeded');
      const read = await connectionOf(tenantId);
      await later();
      // A run that had just read which value is current finds it still.
      await open(read);
    }
    expect((await connectionOf(tenantId)).credentialKey).toBe('new');
  });

  it('hundreds are sealed anew, some at each cron', async () => {
    const tenants = [];
    for (let n = 0; n < RESEAL_BATCH + 50; n++) tenants.push(await connected());
    const done: number[] = [];
    while ((await countOf(oldKey)).credentials > 0) {
      const before = (await countOf('new')).credentials;
      await later();
      done.push((await countOf('new')).credentials - before);
    }
    expect(Math.max(...done)).toBe(RESEAL_BATCH);
    expect(done.length).toBeLessThanOrEqual(5);
    expect(await valuesInKvAll()).toHaveLength(tenants.length);
    for (const { tenantId, secret } of tenants) {
      expect(await open(await connectionOf(tenantId), NEW)).toEqual(secret);
    }
  }, 30_000);

  it('two crons at once seal each of them once', async () => {
    const tenants = [await connected(), await connected(), await connected()];
    for (let n = 0; n < 4; n++) {
      w.clock.now += STEP_MS;
      await Promise.all([cron(), cron(), cron()]);
      for (const { tenantId } of tenants) expect((await valuesInKv(tenantId)).length).toBeLessThanOrEqual(2);
    }
    for (const { tenantId, secret } of tenants) {
      expect(await valuesInKv(tenantId)).toHaveLength(1);
      expect(await open(await connectionOf(tenantId), NEW)).toEqual(secret);
      const { items } = await listEvents(env.DB, tenantId, { limit: 10, cursor: null });
      expect(items.filter(({ action }) => action === 'connection.resealed')).toHaveLength(1);
    }
  });

  it('a third key in the middle wins in the end', async () => {
    const { tenantId, secret } = await connected();
    const THIRD = keySet('third');
    await cron();
    for (let n = 0; n < 5; n++) await later([...THIRD, ...BOTH]);
    expect(await open(await connectionOf(tenantId), THIRD)).toEqual(secret);
    expect(await valuesInKv(tenantId)).toHaveLength(1);
  });

  it('a key that was added and taken back before its turn does no harm', async () => {
    const { tenantId, secret } = await connected();
    await cron();
    for (let n = 0; n < 3; n++) await later(OLD);
    expect(await open(await connectionOf(tenantId), OLD)).toEqual(secret);
    expect(await valuesInKv(tenantId)).toHaveLength(1);
  });

  it('what is removed in the middle is destroyed whole', async () => {
    for (const crons of [1, 2]) {
      const { tenantId } = await connected();
      for (let n = 0; n < crons; n++) await later();
      const { credentialVersion } = await connectionOf(tenantId);
      await env.DB.prepare('DELETE FROM connections WHERE tenant_id = ?').bind(tenantId).run();
      await destroyCredential(env.CREDENTIALS, { tenantId, version: credentialVersion });
      await later();
      await later();
      expect(await valuesInKv(tenantId)).toEqual([]);
    }
  });
});

describe('a credential that cannot be opened', () => {
  it.each([
    [
      'its key is gone',
      async (row: ConnectionRow) => {
        const place = { tenantId: row.tenantId, version: row.credentialVersion };
        await putCredential(env.CREDENTIALS, keySet('lost'), place, row, await open(row));
        return 'lost';
      },
    ],
    [
      'its value is gone',
      async ({ tenantId, credentialVersion }: ConnectionRow) => {
        await destroyCredential(env.CREDENTIALS, { tenantId, version: credentialVersion });
        return oldKey;
      },
    ],
    [
      'its value is something else',
      async ({ tenantId, credentialVersion }: ConnectionRow) => {
        await env.CREDENTIALS.put(`connection/${tenantId}/${credentialVersion}`, 'a.b.c.d.e');
        return oldKey;
      },
    ],
  ])('%s: named in the log, counted, looked at again later, and no obstacle to others', async (_, spoil) => {
    const { tenantId } = await connected();
    const keyId = await spoil(await connectionOf(tenantId));
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    await cron();
    const entries = log.mock.calls.map(([line]) => JSON.parse(String(line)));
    expect(entries).toMatchObject([{ event: 'credential.unreadable', tenantId, code: 'credential-unreadable' }]);
    expect(await countOf(keyId)).toEqual({ keyId, credentials: 1, unreadable: 1 });

    const other = await connected();
    await env.DB.prepare('UPDATE connections SET credential_key = ? WHERE tenant_id = ?')
      .bind('x', other.tenantId)
      .run();
    for (let n = 0; n < 3; n++) await later(BOTH, STEP_MS);
    expect(await open(await connectionOf(other.tenantId), NEW)).toEqual(other.secret);
    expect(log).toHaveBeenCalledTimes(1);
    await later(BOTH, RESEAL_RETRY_MS);
    expect(log).toHaveBeenCalledTimes(2);
    log.mockRestore();
  });

  it('is sealed anew once its key is back, and until then nobody is told that the key can go', async () => {
    const { tenantId, secret } = await connected();
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    await cron(NEW);
    log.mockRestore();
    expect(await countOf(oldKey, NEW)).toEqual({ keyId: oldKey, credentials: 1, unreadable: 1 });
    // Whoever puts the key back and looks at once must not read that it opens nothing: it was never tried.
    expect(await countOf(oldKey)).toEqual({ keyId: oldKey, credentials: 1, unreadable: 0 });
    await cron();
    await later();
    expect(await open(await connectionOf(tenantId), NEW)).toEqual(secret);
    await later();
    expect(await countOf(oldKey)).toEqual({ keyId: oldKey, credentials: 0, unreadable: 0 });
  });

  it('for now only, because it was saved a moment ago: waits', async () => {
    const { tenantId, secret } = await connected();
    const { credentialVersion } = await connectionOf(tenantId);
    await env.DB.prepare('UPDATE connections SET credential_updated_at = ?').bind(w.clock.now).run();
    // KV elsewhere does not show the value yet.
    const get = async () => null;
    const CREDENTIALS = { get, put: env.CREDENTIALS.put, delete: env.CREDENTIALS.delete } as unknown as KVNamespace;
    const log = vi.spyOn(console, 'error');
    await cron(BOTH, { DB: env.DB, CREDENTIALS });
    expect(log).not.toHaveBeenCalled();
    log.mockRestore();
    expect((await connectionOf(tenantId)).credentialVersion).toBe(credentialVersion);
    await cron();
    await later();
    expect(await open(await connectionOf(tenantId), NEW)).toEqual(secret);
  });
});

async function valuesInKvAll(): Promise<string[]> {
  const names: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await env.CREDENTIALS.list(cursor ? { cursor } : {});
    names.push(...page.keys.map(({ name }) => name));
    if (page.list_complete) return names;
    cursor = page.cursor;
  }
}
