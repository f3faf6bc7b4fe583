import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { ROOT } from '../local/bundle.ts';
import { follow, type Started } from '../local/started.ts';
import { TOKEN } from './cloudflare-api.ts';

/** The sign-in of docs/operations.md with the real wrangler; only Cloudflare's page and the browser are others. */

const CODE = 'not-a-real-code';
/** How long wrangler may take to listen, and how often to look, in ms. */
const COMING_BACK = { timeout: 20_000, interval: 100 };

let folder: string;
let started: Started | undefined;
const redeemed: (string | null)[] = [];

/** Cloudflare's page, on which whoever comes has allowed it already, and where a code is redeemed. */
const provider = createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  if (pathname === '/auth') {
    const back = new URL(searchParams.get('redirect_uri') ?? '');
    back.search = String(new URLSearchParams({ code: CODE, state: searchParams.get('state') ?? '' }));
    return response.writeHead(302, { location: back.href }).end();
  }
  const form = new URLSearchParams((await request.toArray()).join(''));
  redeemed.push(form.get('code'));
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ access_token: TOKEN, refresh_token: 'none', expires_in: 3600, scope: 'account:read' }));
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'login-'));
  await mkdir(join(folder, 'bin'));
  await writeFile(join(folder, 'bin/xdg-open'), '#!/bin/sh\n');
  await chmod(join(folder, 'bin/xdg-open'), 0o755);
  await once(provider.listen(0, '127.0.0.1'), 'listening');
});
afterAll(async () => {
  provider.close();
  // Where it waits still, it writes its log.
  started?.process.kill();
  await started?.ended;
  await rm(folder, { recursive: true, force: true });
});

it('keeps what Cloudflare gives, for the commands after it', async () => {
  const document = await readFile(join(ROOT, 'docs/operations.md'), 'utf8');
  const [, command = ''] = /npx -y pnpm@12 exec (wrangler login.*)/.exec(document) ?? [];
  const url = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
  const { CI: _, ...environment } = process.env;
  const child = spawn('sh', ['-c', command], {
    cwd: folder,
    env: {
      ...environment,
      CLOUDFLARE_API_TOKEN: '',
      WRANGLER_AUTH_URL: `${url}/auth`,
      WRANGLER_TOKEN_URL: `${url}/token`,
      WRANGLER_LOG: 'log',
      WRANGLER_LOG_PATH: join(folder, 'logs'),
      WRANGLER_SEND_METRICS: 'false',
      HOME: folder,
      XDG_CONFIG_HOME: join(folder, 'config'),
      PATH: `${join(folder, 'bin')}:${join(ROOT, 'node_modules/.bin')}:${dirname(process.execPath)}:${process.env.PATH}`,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started = follow(child);
  const [, page = ''] = /default browser: (\S+)/.exec(await started.shows(/default browser: \S+/)) ?? [];
  // As a browser does, but for the page of thanks at the end, which is Cloudflare's.
  const allowed = await fetch(page, { redirect: 'manual' });
  // wrangler names the page before it listens for who comes back from it.
  await vi.waitFor(() => fetch(allowed.headers.get('location') ?? '', { redirect: 'manual' }), COMING_BACK);
  expect(await started.ended, started.shown()).toBe(0);
  expect(redeemed).toEqual([CODE]);
  const files = await readdir(join(folder, 'config'), { recursive: true, withFileTypes: true });
  const kept = files.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(kept.map((path) => readFile(path, 'utf8')));
  expect(texts.filter((text) => text.includes(TOKEN))).toHaveLength(1);
  expect(started.shown()).not.toContain(TOKEN);
});
