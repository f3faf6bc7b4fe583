import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { keep, startOver, takeFromPage } from '../../extension/panel/actions.ts';
import { followed, setups } from '../../extension/panel/state.ts';
import { SECRET_LIFE_MS } from '../../extension/secret-life.ts';
import { secretsItem, setupsItem } from '../../extension/session.ts';
import { EMPTY_SETUPS } from '../../extension/setups.ts';
import { type Browser, startBrowser, type Tab } from './browser.ts';
import { settled } from './clock.ts';
import { credentialsHtml, overviewHtml } from './portal/fixtures/application-pages.ts';
import { ADDRESS, FAKE_SECRET, IDS, MASKED_SECRET } from './portal/fixtures/gtg.ts';
import { saved } from './portal/fixtures/saved.ts';

/** The way of a secret through all of its parts: the page, the script in it, the panel's button, the memory. */
const NOW = Date.parse('2026-11-22T10:00:00Z');
let browser: Browser;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  browser = startBrowser(NOW);
});
afterEach(() => {
  browser.close();
  vi.useRealTimers();
  setups.value = EMPTY_SETUPS;
  followed.value = { windowId: -1, tabId: undefined, inAdminCenter: false, reached: null };
});

/** The panel beside a tab, as far as its buttons need it. */
async function follow(tab: Tab): Promise<void> {
  followed.value = { windowId: tab.windowId, tabId: tab.id, inAdminCenter: true, reached: true };
  setups.value = await setupsItem.read();
}
const everything = async () => JSON.stringify(await fakeBrowser.storage.session.get());
const held = async () => Object.values(await secretsItem.read());
/** Replaces what stands in the place of the value. */
function put(tab: Tab, before: string, now: string): void {
  const cell = [...tab.document.querySelectorAll('[role=gridcell] *')].find(
    (element) => element.childElementCount === 0 && element.textContent === before,
  );
  if (!cell) throw new Error('the value does not stand there');
  cell.textContent = now;
}

describe('taking the secret', () => {
  /** With one secret, whose value is shown. */
  async function credentials(): Promise<Tab> {
    const tab = await browser.open(ADDRESS.credentials, credentialsHtml('en', FAKE_SECRET));
    const rows = tab.document.querySelectorAll('.fxc-gc-row');
    rows[rows.length - 1]?.remove();
    await browser.time.pass(1_000);
    return tab;
  }

  test('takes what is shown, and no message but the answer ever held it', async () => {
    const tab = await credentials();
    await follow(tab);
    expect(await takeFromPage()).toBeNull();
    expect(await held()).toMatchObject([{ value: FAKE_SECRET, takenAt: NOW, secretId: IDS.secret }]);
    expect(JSON.stringify(tab.sent)).not.toContain(FAKE_SECRET);
    expect(tab.sent.length).toBeGreaterThan(0);
  });

  test.each([
    ['masked', MASKED_SECRET, 'secret-masked'],
    ['replaced by its Secret ID', IDS.secret, 'secret-is-id'],
    ['taken away', '', 'not-shown'],
  ])('refuses a value that was %s after it was read, and keeps nothing', async (_, now, refusal) => {
    const tab = await credentials();
    await follow(tab);
    put(tab, FAKE_SECRET, now);
    // No time has passed: all that is known still says that the value is shown.
    expect(await everything()).toContain('"valueShown":true');
    expect(await takeFromPage()).toBe(refusal);
    expect(await held()).toEqual([]);
    expect(await everything()).not.toContain(FAKE_SECRET);
  });

  test.each([
    ['a page', { id: fakeBrowser.runtime.id, url: ADDRESS.home }],
    ['another extension', { id: 'another', url: 'chrome-extension://production-assist/sidepanel.html' }],
    ['another extension’s page', { id: fakeBrowser.runtime.id, url: 'chrome-extension://another/sidepanel.html' }],
    ['nobody', {}],
  ])('%s is given nothing', async (_, sender) => {
    const tab = await credentials();
    expect(await tab.ask({ type: 'take-secret' }, sender)).toBeUndefined();
    expect(await tab.ask({ type: 'take-secret' })).toEqual({ value: FAKE_SECRET, secretId: IDS.secret });
  });

  test('refuses a Secret ID and a masked value whoever gives them', async () => {
    await follow(await browser.open(ADDRESS.home, ''));
    expect(await keep(IDS.secret)).toBe('secret-is-id');
    expect(await keep(MASKED_SECRET)).toBe('secret-masked');
    expect(await held()).toEqual([]);
  });

  test('the page wakes a background that was stopped when the time is over', async () => {
    const tab = await credentials();
    await follow(tab);
    browser.stopBackground();
    expect(await takeFromPage()).toBeNull();
    await browser.time.pass(SECRET_LIFE_MS - 1_000);
    browser.stopBackground();
    expect(await everything()).toContain(FAKE_SECRET);
    await browser.time.pass(1_000);
    expect(tab.sent.at(-1)).toEqual({ type: 'wake' });
    expect(await everything()).not.toContain(FAKE_SECRET);
    await browser.time.pass(SECRET_LIFE_MS);
    expect(tab.sent.filter((message) => JSON.stringify(message) === '{"type":"wake"}')).toHaveLength(1);
  });

  test('a page that was not asked for it wakes the background when the background asks it to', async () => {
    const tab = await browser.open(ADDRESS.overview, overviewHtml('en'));
    await follow(tab);
    expect(await keep(FAKE_SECRET)).toBeNull();
    await settled();
    expect(tab.received).toEqual([{ type: 'wake-me', ms: SECRET_LIFE_MS - 1_000 }]);
    browser.stopBackground();
    await browser.time.pass(SECRET_LIFE_MS);
    expect(await everything()).not.toContain(FAKE_SECRET);
  });
});

