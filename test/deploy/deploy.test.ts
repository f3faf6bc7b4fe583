import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROOT } from '../local/bundle.ts';
import { type CloudflareApi, MADE_DATABASE_ID, startCloudflareApi, TOKEN } from './cloudflare-api.ts';
import { createOperator, type Operator, SETTINGS, VERSION } from './operator.ts';
import { type Stores, startStores } from './stores.ts';

/** The whole command with the real wrangler; only Cloudflare's API is another one, at the network's edge. */

const CLIENT_SECRET = 'not-a-real-client-secret';
const DATABASE = 'production-assist-entra';
let folder = '';
let stores: Stores;
let api: CloudflareApi;
let operator: Operator;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deploy-'));
  stores = await startStores();
  api = await startCloudflareApi(stores);
  operator = await createOperator(folder, api);
});
afterAll(async () => {
  expect(api.unknown).toEqual([]);
  await api.stop();
  await stores.stop();
  await rm(folder, { recursive: true });
});

it('says everything that is missing at once, and makes nothing', async () => {
  const { code, output } = await operator.run('deploy', [], { CLOUDFLARE_API_TOKEN: '' });
  expect(code).toBe(1);
  for (const what of ['no deployment.toml', 'Nobody is signed in', 'PUBLIC_ORIGIN', 'SIGN_IN', 'FIRST_OPERATOR']) {
    expect(output).toContain(what);
  }
  expect(api.changes).toEqual([]);
  expect(await readdir(folder)).not.toContain('keys.json');

  await writeFile(join(folder, 'deployment.toml'), `${SETTINGS}\nPUBLIC_ORGIN = ""\nEMAIL_SENDER = "nobody"\n`);
  api.refuse = { call: 'GET /d1/database', status: 403, message: 'Authentication error' };
  const second = await operator.run('deploy', [], { SIGN_IN_CLIENT_SECRET: '' });
  expect(second.code).toBe(1);
  for (const what of ['PUBLIC_ORGIN', 'EMAIL_SENDER', 'D1 databases', 'SIGN_IN_CLIENT_SECRET']) {
    expect(second.output).toContain(what);
  }
  expect(api.changes).toEqual([]);
});

it('goes on where it failed, and then has made everything once', async () => {
  await writeFile(join(folder, 'deployment.toml'), SETTINGS);
  api.refuse = { call: 'POST /queues', status: 500, message: 'out of order' };
  const failed = await operator.run('deploy');
  expect(failed.code).toBe(1);
  expect(failed.output).toContain('out of order (10000)\n\nWhat is done stays; run this again');
  expect([api.namespaces.size, api.databases.size, api.queues.length]).toEqual([2, 1, 0]);

  // Killed in the middle, where what was asked for is done and nobody has been told.
  await operator.runUntil('POST /queues', 'deploy');
  expect(api.queues).toHaveLength(1);
  await operator.runUntil('PATCH /secrets-bulk', 'deploy', { SIGN_IN_CLIENT_SECRET: CLIENT_SECRET });
  expect(api.secrets?.size).toBe(2);

  const { code, output } = await operator.run('deploy', [], { SIGN_IN_CLIENT_SECRET: CLIENT_SECRET });
  expect(output).toContain('Online: https://entra.example.com');
  expect(output).toContain('Keep keys.json');
  expect(output).toContain('https://entra.example.com/sign-in/callback');
  expect(code).toBe(0);
  expect([...api.namespaces.values()]).toEqual([`${DATABASE}-credentials`, `${DATABASE}-tokens`]);
  expect([...api.databases.values()]).toEqual([DATABASE]);
  expect(api.queues.sort()).toEqual(['entra-notices', 'entra-notices-dead', 'entra-runs', 'entra-runs-dead']);
  expect(api.consumers.sort()).toEqual(api.queues);
  const keys = await readFile(join(folder, 'keys.json'), 'utf8');
  expect(Object.fromEntries(api.secrets ?? [])).toEqual({
    CREDENTIAL_KEYS: keys.trim(),
    SIGN_IN_CLIENT_SECRET: CLIENT_SECRET,
  });
  expect((await stat(join(folder, 'keys.json'))).mode & 0o777).toBe(0o600);
  const [applied] = await stores.query('SELECT count(*) AS n FROM d1_migrations');
  const migrations = await readdir(join(folder, 'worker/migrations'));
  expect(applied?.results).toEqual([{ n: migrations.length }]);
  const bindings = Object.fromEntries(
    api.uploads.at(-1)?.bindings.map(({ name, ...binding }) => [name, binding]) ?? [],
  );
  expect(bindings).toMatchObject({
    CREDENTIALS: { type: 'kv_namespace' },
    DB: { type: 'd1' },
    RUNS: { queue_name: 'entra-runs' },
    CREDENTIAL_KEYS: { type: 'inherit' },
    PUBLIC_ORIGIN: { text: 'https://entra.example.com' },
    SIGN_IN: { json: { clientId: 'page' } },
  });
});

