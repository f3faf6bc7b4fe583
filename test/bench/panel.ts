import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { type CDPSession, chromium, type Page } from 'playwright-core';
import { buildForChrome, extensionFor } from '../browser/build.ts';
import { chromiumPath, QUIET_FLAGS } from '../browser/chromium.ts';
import { ADDRESS } from '../extension/portal/fixtures/gtg.ts';
import { ROOT } from '../local/bundle.ts';
import { KNOCKOUT_FIXTURES } from '../simulator/src/admin-center/fixtures.ts';
import type { Figure } from './figures.ts';
import { lateSizes, panelSizes, signInSize } from './panel-size.ts';
import { settlingMs } from './settling.ts';

/** Quickest of several readings: the first ones warm the engine up. */
const READINGS = 7;
/** Long enough for several readings of a page that never falls quiet. */
const BUSY_SECONDS = 8;

/** The extension's figures: sizes as shipped, reading a long page, and what watching a busy page costs. */
export async function panelFigures(): Promise<Figure[]> {
  await buildForChrome();
  const size = async (path: string) => (await stat(join(extensionFor('chrome'), path))).size / 1000;
  const sizes = Object.entries(await panelSizes(extensionFor('chrome'))).map(([language, bytes]) => ({
    language,
    kilobytes: bytes / 1000,
  }));
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: [...QUIET_FLAGS] });
  try {
    const page = await browser.newPage();
    await page.addInitScript(await readingScript());
    await page.goto('about:blank');
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const html = KNOCKOUT_FIXTURES['applications-5000']?.markup ?? '';
    return [
      { what: 'Content script, KB minified', measured: await size('content-scripts/entra.js'), floor: 0, goal: 40 },
      {
        what: 'Panel in its largest language, all it opens with, KB minified',
        measured: Math.max(...sizes.map(({ kilobytes }) => kilobytes)),
        floor: 0,
        goal: 200,
        note: [
          ...sizes.map(({ language, kilobytes }) => `${language} ${kilobytes.toFixed(1)}`),
          `signing in loads ${((await signInSize(extensionFor('chrome'))) / 1000).toFixed(1)} more`,
          ...Object.entries(await lateSizes(extensionFor('chrome'))).map(
            ([part, bytes]) => `${part} ${(bytes / 1000).toFixed(1)} when opened`,
          ),
        ].join(', '),
      },
      {
        what: 'Reading a page with 5,000 rows, ms of processor time',
        measured: await readingMs(page, session, html),
        floor: 0,
        goal: 50,
      },
      {
        what: 'From a page’s last change to the panel, ms',
        measured: await settlingMs(),
        floor: 0,
        goal: 300,
      },
      {
        what: 'Watching 1,000 changes a second, % of a core',
        measured: (await watchingShare(page, html)) * 100,
        floor: 0,
        goal: 1,
      },
      {
        what: 'Watching pages that are not the guide’s, readings',
        measured: await readingsElsewhere(page),
        floor: 0,
        goal: 0,
      },
    ];
  } finally {
    await browser.close();
  }
}

async function readingScript(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `export { readPage } from './read-page.ts'; export { watchPage } from './observe.ts';
        import { WORDS } from './word-table.ts'; import { learnWords } from './words.ts'; learnWords(WORDS);`,
      resolveDir: join(ROOT, 'extension/portal'),
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
  return outputFiles[0]?.text ?? '';
}

/** Seconds the page's thread has been at work: time on the processor, so that what runs beside it does not count. */
async function workTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
}

async function readingMs(page: Page, session: CDPSession, html: string): Promise<number> {
  await page.evaluate(
    `void (globalThis.saved = new DOMParser().parseFromString(${JSON.stringify(html)}, 'text/html'))`,
  );
  let ms = Number.POSITIVE_INFINITY;
  for (let run = 0; run < READINGS; run++) {
    const before = await workTime(session);
    await page.evaluate(`void portal.readPage(saved, ${JSON.stringify(ADDRESS.applications)})`);
    ms = Math.min(ms, ((await workTime(session)) - before) * 1_000);
  }
  return ms;
}

/** Changes the page without end and adds up what the watcher's callbacks take. @returns share of a core */
async function watchingShare(page: Page, html: string): Promise<number> {
  await page.setContent(html);
  // Drawing would be the page's work, not ours.
  await page.addStyleTag({ content: '* { display: none !important }' });
  const spent: number = await page.evaluate(`(async () => {
    let spent = 0;
    const timed = (callback) => (...given) => {
      const start = performance.now();
      callback(...given);
      spent += performance.now() - start;
    };
    await new Promise((read) => {
      portal.watchPage(${TIMED_WINDOW}, () => true, () => {
        portal.readPage(document, ${JSON.stringify(ADDRESS.applications)});
        setTimeout(read);
      });
    });
    // The page is read when it is opened; that is not yet being idle.
    spent = 0;
    await ${CHANGING};
    return spent;
  })()`);
  return spent / (BUSY_SECONDS * 1_000);
}

/** How often a page that is not wanted is read while it changes. */
async function readingsElsewhere(page: Page): Promise<number> {
  return page.evaluate(`(async () => {
    let [readings, timed] = [0, (callback) => callback];
    portal.watchPage(${TIMED_WINDOW}, () => false, () => { readings++; });
    await ${CHANGING};
    return readings;
  })()`);
}

const TIMED_WINDOW = `{
  document, performance,
  MutationObserver: class extends MutationObserver { constructor(callback) { super(timed(callback)); } },
  setTimeout: (callback, delay) => setTimeout(timed(callback), delay),
  clearTimeout: (timer) => clearTimeout(timer),
  addEventListener() {}, removeEventListener() {},
}`;

/** 1,000 changes a second. */
const CHANGING = `new Promise((done) => {
  const text = document.body.appendChild(document.createTextNode(''));
  const end = performance.now() + ${BUSY_SECONDS * 1_000};
  const tick = setInterval(() => {
    for (let at = 0; at < 10; at += 1) text.data += ' ';
    text.data = '';
    if (performance.now() < end) return;
    clearInterval(tick);
    done();
  }, 10);
})`;
