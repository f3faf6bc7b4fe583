import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { load } from '../../extension/panel/load.ts';
import { choose, shownStep } from '../../extension/panel/state.ts';
import type { PageKind } from '../../extension/portal/facts.ts';
import { setupsItem } from '../../extension/session.ts';
import { EMPTY_SETUPS } from '../../extension/setups.ts';
import { settled } from './clock.ts';

/** What the panel shows of a tab, as the browser and the page tell it in whichever order. */

const TAB = 7;
const WINDOW = 1;
let url: string;
let times = 0;

beforeAll(async () => {
  fakeBrowser.reset();
  vi.useFakeTimers({ toFake: ['setInterval'] });
  vi.stubGlobal('document', { documentElement: { lang: '' }, title: '' });
  vi.spyOn(fakeBrowser.windows, 'getCurrent').mockResolvedValue({ id: WINDOW } as never);
  vi.spyOn(fakeBrowser.tabs, 'getCurrent').mockResolvedValue(undefined as never);
  const tab = () => ({ id: TAB, windowId: WINDOW, active: true, url });
  vi.spyOn(fakeBrowser.tabs, 'query').mockImplementation(async () => [tab()] as never);
  vi.spyOn(fakeBrowser.tabs, 'get').mockImplementation(async () => tab() as never);
  vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockResolvedValue({ reading: true } as never);
  const never = { addListener() {} };
  fakeBrowser.permissions = { contains: async () => false, onAdded: never, onRemoved: never } as never;
  moveTo('#groups');
  await load();
  await shows('groups');
});
afterAll(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
  // A panel follows for as long as it lives: whoever comes next imports another one.
  vi.resetModules();
});

/** The tab has another address. The panel knows as soon as it asks. */
function moveTo(hash: string): void {
  url = `https://entra.microsoft.com/${hash}`;
}

/** The browser tells of it. */
async function tellMoved(): Promise<void> {
  await fakeBrowser.tabs.onUpdated.trigger(TAB, { url }, { id: TAB, windowId: WINDOW, url } as never);
  await settled();
}

/** The page tells what it is. */
async function shows(kind: PageKind): Promise<void> {
  const seen = { windowId: WINDOW, key: 'window-1', kind, state: 'ready', secretShown: false, at: ++times } as const;
  const tabs = { [TAB]: { ...seen, disagrees: false, framed: false, hollow: false } };
  await setupsItem.write({ ...EMPTY_SETUPS, tabs });
  await settled();
}

test('a page that tells of a move before the browser does ends a person’s choice all the same', async () => {
  expect(shownStep.value).toBe('group');
  choose('verify');
  moveTo('#applications');
  await shows('applications');
  expect(shownStep.value).toBe('application');
  await tellMoved();
  expect(shownStep.value).toBe('application');
});

test('a page that tells of it later, and then more of itself, leaves the choice made in between alone', async () => {
  moveTo('#groups');
  await tellMoved();
  choose('verify');
  await shows('groups');
  await shows('groups');
  expect(shownStep.value).toBe('verify');
});