it('updates when it is run again, makes nothing and keeps every secret', async () => {
  const before = [...(api.secrets ?? [])];
  const versions = api.uploads.length;
  api.changes.length = 0;
  await rm(join(folder, 'keys.json'));
  const { code, output } = await operator.run('deploy', [], { SIGN_IN_CLIENT_SECRET: 'another-not-real-secret' });
  expect(output).toContain('Up to date: https://entra.example.com');
  expect(output).toContain('SIGN_IN_CLIENT_SECRET was there and is kept');
  expect(code).toBe(0);
  expect([...(api.secrets ?? [])]).toEqual(before);
  expect(api.uploads.length).toBe(versions + 1);
  expect(api.changes.filter((call) => /^POST .*(namespaces|database|queues)$|secrets/.test(call))).toEqual([]);
  expect(await readdir(folder)).not.toContain('keys.json');
});

it('moves to another address, and stays reachable at those before', async () => {
  expect(api.domains).toEqual(['entra.example.com']);
  const moved = SETTINGS.replace('entra.example.com', 'people.example.com');
  const others = ['https://entra.example.com', `https://${DATABASE}.example.workers.dev`];
  await writeFile(join(folder, 'deployment.toml'), `other_origins = ${JSON.stringify(others)}\n\n${moved}`);
  const { code, output } = await operator.run('deploy');
  expect(output).toContain('Up to date: https://people.example.com');
  expect(code).toBe(0);
  expect(api.domains).toEqual(['people.example.com', 'entra.example.com']);
  expect(api.onWorkersDev).toBe(true);
  expect(output).not.toContain('not be reached');
  // Back, and without naming where it is now.
  await writeFile(join(folder, 'deployment.toml'), SETTINGS);
  const back = await operator.run('deploy');
  expect(back.output).toContain('will not be reached at https://people.example.com any more');
  expect(back.code).toBe(0);
  expect([api.domains, api.onWorkersDev]).toEqual([['entra.example.com'], false]);
});

it('shows no secret: not on the screen, not in a log, not in a file but keys.json', async () => {
  const values = [...(api.secrets ?? [])].map(([name, value]) =>
    name === 'CREDENTIAL_KEYS' ? JSON.parse(value).keys[0].k : value,
  );
  expect(values.length).toBe(2);
  let looked = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name === 'keys.json') continue;
    const content = await readFile(join(entry.parentPath, entry.name), 'utf8');
    for (const value of values) expect(content.includes(value), join(entry.parentPath, entry.name)).toBe(false);
    looked++;
  }
  // What wrangler logs for finding errors is among them.
  expect(await readdir(join(folder, 'logs'))).not.toEqual([]);
  expect(looked).toBeGreaterThan(10);
  const { output } = await operator.run('deploy', ['--help']);
  expect(output).toContain('Usage: npx -y pnpm@12 run deploy');
});

/** A command as it stands in docs/operations.md, without what fetches pnpm. */
function documented(beginning: string): string {
  const document = readFileSync(join(ROOT, 'docs/operations.md'), 'utf8');
  const [, command = ''] = new RegExp(`npx -y pnpm@12 exec (${beginning}[^\\n\`]*)`).exec(document) ?? [];
  return command;
}

/** The commands of the block below a paragraph of docs/operations.md. */
function documentedUnder(begins: string): string[] {
  const document = readFileSync(join(ROOT, 'docs/operations.md'), 'utf8');
  const [, block = ''] = /```sh\n([\s\S]*?)```/.exec(document.split(`**${begins}**`)[1] ?? '') ?? [];
  return block
    .trim()
    .split('\n')
    .map((line) => line.replace('npx -y pnpm@12 exec ', ''));
}

