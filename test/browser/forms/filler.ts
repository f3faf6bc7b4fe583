import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Worker } from 'playwright-core';
import { openBrowser } from '../browser.ts';
import { BUNDLE, bundle } from './pages.ts';

/** A browser with the form part of the extension in it, and nothing else of it: no panel has to be pressed. */
export interface Filler {
  context: BrowserContext;
  worker: Worker;
  close(): Promise<void>;
}

/** @param origin the one origin the extension may enter */
export async function openFiller(origin: string): Promise<Filler> {
  const folder = await mkdtemp(join(tmpdir(), 'form-filler-'));
  const manifest = {
    manifest_version: 3,
    name: 'Form part',
    version: '1',
    permissions: ['scripting'],
    host_permissions: [`${origin}/*`],
    background: { service_worker: 'worker.js' },
  };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'worker.js'), await bundle(here('filler-worker.ts'), 'iife'));
  // The entry point, started the way the extension's build starts it.
  const script = await bundle(here('../../../extension/entrypoints/form-filler.ts'), 'iife');
  await writeFile(join(folder, 'form-filler.js'), `${script}\n${BUNDLE}.default.main();`);
  const context = await openBrowser({ extension: folder });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const close = async () => {
    await context.close();
    await rm(folder, { recursive: true });
  };
  return { context, worker, close };
}

function here(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url));
}
