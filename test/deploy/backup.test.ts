import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSimulator } from '@production-assist/simulator/simulator';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addTestDirectory } from '../local/directories.ts';
import { newCredentialKeys } from '../local/keys.ts';
import { BUNDLE } from '../worker/bundle.ts';
import { type CloudflareApi, startCloudflareApi, TOKEN } from './cloudflare-api.ts';
import { createOperator, type Operator, SETTINGS } from './operator.ts';
import { type Call, createService, type Service } from './service.ts';
import { DATABASE_ID, NAMESPACE_IDS, type Stores, startStores } from './stores.ts';

/** A service with a tenant is backed up, lost, and restored elsewhere: the commands, the Worker and the stores are real. */

const KEYS = newCredentialKeys('2026-11-23');
const SECRET_PARTS = JSON.parse(KEYS).keys.map(({ k }: { k: string }) => k);
let folder = '';
let service: Service;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backup-'));
  service = await createService(await createSimulator({ seed: 1 }));
});
afterAll(() => rm(folder, { recursive: true }));

/** Somebody at an account whose stores are in this folder. */
async function withAccount(
  state: string,
  work: (operator: Operator, api: CloudflareApi, stores: Stores) => Promise<void>,
) {
  const stores: Stores = await startStores(join(folder, state));
  const api = await startCloudflareApi(stores);
  const checkout = join(folder, `checkout-of-${state}`);
  await mkdir(checkout);
  try {
    const operator = await createOperator(checkout, api);
    await writeFile(join(checkout, 'deployment.toml'), SETTINGS);
    await work(operator, api, stores);
    expect(api.unknown).toEqual([]);
    // Arguments are what every user of the machine may read.
    const lists = await operator.argumentLists();
    expect(lists.some((list) => list.includes('d1'))).toBe(true);
    for (const part of [...SECRET_PARTS, TOKEN]) expect(JSON.stringify(lists)).not.toContain(part);
  } finally {
    await api.stop();
    await stores.stop();
  }
}

const WEBHOOK = { name: 'Receiver', url: 'https://receiver.example/', types: ['users.left'], enabled: true };

/** Sends a webhook a test. @returns the message's number */
async function numberOfNext(call: Call, webhook: string): Promise<number> {
  const { id } = await call<{ id: string }>('POST', `tenants/gtg/webhooks/${webhook}/test`);
  return Number(id);
}

const workerOn = (state: string, credentialKeys: string) => ({
  bundle: join(BUNDLE, 'index.js'),
  credentialKeys,
  persist: join(folder, state),
});

it('a new, empty Worker gets what was stored, and works with the keys and not without', async () => {
  const { directoryId, clientId, secret } = addTestDirectory(service.simulator, 1, { members: 3 });
  let people: unknown;
  let webhook = '';
  await service.during(workerOn('first', KEYS), async (call, run) => {
    await call('PUT', 'tenants/gtg', { name: "GTG; -- 'ü'" });
    await call('PUT', 'tenants/gtg/connection', { directoryId, clientId, clientSecret: secret });
    expect(await run('gtg')).toMatchObject({ state: 'succeeded' });
    people = await call('GET', 'tenants/gtg/users');
    webhook = (await call<{ id: string }>('POST', 'tenants/gtg/webhooks', WEBHOOK)).id;
    await numberOfNext(call, webhook);
  });

  const backup = join(folder, 'backups/kept');
  await withAccount('first', async (operator, api) => {
    api.databases.set(DATABASE_ID, 'production-assist-entra');
    for (const [at, binding] of ['credentials', 'tokens'].entries()) {
      api.namespaces.set(NAMESPACE_IDS[at] ?? '', `production-assist-entra-${binding}`);
    }
    api.secrets = new Map([['CREDENTIAL_KEYS', KEYS]]);
    const { code, output } = await operator.run('backup', [backup]);
    expect(output).toContain('1 credentials');
    expect(output).toContain('They open only with the keys 2026-11-23');
    expect(code).toBe(0);
    const again = await operator.run('backup', [backup]);
    expect(again).toMatchObject({ code: 1, output: expect.stringContaining('Name a folder that is not there yet') });
  });
  let toldSince = 0;
  await service.during(workerOn('first', KEYS), async (call) => {
    toldSince = await numberOfNext(call, webhook);
  });
  for (const name of await readdir(backup)) {
    const content = await readFile(join(backup, name), 'utf8');
    for (const part of [...SECRET_PARTS, secret]) expect(content.includes(part), name).toBe(false);
  }

  await withAccount('second', async (operator, api, stores) => {
    const restored = await operator.run('restore', [backup]);
    expect(restored.output).toContain(
      'sealed with keys that are not in keys.json (2026-11-23): nothing could read them',
    );
    expect(restored.code).toBe(0);
    // Keys of its own would hide that the old ones are missing, whatever other secret somebody has given already.
    api.secrets = new Map([['SIGN_IN_CLIENT_SECRET', 'not-a-real-client-secret']]);
    const refused = await operator.run('deploy');
    expect(refused.output).toContain('Put keys.json back');
    expect(refused.code).toBe(1);
    await writeFile(join(operator.folder, 'keys.json'), KEYS);
    const { code, output } = await operator.run('deploy');
    expect(output).toContain('Online: https://entra.example.com');
    expect(code).toBe(0);
    expect(api.secrets?.get('CREDENTIAL_KEYS')).toBe(KEYS);
    const twice = await operator.run('restore', [backup]);
    expect(twice).toMatchObject({ code: 1, output: expect.stringContaining('is not empty') });

    // The stores of credentials and of browsers are deleted by mistake, while the database is as good as ever.
    const [credentials, tokens] = NAMESPACE_IDS;
    const kv = await stores.namespace(credentials);
    for (const { name } of (await kv.list()).keys) await kv.delete(name);
    api.namespaces.clear();
    const stopped = await operator.run('deploy');
    expect(stopped).toMatchObject({ code: 1, output: expect.stringContaining('-credentials it worked with is gone') });
    expect(stopped.output).not.toContain('-tokens it worked with');
    await stores.query("UPDATE tenants SET name = 'since the backup'");
    const back = await operator.run('restore', [backup]);
    expect(back.output).toContain('1 of 1 missing credentials');
    expect(back.output).toContain('They open only with the keys 2026-11-23');
    expect(back.code).toBe(0);
    expect((await kv.list()).keys).toHaveLength(1);
    expect((await stores.query('SELECT name FROM tenants'))[0]?.results).toEqual([{ name: 'since the backup' }]);
    api.namespaces.delete(tokens);
    expect(await operator.run('deploy')).toMatchObject({ code: 0 });
    expect([...api.namespaces.keys()].sort()).toEqual([credentials, tokens]);
    expect(await operator.run('restore', [backup])).toMatchObject({
      code: 1,
      output: expect.stringContaining('no credential it names is missing'),
    });
  });

  await service.during(workerOn('second', newCredentialKeys('2026-12-01')), async (_, run) => {
    expect(await run('gtg')).toMatchObject({ state: 'failed', failure: { code: 'credential-unreadable' } });
  });
  await service.during(workerOn('second', KEYS), async (call, run) => {
    expect(await call('GET', 'tenants/gtg/users')).toEqual(people);
    expect(await run('gtg')).toMatchObject({ state: 'succeeded', counts: { processed: 3 } });
    // A receiver keeps the highest number it has seen: what is told from now on is higher than what was told before.
    expect(await numberOfNext(call, webhook)).toBeGreaterThan(toldSince);
  });
}, 120_000);