it('gets other sealing keys by the command of docs/operations.md, and keeps them in a deployment', async () => {
  const before = api.secrets?.get('CREDENTIAL_KEYS') ?? '';
  const [key] = JSON.parse(before).keys;
  const changed = JSON.stringify({ keys: [{ ...key, kid: 'another' }, key] });
  await writeFile(join(folder, 'keys.json'), changed);
  const putKeys = documented('wrangler secret put');
  expect(await operator.exec(putKeys)).toMatchObject({ code: 0 });
  expect(api.secrets?.get('CREDENTIAL_KEYS')).toBe(changed);

  // A roll-back goes behind that, and leads to the same code with the keys of before; the same command helps.
  expect(await operator.exec(documented('wrangler rollback'))).toMatchObject({ code: 0 });
  expect(api.secrets?.get('CREDENTIAL_KEYS')).toBe(before);
  expect(await operator.exec(putKeys)).toMatchObject({ code: 0 });
  await rm(join(folder, 'keys.json'));
  // What goes back to older code instead.
  expect(await operator.run('deploy')).toMatchObject({ code: 0 });
  expect(api.secrets?.get('CREDENTIAL_KEYS')).toBe(changed);
  expect(api.online.at(-1)).toBe(`version-${api.uploads.length}`);
});

it('goes back to the version before, and looks at signing keys and forgets them, by the commands of docs/operations.md', async () => {
  const before = api.online.at(-2);
  expect(before).not.toBe(api.online.at(-1));
  const back = await operator.exec(documented('wrangler rollback'));
  expect(back.output).toContain(`Worker Version ${before} has been deployed to 100% of traffic`);
  expect(back.code).toBe(0);
  expect(api.online.at(-1)).toBe(before);

  const count = async () => (await stores.query('SELECT kid FROM federation_keys'))[0]?.results;
  await stores.query("INSERT INTO federation_keys VALUES ('kid-1', '{}', 'sealed', 'key-1', 1, 1)");
  const looked = await operator.exec(documented('wrangler d1 execute DB .*SELECT'));
  expect(looked.output).toContain('kid-1');
  expect(looked.code).toBe(0);
  const forgotten = await operator.exec(documented('wrangler d1 execute DB .*DELETE FROM federation_keys'));
  expect(forgotten.code).toBe(0);
  expect(await count()).toEqual([]);
});

it('turns the database back by the commands of docs/operations.md, and messages are numbered on', async () => {
  const tell = `INSERT INTO notices (owner, target_id, event_id, tenant_id, type, at, data, due_at)
    VALUES ('t', 'w', 'e', 't', 'users.left', 1, '{}', 1) RETURNING sequence, unixepoch() * 1000 AS now`;
  const told = async () => (await stores.query(tell))[0]?.results[0] as { sequence: number; now: number };
  const first = await told();
  expect(first.sequence).toBe(1);
  const commands = documentedUnder('Turning the database back.');
  expect(commands.length).toBe(6);
  const paused: string[][] = [];
  for (const command of commands) {
    expect(await operator.exec(command)).toMatchObject({ code: 0 });
    paused.push([...api.paused]);
  }
  expect(api.turnedBack).toEqual([`${MADE_DATABASE_ID} at 2026-11-23T08:00:00.000Z`]);
  const both = ['entra-runs', 'entra-notices'];
  expect(paused).toEqual([['entra-runs'], both, both, both, ['entra-runs'], []]);
  expect((await told()).sequence).toBeGreaterThan(first.now);
});

it('records what is released, for the next version to be tried beside', async () => {
  const { code, output } = await operator.run('record-release');
  expect(output).toContain(`Version ${VERSION} is recorded in worker/releases`);
  expect(code).toBe(0);
  const releases = join(folder, 'worker/releases');
  expect(JSON.parse(await readFile(join(releases, 'released.json'), 'utf8'))).toEqual({
    version: VERSION,
    migrations: (await readdir(join(folder, 'worker/migrations'))).sort(),
  });
  const bundle = join(folder, 'recorded.mjs');
  await writeFile(bundle, gunzipSync(await readFile(join(releases, 'worker.js.gz'))));
  const { default: worker } = await import(pathToFileURL(bundle).href);
  expect(await worker.fetch().text()).toBe('here');
});

it('shows no secret in the arguments of any program it starts', async () => {
  const lists = await operator.argumentLists();
  const named = (...words: string[]) => lists.some((list) => words.every((word) => list.includes(word)));
  expect(named('secret', 'bulk') && named('d1', 'migrations', 'apply') && named('deploy')).toBe(true);
  const values = [...(api.secrets?.values() ?? [])];
  const parts = values.flatMap((value) => (value.startsWith('{') ? [value, JSON.parse(value).keys[0].k] : [value]));
  expect(parts.length).toBe(3);
  for (const part of [...parts, TOKEN]) expect(JSON.stringify(lists)).not.toContain(part);
});

it('stops where a store of a running service is gone', async () => {
  api.databases.clear();
  api.changes.length = 0;
  const { code, output } = await operator.run('deploy');
  expect(code).toBe(1);
  expect(output).toContain(`the database ${DATABASE} it worked with is gone`);
  expect(api.changes).toEqual([]);
});
