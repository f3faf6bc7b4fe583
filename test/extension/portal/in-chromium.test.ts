import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, QUIET_FLAGS } from '../../browser/chromium.ts';
import { SAVED } from './fixtures/saved.ts';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `export { readPage } from './read-page.ts'; export { watchPage } from './observe.ts';
        import { WORDS } from './word-table.ts'; import { learnWords } from './words.ts'; learnWords(WORDS);`,
      resolveDir: fileURLToPath(new URL('../../../extension/portal', import.meta.url)),
      loader: 'ts',
    },
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    globalName: 'portal',
    footer: { js: 'globalThis.portal = portal;' },
    logLevel: 'error',
  });
  browser = await chromium.launch({ executablePath: chromiumPath(), args: [...QUIET_FLAGS] });
  page = await browser.newPage();
  await page.addInitScript(outputFiles[0]?.text ?? '');
  await page.goto('about:blank');
}, 60_000);

afterAll(() => browser?.close());

describe('in Chromium', () => {
  it('every saved page says the same as in the other tests', async () => {
    for (const { name, document, url, facts } of SAVED) {
      const html = JSON.stringify(document.documentElement.outerHTML);
      const read = await page.evaluate(
        `portal.readPage(new DOMParser().parseFromString(${html}, 'text/html'), ${JSON.stringify(url)})`,
      );
      expect({ name, facts: read }).toEqual({ name, facts });
    }
  }, 60_000);
});