test('starting over has every open page told again, and nothing else is known then', async () => {
  const other = await browser.open(ADDRESS.home, '');
  const tab = await browser.open(ADDRESS.overview, overviewHtml('en'));
  await follow(tab);
  await keep(FAKE_SECRET);
  tab.document.querySelector('.fxs-blade-content')?.replaceChildren();
  tab.go('https://entra.microsoft.com/#view/Other/Blade');
  await browser.time.pass(1_000);
  expect(await everything()).toContain(IDS.client);
  await startOver();
  await browser.time.pass(1_000);
  for (const { received } of [other, tab]) expect(received).toContainEqual({ type: 'read' });
  expect((await setupsItem.read()).tabs).toMatchObject({ [tab.id]: { kind: null } });
  expect(await everything()).not.toContain(IDS.client);
  expect(await everything()).not.toContain('secrets');
});

describe('a background that is not there', () => {
  const stopped = new Error('The message port closed before a response was received.');
  const send = () => vi.mocked(fakeBrowser.runtime.sendMessage);
  const clients = async () =>
    Object.values((await setupsItem.read()).setups).flatMap((setup) => Object.keys(setup.applications));

  test('it is told again when it was stopped before it could answer', async () => {
    const tab = await browser.open(ADDRESS.home, '');
    send().mockRejectedValueOnce(stopped);
    tab.document.write(overviewHtml('en'));
    tab.go(ADDRESS.overview);
    await browser.time.pass(500);
    expect(await clients()).toEqual([]);
    await browser.time.pass(2_000);
    expect(await clients()).toEqual([IDS.client]);
  });

  test('the words are asked for again when they did not come', async () => {
    const tab = await browser.open('https://entra.microsoft.com/#view/Other/Blade', overviewHtml('de'));
    send().mockRejectedValueOnce(stopped);
    tab.go(ADDRESS.overview);
    await browser.time.pass(3_000);
    expect(await clients()).toEqual([IDS.client]);
  });

  test('nothing goes on in a page whose extension was removed', async () => {
    const tab = await browser.open(ADDRESS.overview, overviewHtml('en'));
    vi.spyOn(fakeBrowser.runtime, 'id', 'get').mockReturnValue(undefined as never);
    send().mockRejectedValue(new Error('Extension context invalidated.'));
    const before = tab.sent.length;
    tab.go(ADDRESS.permissions);
    await browser.time.pass(60_000);
    expect(tab.sent.length - before).toBe(0);
    expect(send().mock.calls.length).toBeGreaterThan(0);
    const calls = send().mock.calls.length;
    tab.document.body.append('changed');
    tab.go(ADDRESS.overview);
    await browser.time.pass(60_000);
    expect(send().mock.calls.length).toBe(calls);
  });
});

describe('pages that are not the guide’s', () => {
  const ELSEWHERE = 'https://entra.microsoft.com/#view/Microsoft_AAD_Devices/DevicesMenuBlade';
  const GROUPS = saved('groups.en').document.documentElement.outerHTML;
  const groups = async () =>
    Object.values((await setupsItem.read()).setups).flatMap(({ groups }) => groups?.rows ?? []);

  test('what was being read of the page before is not told after it', async () => {
    const tab = await browser.open(ELSEWHERE, overviewHtml('en'));
    const send = vi.mocked(fakeBrowser.runtime.sendMessage);
    const deliver = send.getMockImplementation() as ((message: unknown) => Promise<unknown>) | undefined;
    let words = () => {};
    send.mockImplementation((async (message: { type: string }) => {
      if (message.type === 'words') await new Promise<void>((resolve) => (words = resolve));
      return deliver?.(message);
    }) as never);
    tab.go(ADDRESS.overview);
    await browser.time.pass(1_000);
    tab.go(ELSEWHERE);
    words();
    await browser.time.pass(1_000);
    expect(tab.sent).toEqual([{ type: 'facts', facts: null }, { type: 'words' }]);
    expect((await setupsItem.read()).tabs[tab.id]?.kind).toBeNull();
  });

  test('a frame on such a page asks once where it is, and then watches nothing', async () => {
    const tab = await browser.open(ELSEWHERE, GROUPS, 'frame');
    expect(tab.sent).toEqual([{ type: 'where' }]);
    tab.document.body.append('changed');
    await browser.time.pass(60_000);
    expect(tab.sent).toEqual([{ type: 'where' }]);
  });

  test.each([
    ['it comes to be shown', (tab: Tab) => tab.resize()],
    ['the page around it says that its content stands in a frame', (tab: Tab) => tab.ask({ type: 'frame-shown' })],
    ['the panel asks', (tab: Tab) => tab.ask({ type: 'read' })],
  ])('a frame that was kept ready is read when %s', async (_, shown) => {
    const tab = await browser.open(ELSEWHERE, GROUPS, 'frame');
    tab.url = ADDRESS.groups;
    expect(await groups()).toEqual([]);
    await shown(tab);
    await browser.time.pass(1_000);
    expect(await groups()).toContainEqual({ id: IDS.group, name: 'Azure_APP_Production-Assist' });
    // Now it is of the guide, and watched.
    const before = tab.sent.length;
    tab.document.body.append('changed');
    await browser.time.pass(1_000);
    expect(tab.sent.length).toBeGreaterThan(before);
  });

  test('the page around a frame has the frames look, and looks at nothing itself', async () => {
    const around = '<div class="fxs-topbar"></div><iframe class="fxs-reactview-frame-active"></iframe>';
    const tab = await browser.open(ADDRESS.groups, around);
    expect(tab.received).toEqual([{ type: 'frame-shown' }]);
    await browser.time.pass(60_000);
    expect(tab.received).toHaveLength(1);
  });
});
