import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROOT } from '../local/bundle.ts';
import { linkModules } from '../local/linked-modules.ts';
import { chromiumPath } from './chromium.ts';

/** `npx -y pnpm@12 demo` as somebody types it, in a copy of the checkout: it builds what other tests are using here. */

/** What is made in a checkout and not part of it. */
const MADE = ['node_modules', '.git', '.local', '.output', '.wxt', '.wrangler', 'dist'];

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
  const ended = once(demo, 'close');
  let output = '';
  const ready = new Promise<void>((resolve) => {
    const look = (chunk: Buffer) => {
      output += chunk;
      if (output.includes('Follow the side panel')) resolve();
    };
    demo.stdout.on('data', look);
    demo.stderr.on('data', look);
  });
  await Promise.race([ready, ended.then(() => Promise.reject(new Error(output)))]);
  demo.kill('SIGTERM');
  expect(await ended, output).toEqual([0, null]);
  expect(output).toContain('Nothing is kept');
});
