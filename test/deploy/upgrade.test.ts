import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createSimulator } from '@production-assist/simulator/simulator';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROOT } from '../local/bundle.ts';
import { addTestDirectory } from '../local/directories.ts';
import { newCredentialKeys } from '../local/keys.ts';
import { BUNDLE } from '../worker/bundle.ts';
import { createService, type Service } from './service.ts';

/** The recorded release beside this version, on one and the same data, whose schema is this version's. */

let folder = '';
let service: Service;
let released = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upgrade-'));
  service = await createService(await createSimulator({ seed: 1 }));
  released = join(folder, 'released/index.js');
  await mkdir(join(folder, 'released/web'), { recursive: true });
  await writeFile(released, gunzipSync(await readFile(join(ROOT, 'worker/releases/worker.js.gz'))));
});
afterAll(() => rm(folder, { recursive: true }));

it('the released version works on the new schema, before an upgrade and after a roll-back', async () => {
  const now = join(BUNDLE, 'index.js');
  const { directoryId, clientId, secret } = addTestDirectory(service.simulator, 1, { members: 3 });
  const credentialKeys = newCredentialKeys('first');
  const options = { credentialKeys, persist: join(folder, 'state') };
  const webhook = { name: 'Receiver', url: 'https://receiver.example/', types: ['connection.failing'], enabled: true };
  // The migrations are applied before the new version is there, so the released one is the first to meet them.
  await service.during({ ...options, bundle: released }, async (call, run) => {
    await call('PUT', 'tenants/gtg', { name: 'GTG' });
    await call('PUT', 'tenants/gtg/connection', { directoryId, clientId, clientSecret: secret });
    expect(await run('gtg')).toMatchObject({ state: 'succeeded', counts: { processed: 3 } });
    await call('POST', 'tenants/gtg/webhooks', webhook);
  });
  await service.during({ ...options, bundle: now }, async (call, run) => {
    expect(await run('gtg')).toMatchObject({ state: 'succeeded', counts: { unchanged: 3 } });
    await call('PUT', 'tenants/new', { name: 'Made by the new version' });
    await call('PUT', 'tenants/new/connection', { directoryId, clientId, clientSecret: secret });
    expect(await run('new')).toMatchObject({ state: 'succeeded' });
  });
  // A key was exchanged and not added: what it sealed cannot be opened, and the new version notes that it has tried.
  const other = newCredentialKeys('other');
  await service.during({ ...options, credentialKeys: other, bundle: now }, (_, __, cron) => cron(new Date()));
  const both = JSON.stringify({ keys: [other, credentialKeys].flatMap((set) => JSON.parse(set).keys) });
  await service.during({ ...options, credentialKeys: both, bundle: released }, async (call, run, cron) => {
    await cron(new Date());
    // The webhook's secret is sealed anew, whatever was noted; of the connections' it is known that they wait.
    expect(await call('GET', 'keys')).toMatchObject({
      items: [
        { kid: 'other', credentials: 1 },
        { kid: 'first', credentials: 2, unreadable: 2 },
      ],
    });
    for (const tenantId of ['gtg', 'new']) {
      expect(await run(tenantId)).toMatchObject({ state: 'succeeded', counts: { unchanged: 3 } });
      expect(await call('GET', `tenants/${tenantId}/users`)).toMatchObject({ items: { length: 3 } });
      expect(await call('POST', `tenants/${tenantId}/preview`, {})).toMatchObject({ complete: true });
    }
  });
});
