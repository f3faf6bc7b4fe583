import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Admin, Run, User } from '@production-assist/shared/api';
import type { Webhook } from '@production-assist/shared/api-notifications';
import { logLines } from '@production-assist/shared/guide';
import { GTG } from '@production-assist/simulator/gtg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { anyPort } from '../local/any-port.ts';
import { ROOT } from '../local/bundle.ts';
import type { Session } from '../local/start/home.ts';
import { RECEIVER_ADDRESS, type Received } from '../local/start/receiver.ts';
import { follow, type Started } from '../local/started.ts';

/** Bundling and starting takes about three seconds, more where other suites use the processors. */
const PATIENCE_MS = 60_000;

/** The last line of what a start shows once everything is up. */
const READY = /^ {2}End +Ctrl-C$/m;

let data: string;
const running: Started[] = [];

function start(...args: string[]): Started {
  const child = spawn(process.execPath, ['test/local/start.ts', '--data', data, ...args], {
    cwd: ROOT,
    env: { ...process.env, NO_COLOR: '1' },
  });
  const started = follow(child);
  running.push(started);
  return started;
}

async function session(): Promise<Session> {
  return JSON.parse(await readFile(join(data, 'session.json'), 'utf8'));
}

/** What a script does with the session: read the API, nothing else known. */
async function read<Item>(path: string): Promise<Item[]> {
  const { url, token, tenantId } = await session();
  const response = await fetch(`${url}/api/tenants/${tenantId}/${path}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(response.status).toBe(200);
  return ((await response.json()) as { items: Item[] }).items;
}

/** Who has a role in the tenant. */
async function roles(): Promise<string[]> {
  return (await read<Admin>('admins')).map(({ name, role }) => `${name} ${role}`);
}

/** Whom one can choose to be on the sign-in page that the service sends a browser to. */
async function peopleToBe(url: string): Promise<string[]> {
  const page = await fetch(`${url}/sign-in`);
  expect(new URL(page.url).hostname).toBe('127.0.0.1');
  return [...(await page.text()).matchAll(/class="name">([^<]+)</g)].map(([, name = '']) => name);
}

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'start-'));
});
/** Ends what still runs, however a test ended. */
async function endAll(): Promise<void> {
  for (const started of running.splice(0)) {
    started.process.kill('SIGTERM');
    await started.ended;
  }
}
afterAll(() => rm(data, { recursive: true, force: true }));

/** In their order: what one start has made is there for the tests after it. */
describe('the start command, twice on the same data', () => {
  let port = 0;
  let first: Started;
  afterAll(endAll);

  /** Where webhooks arrive, as a start shows it. */
  const pageOf = async (started: Started) =>
    (await started.shows(READY)).match(/See webhooks arrive\s+(http:\S+)/)?.[1] ?? '';
  const received = async (at: string): Promise<Received[]> => (await fetch(`${at}/messages.json`)).json();
  const verdicts = async (at: string) => (await received(at)).map(({ type, verdict }) => `${type} ${verdict}`);
  const POLL = { timeout: 20_000 };
  let webhookId = '';
  async function call<Body>(path: string, body: object): Promise<Body> {
    const { url, token, tenantId } = await session();
    const response = await fetch(`${url}/api/tenants/${tenantId}/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(response.ok, path).toBe(true);
    return response.json() as Promise<Body>;
  }

  it(
    'connects and syncs a tenant',
    async () => {
      port = await anyPort();
      first = start('--port', String(port));
      const log = logLines({ directoryId: GTG.directoryId, tenantId: 'gtg', fetched: 22, processed: 19 });
      const lines = (await first.shows(READY)).split('\n').map((line) => line.trim());
      expect(lines.filter((line) => log.includes(line))).toEqual(log);

      expect((await stat(join(data, 'session.json'))).mode & 0o777).toBe(0o600);
      const { directoryId, clientId, secret } = GTG;
      const { token, ...values } = await session();
      expect(values).toEqual({
        url: `http://localhost:${port}`,
        tenantId: 'gtg',
        directoryId,
        clientId,
        clientSecret: secret,
      });
      expect(token.split('.')).toHaveLength(3);
      expect(await read<User>('users')).toHaveLength(19);
      expect((await read<Run>('runs')).map(({ state }) => state)).toEqual(['succeeded']);

      expect(await peopleToBe(values.url)).toEqual(['Olga Operator', 'Anton Admin', 'Vera Viewer', 'Sven Somebody']);
      expect(await roles()).toEqual(['admin@gtg.example admin', 'viewer@gtg.example viewer']);
    },
    PATIENCE_MS,
  );

  it(
    'shows webhooks that arrive at its receiver, checked with the secret it is told',
    async () => {
      const page = await pageOf(first);
      const input = { name: 'Local', url: RECEIVER_ADDRESS, types: ['users.joined'] };
      const { id, secret } = await call<Webhook>('webhooks', input);
      webhookId = id;
      await call(`webhooks/${id}/test`, {});
      await expect.poll(() => verdicts(page), POLL).toEqual(['notifications.test unchecked']);
      const told = await fetch(`${page}/secret`, {
        method: 'POST',
        body: new URLSearchParams({ secret: secret ?? '' }),
      });
      expect(await told.text()).toContain('Signature checked');
      expect(await verdicts(page)).toEqual(['notifications.test genuine']);
      expect((await stat(join(data, 'receiver.json'))).mode & 0o777).toBe(0o600);
    },
    PATIENCE_MS,
  );

  it(
    'ends at Ctrl-C, however often it is pressed',
    async () => {
      const [{ url }, page] = [await session(), await pageOf(first)];
      first.process.kill('SIGINT');
      first.process.kill('SIGINT');
      expect(await first.ended).toBe(0);
      expect(first.shown()).not.toMatch(/^\s+at /m);
      await expect(fetch(url)).rejects.toThrow();
      await expect(fetch(page)).rejects.toThrow();
    },
    PATIENCE_MS,
  );

  it(
    'keeps all of it for the next start, on another port where its own is taken',
    async () => {
      const taken = `http://localhost:${port}`;
      const neighbour = createServer().listen(port, '127.0.0.1');
      await once(neighbour, 'listening');
      const second = start('--port', String(port));
      const shown = await second.shows(READY);
      neighbour.close();
      const { url } = await session();
      expect(url).not.toBe(taken);
      expect(shown).toContain(`Port ${port} is taken`);
      expect(shown).toContain(url);
      expect(shown).toContain('Tenant gtg and its connection are there');
      expect((await read<Run>('runs')).map(({ counts }) => counts.created)).toEqual([0, 19]);

      expect(await roles()).toEqual(['admin@gtg.example admin', 'viewer@gtg.example viewer']);

      const page = await pageOf(second);
      await call(`webhooks/${webhookId}/test`, {});
      await expect.poll(() => verdicts(page), POLL).toEqual(['notifications.test genuine']);

      // A third one beside it would write over its data.
      const third = start();
      expect(await third.ended).toBe(1);
      expect(third.shown()).toContain(`It is running already: ${url}`);

      second.process.kill('SIGTERM');
      expect(await second.ended).toBe(0);
    },
    PATIENCE_MS,
  );
});

