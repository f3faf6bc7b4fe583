import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** The extension as it is shipped: what it may do, and how large it is. */

const EXTENSION = fileURLToPath(new URL('../../extension/', import.meta.url));
const WXT = join(EXTENSION, 'node_modules/wxt/bin/wxt.mjs');

/** Largest sizes in bytes, minified. The panel is what one language loads. */
const LIMITS = { contentScript: 40_000, panel: 200_000 };

let out = '';
beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'extension-'));
  for (const browser of ['chrome', 'firefox']) {
    await promisify(execFile)(process.execPath, [WXT, 'build', '-b', browser], {
      cwd: EXTENSION,
      // As shipped: the runner's own setting would build for development.
      env: { ...process.env, NODE_ENV: 'production', EXTENSION_OUT: out },
    });
  }
}, 120_000);
afterAll(() => rm(out, { recursive: true, force: true }));

const built = (browser: string, path: string) => join(out, `${browser}-mv3`, path);
const manifest = async (browser: string): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(built(browser, 'manifest.json'), 'utf8'));

describe.each([
  ['chrome', ['identity', 'sidePanel', 'storage']],
  ['firefox', ['identity', 'storage']],
])('%s', (browser, permissions) => {
  test('asks for these permissions and nothing more', async () => {
    const built = await manifest(browser);
    expect([...(built.permissions as string[])].sort()).toEqual(permissions);
    expect(built.host_permissions).toEqual(['https://entra.microsoft.com/*']);
    expect(built.optional_permissions).toEqual(['scripting']);
    expect(built.optional_host_permissions).toEqual(['https://*/*', 'http://localhost/*', 'http://127.0.0.1/*']);
    expect(built).not.toHaveProperty('externally_connectable');
    expect(built).not.toHaveProperty('web_accessible_resources');
  });

  test('runs its own script in the admin center only, apart from the page’s', async () => {
    const { content_scripts } = await manifest(browser);
    expect(content_scripts).toEqual([
      { matches: ['https://entra.microsoft.com/*'], run_at: 'document_idle', js: ['content-scripts/entra.js'] },
    ]);
  });

  test('allows no foreign script, no inline script and no inline style', async () => {
    const { content_security_policy } = await manifest(browser);
    const { extension_pages } = content_security_policy as { extension_pages: string };
    expect(extension_pages).toContain("default-src 'none'");
    expect(extension_pages).not.toMatch(/unsafe|blob:|\*(?!\s|;|$)/);
    const html = await readFile(built(browser, 'sidepanel.html'), 'utf8');
    expect(html).not.toMatch(/<style|style=|<script(?![^>]*src=)/);
  });
});

test('is as small as promised', async () => {
  const size = async (path: string) => (await stat(built('chrome', path))).size;
  expect(await size('content-scripts/entra.js')).toBeLessThanOrEqual(LIMITS.contentScript);
  const chunks = await readdir(built('chrome', 'chunks'));
  const loaded = chunks.filter((name) => name.endsWith('.js') && !name.startsWith('de-'));
  const sizes = await Promise.all(loaded.map((name) => size(`chunks/${name}`)));
  expect(sizes.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(LIMITS.panel);
});
