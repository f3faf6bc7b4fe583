import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bundleWorker, ROOT } from '../local/bundle.ts';

/** The extension as it is shipped to Chrome. */
export const EXTENSION = join(ROOT, 'extension/.output/chrome-mv3');
/** The same with its optional permissions already granted: a browser asks for them in a window no test can press. */
export const GRANTED_EXTENSION = join(ROOT, '.local/test-extension');
/** The Worker's bundle. */
export const BUNDLE = join(ROOT, '.local/test-browser-bundle');

/** Origin of the form that stands for the customer's Production Assist. */
export const FORM_ORIGIN = 'https://production-assist.example';

export async function setup(): Promise<void> {
  await Promise.all([buildExtension(), bundleWorker(BUNDLE)]);
}

/** Builds the extension and the copy with granted permissions. */
export async function buildExtension(): Promise<void> {
  const wxt = join(ROOT, 'node_modules/wxt/bin/wxt.mjs');
  await promisify(execFile)(process.execPath, [wxt, 'build'], {
    cwd: join(ROOT, 'extension'),
    env: { ...process.env, NODE_ENV: 'production' },
  });
  await rm(GRANTED_EXTENSION, { recursive: true, force: true });
  await mkdir(GRANTED_EXTENSION, { recursive: true });
  await cp(EXTENSION, GRANTED_EXTENSION, { recursive: true });
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