describe('the start command', () => {
  afterEach(endAll);

  it(
    'ends as cleanly while it is still starting',
    async () => {
      for (const moment of [/^Entra connection/m, /Worker bundled/]) {
        const started = start('--port', String(await anyPort()));
        await started.shows(moment);
        started.process.kill('SIGINT');
        expect(await started.ended).toBe(0);
        expect(started.shown()).not.toMatch(/^\s+at |Error/m);
      }
    },
    PATIENCE_MS,
  );

  it(
    'connects nothing of its own to the real Microsoft',
    async () => {
      const live = start('--live', '--port', String(await anyPort()));
      expect(await live.shows(READY)).toContain('/api/tenants/gtg/connection');
      expect(live.shown()).not.toContain('See webhooks arrive');
      expect(await session()).toMatchObject({ tenantId: 'gtg', directoryId: null, clientId: null, clientSecret: null });
      expect(await read<User>('users')).toEqual([]);
    },
    PATIENCE_MS,
  );

  it.each([
    [['--prot', '1'], "Unknown option '--prot'"],
    [['--port', 'x'], '--port needs a number'],
    [['extra'], "Unexpected argument 'extra'"],
  ])('says what it does not understand: %j', async (args, message) => {
    const started = start(...args);
    expect(await started.ended).toBe(2);
    expect(started.shown()).toContain(message);
    expect(started.shown()).toContain('Usage: npx -y pnpm@12 start');
  });
});
