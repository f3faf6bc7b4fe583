import { execFile } from 'node:child_process';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../local/bundle.ts';
import { setup as bundleWorker } from '../worker/bundle.ts';

/** Browsers the extension is built for. */
export const BROWSERS = ['chrome', 'edge', 'firefox'] as const;
export type BrowserName = (typeof BROWSERS)[number];

/** Folder of the extension as it is shipped to a browser. */
export const extensionFor = (browser: BrowserName): string => join(ROOT, `extension/.output/${browser}-mv3`);

/** Chrome's with its optional permissions already granted: a browser asks for them in a window no test can press. */
export const GRANTED_EXTENSION = join(ROOT, '.local/test-extension');

/** Origin of the form that stands for the customer's Production Assist. */
export const FORM_ORIGIN = 'https://production-assist.example';

/** Builds all that the browser's suites look at, once for all of their files. */
export async function setup(): Promise<void> {
  await Promise.all([buildAll(), bundleWorker()]);
}

/** One after the other: all of them write the same folder of types. */
async function buildAll(): Promise<void> {
  for (const browser of BROWSERS) await buildExtension(browser);
  await grantOptional();
}

/** What somebody needs who looks on: Chrome's extension, the copy with granted permissions, and the Worker. */
export async function buildForChrome(): Promise<void> {
  await Promise.all([buildExtension('chrome').then(grantOptional), bundleWorker()]);
}

/** Builds the extension as it is shipped to a browser. */
export async function buildExtension(browser: BrowserName): Promise<void> {
  const wxt = join(ROOT, 'node_modules/wxt/bin/wxt.mjs');
  await promisify(execFile)(process.execPath, [wxt, 'build', '-b', browser], {
    cwd: join(ROOT, 'extension'),
    // As shipped: the runner's own setting would build for development.
    env: { ...process.env, NODE_ENV: 'production' },
  });
}

async function grantOptional(): Promise<void> {
  await rm(GRANTED_EXTENSION, { recursive: true, force: true });
  await cp(extensionFor('chrome'), GRANTED_EXTENSION, { recursive: true });
  const path = join(GRANTED_EXTENSION, 'manifest.json');
  const manifest = JSON.parse(await readFile(path, 'utf8'));
  manifest.permissions.push(...manifest.optional_permissions);
  manifest.host_permissions.push(
    'https://*.portal.azure.net/*',
    `${FORM_ORIGIN}/*`,
    'http://127.0.0.1/*',
    'http://localhost/*',
  );
  await writeFile(path, JSON.stringify(manifest));
}
