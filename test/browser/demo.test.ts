import { spawn } from 'node:child_process';
import { chmod, cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROOT } from '../local/bundle.ts';
import { execute } from '../local/execute.ts';
import { linkModules } from '../local/linked-modules.ts';
import { follow } from '../local/started.ts';
import { chromiumPath } from './chromium.ts';

/** `npx -y pnpm@12 demo` as somebody types it, in a copy of the checkout: it writes what other tests are using here. */

/** What is made in a checkout and not part of it. */
const MADE = ['node_modules', '.git', '.local', '.output', '.wxt', '.wrangler', 'dist'];

/** Twenty pictures, with everything they show: half a minute where nothing else is done. */
const PICTURES_MS = 300_000;

let folder: string;
let copy: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demo-'));
  copy = join(folder, 'copy');
  await cp(ROOT, copy, { recursive: true, filter: (path) => !MADE.includes(basename(path)) });
  await linkModules(copy);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('opens the panel beside the admin center, says what to do, and ends without a trace', async () => {
  // A browser with a window, which nobody sees: so it needs no display.
  const browser = join(folder, 'chromium');
  await writeFile(browser, `#!/bin/sh\nexec "${chromiumPath()}" --headless=new "$@"\n`);
  await chmod(browser, 0o755);
  const demo = spawn(process.execPath, [join(copy, 'test/browser/demo.ts')], {
    cwd: copy,
    env: { ...process.env, CHROMIUM_PATH: browser, DISPLAY: ':none' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const started = follow(demo);
  await started.shows(/Follow the side panel/);
  demo.kill('SIGTERM');
  expect(await started.ended, started.shown()).toBe(0);
  expect(started.shown()).toContain('Nothing is kept');
});

it('takes every picture anew that documents and stores show', { timeout: PICTURES_MS }, async () => {
  const folders = ['docs/pictures', 'extension/store/pictures'];
  for (const path of folders) await rm(join(copy, path), { recursive: true });
  const { code, output } = await execute(process.execPath, ['test/browser/demo.ts', '--pictures'], { cwd: copy });
  expect(code, output).toBe(0);
  for (const path of folders) expect(await readdir(join(copy, path))).toEqual(await readdir(join(ROOT, path)));
});
