import { FORM_LABELS } from '@production-assist/shared/guide';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FormValues } from '../../extension/form/fill.ts';
import { fingerprintOf } from '../../extension/form/fingerprint.ts';
import type { Captured } from '../../extension/form/read.ts';
import { type Filler, openFiller } from './forms/filler.ts';
import type { Panel } from './forms/filler-worker.ts';
import { APPS, type App, appPage, framePage } from './forms/pages.ts';

const ORIGIN = 'https://production-assist.example';
const OTHER = 'https://other.example';
const VALUES = {
  directoryId: '11111111-2222-4333-8444-555555555555',
  clientId: 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee',
  clientSecret: 'fake8Q~not-a-real-secret-0123456789abcde',
};
const FILLED = { status: 'filled' };
const ALL_FILLED = { done: true, value: { directoryId: FILLED, clientId: FILLED, clientSecret: FILLED } };
/** Enough to start a browser and to bundle Angular on a busy machine. */
const START_MS = 60_000;

let filler: Filler;
/** What the pages' own code threw. */
const errors: string[] = [];
const pages = new Map<string, Promise<string>>();

beforeAll(async () => {
  filler = await openFiller(ORIGIN);
  for (const origin of [ORIGIN, OTHER]) {
    await filler.context.route(`${origin}/**`, async (route) => {
      const app = new URL(route.request().url()).pathname.slice(1) as App;
      const body = pages.get(app) ?? appPage(app);
      pages.set(app, body);
      await route.fulfill({ contentType: 'text/html; charset=utf-8', body: await body });
    });
  }
}, START_MS);

afterAll(() => filler.close());

async function open(path: string): Promise<Page> {
  const page = await filler.context.newPage();
  errors.length = 0;
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.goto(`${ORIGIN}/${path}`);
  return page;
}

const fill = (page: Page, values: FormValues = VALUES, approved = ORIGIN) =>
  filler.worker.evaluate(
    ([address, origin, given]) => (globalThis as unknown as { panel: Panel }).panel.fill(address, origin, given),
    [page.url(), approved, values] as const,
  );
const read = (page: Page, captured: Captured) =>
  filler.worker.evaluate(
    ([address, origin, given]) => (globalThis as unknown as { panel: Panel }).panel.read(address, origin, given),
    [page.url(), ORIGIN, captured] as const,
  );

/** What the application itself holds, after it has drawn itself again from that. */
async function model(page: Page): Promise<unknown> {
  await page.evaluate(() => window.renderAgain?.());
  await page.evaluate(() => new Promise(requestAnimationFrame));
  return JSON.parse((await page.locator('#model').textContent()) ?? '');
}

const shown = (page: Page) =>
  page.locator('input').evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
const heard = (page: Page) => page.evaluate(() => (window as unknown as { heard: string[] }).heard);

describe.each(APPS)('a form made with %s', (app) => {
  it('takes the three values and keeps them', { timeout: START_MS }, async () => {
    const page = await open(app);
    await page.locator('#model').waitFor({ state: 'attached' });
    expect(await fill(page)).toEqual(ALL_FILLED);
    expect(await model(page)).toEqual(VALUES);
    expect(await shown(page)).toEqual(Object.values(VALUES));
    expect(await heard(page)).toEqual([]);
    expect(errors).toEqual([]);
    const captured = { directoryId: VALUES.directoryId, clientId: VALUES.clientId };
    expect(await read(page, { ...captured, secret: await fingerprintOf(VALUES.clientSecret) })).toEqual({
      done: true,
      value: {
        directoryId: { status: 'agrees', value: VALUES.directoryId },
        clientId: { status: 'agrees', value: VALUES.clientId },
        clientSecret: { status: 'agrees' },
      },
    });
    await page.close();
  });
});

describe('in the browser', { timeout: START_MS }, () => {
  it('tells a window that has not the focus the same as one that has', async () => {
    const page = await open('angular-reactive');
    await page.locator('#model').waitFor();
    const front = await filler.context.newPage();
    await front.bringToFront();
    for (const each of [page, front]) {
      const session = await filler.context.newCDPSession(each);
      await session.send('Emulation.setFocusEmulationEnabled', { enabled: false });
    }
    expect(await page.evaluate(() => document.hasFocus())).toBe(false);
    expect(await fill(page)).toEqual(ALL_FILLED);
    expect(await model(page)).toEqual(VALUES);
    await front.close();
    await page.close();
  });

  it('sees a value that a controlled field does not keep', async () => {
    const page = await open('react-strict');
    await page.locator('#model').waitFor();
    const result = { done: true, value: { ...ALL_FILLED.value, clientSecret: { status: 'refused' } } };
    expect(await fill(page)).toEqual(result);
    expect(await model(page)).toEqual({ ...VALUES, clientSecret: '' });
    await page.close();
  });

  it('fills a form in a frame of the same origin, and none of another', async () => {
    pages.set('frames', Promise.resolve(framePage(`${OTHER}/plain`, '/react')));
    const page = await open('frames');
    const [other, own] = page.frames().slice(1);
    if (!other || !own) throw new Error('the frames are missing');
    await Promise.all([other, own].map((frame) => frame.locator('#model').waitFor()));
    expect(await fill(page)).toEqual(ALL_FILLED);
    expect(JSON.parse((await own.locator('#model').textContent()) ?? '')).toEqual(VALUES);
    expect(await other.locator('input').first().inputValue()).toBe('');
    await page.close();
  });

  it('fills a form in a frame that came with the page', async () => {
    const field = `<label>${FORM_LABELS.clientId}<input></label>`;
    pages.set('srcdoc', Promise.resolve(`<!doctype html><body><iframe srcdoc="${field}"></iframe></body>`));
    const page = await open('srcdoc');
    const result = { done: true, value: { clientId: FILLED } };
    expect(await fill(page, { clientId: VALUES.clientId })).toEqual(result);
    expect(await page.frameLocator('iframe').locator('input').inputValue()).toBe(VALUES.clientId);
    await page.close();
  });

  it('leaves alone what a person cannot see or reach', async () => {
    const field = (style: string) => `<div style="${style}"><label>${FORM_LABELS.clientId}<input></label></div>`;
    const hidden = ['display:none', 'visibility:hidden', 'opacity:0', 'content-visibility:hidden'].map(field).join('');
    const closed = `<details><summary>More</summary>${field('')}</details>`;
    pages.set('hidden', Promise.resolve(`<!doctype html><body>${hidden}${closed}<div inert>${field('')}</div></body>`));
    const page = await open('hidden');
    expect(await fill(page, { clientId: VALUES.clientId })).toEqual({
      done: true,
      value: { clientId: { status: 'not-found', because: 'hidden' } },
    });
    expect(new Set(await shown(page))).toEqual(new Set(['']));
    await page.close();
  });

  it('does nothing on an origin that was not approved', async () => {
    const page = await open('plain');
    expect(await fill(page, VALUES, OTHER)).toEqual({ done: false, because: 'not-approved' });
    expect(await shown(page)).toEqual(['', '', '']);
    await page.close();
  });
});
