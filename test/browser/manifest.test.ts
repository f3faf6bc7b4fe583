import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { EXTENSION_TEXTS } from '@production-assist/shared/texts/extension';
import { LANGUAGES } from '@production-assist/shared/texts/texts';
import { describe, expect, test } from 'vitest';
import { panelSizes, signInSize } from '../bench/panel-size.ts';
import { EXTENSION_CLIENT, EXTENSION_ID, FIREFOX_ID } from '../local/extension-client.ts';
import { type BrowserName, extensionFor } from './build.ts';

/** The extension as it is shipped: what it may do, and how large it is. */

/**
 * Largest sizes in bytes, minified. The panel is what it opens with in one language, with its style; signing in to the
 * service loads more, once.
 */
const LIMITS = { contentScript: 40_000, panel: 200_000, signIn: 30_000 };

const built = (browser: BrowserName, path: string) => join(extensionFor(browser), path);
const manifest = async (browser: BrowserName): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(built(browser, 'manifest.json'), 'utf8'));

describe.each<[BrowserName, string[]]>([
  ['chrome', ['identity', 'sidePanel', 'storage']],
  ['edge', ['identity', 'sidePanel', 'storage']],
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

  test('says its name, what it does and what its button does in each language', async () => {
    const shipped = await manifest(browser);
    const text = JSON.stringify(shipped);
    expect(shipped).toMatchObject({
      name: '__MSG_name__',
      description: '__MSG_description__',
      default_locale: LANGUAGES[0],
      action: { default_title: '__MSG_action__' },
    });
    const used = [...text.matchAll(/__MSG_(\w+)__/g)].map(([, name]) => name);
    for (const language of LANGUAGES) {
      const messages = JSON.parse(await readFile(built(browser, `_locales/${language}/messages.json`), 'utf8'));
      for (const [name, says] of Object.entries(EXTENSION_TEXTS[language])) expect(messages[name].message).toBe(says);
      for (const name of used) expect(messages[name ?? '']?.message, `${language} ${name}`).toBeTruthy();
    }
    // Nothing a person reads is left in one language.
    expect(text).not.toMatch(/Production Assist/);
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

test('has the id everywhere that the service knows it by', async () => {
  for (const browser of ['chrome', 'edge'] as const) {
    const { key } = await manifest(browser);
    const digest = createHash('sha256')
      .update(Buffer.from(String(key), 'base64'))
      .digest();
    const id = [...digest.subarray(0, 16)].map((byte) => `${LETTERS[byte >> 4]}${LETTERS[byte & 15]}`).join('');
    expect(id, browser).toBe(EXTENSION_ID);
  }
  const firefox = await manifest('firefox');
  expect(firefox).not.toHaveProperty('key');
  expect(firefox).toMatchObject({ browser_specific_settings: { gecko: { id: FIREFOX_ID } } });
  expect(EXTENSION_CLIENT.redirectUris).toContain(`https://${EXTENSION_ID}.chromiumapp.org/`);
});

/** How Chrome writes hexadecimal digits in an id. */
const LETTERS = [...'abcdefghijklmnop'];

test('is as small as promised', async () => {
  const size = async (path: string) => (await stat(built('chrome', path))).size;
  expect(await size('content-scripts/entra.js')).toBeLessThanOrEqual(LIMITS.contentScript);
  const sizes = await panelSizes(extensionFor('chrome'));
  expect(Object.keys(sizes)).toEqual([...LANGUAGES]);
  for (const [language, bytes] of Object.entries(sizes)) expect(bytes, language).toBeLessThanOrEqual(LIMITS.panel);
  const signIn = await signInSize(extensionFor('chrome'));
  expect(signIn).toBeGreaterThan(10_000);
  expect(signIn).toBeLessThanOrEqual(LIMITS.signIn);
});
