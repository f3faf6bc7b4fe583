import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { serveBackground } from '../../extension/background.ts';
import { watchExpiry } from '../../extension/expiry.ts';
import { SECRET_LIFE_MS } from '../../extension/secret-life.ts';
import { forgetSecret, keepSecret, secretsItem } from '../../extension/session.ts';
import { type FakeTime, fakeTime, settled } from './clock.ts';
import { DIRECTORY, FAKE_SECRET, OTHER_DIRECTORY } from './facts.ts';

const NOW = Date.parse('2026-11-22T10:00:00Z');
/** Chrome and Edge stop a background that has done nothing for so long. */
const IDLE_MS = 30_000;

let time: FakeTime;
let asked: unknown[];

/** A background, as it is when it has just been started; what it does without the browser's help ends with `stop`. */
function start(): { stop(): void; readonly set: number } {
  const clock = time.timers();
  void watchExpiry(clock);
  return clock;
}

const events = {
  'a tab is loaded': () => fakeBrowser.tabs.onUpdated,
  'another tab is in front': () => fakeBrowser.tabs.onActivated,
  'a tab is closed': () => fakeBrowser.tabs.onRemoved,
  'another window has the focus': () => fakeBrowser.windows.onFocusChanged,
};
const happens = async (event: { trigger(...given: never[]): Promise<unknown> }) => {
  await event.trigger();
  await settled();
};
const stored = async () => JSON.stringify(await fakeBrowser.storage.session.get());

beforeEach(() => {
  fakeBrowser.reset();
  time = fakeTime(NOW);
  asked = [];
  vi.spyOn(fakeBrowser.tabs, 'query').mockImplementation(async (which) => {
    expect(which).toEqual({ url: 'https://entra.microsoft.com/*' });
    return [{ id: 7 }, {}] as never;
  });
  vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation(async (...given: unknown[]) => {
    asked.push(given);
  });
});
afterEach(() => vi.restoreAllMocks());

describe('with the panel closed', () => {
  test('a value is there until the last moment and gone after it', async () => {
    start();
    await keepSecret(DIRECTORY, FAKE_SECRET, NOW);
    await time.pass(SECRET_LIFE_MS - 1);
    expect(await stored()).toContain(FAKE_SECRET);
    await time.pass(1);
    expect(await stored()).not.toContain(FAKE_SECRET);
    expect((await secretsItem.read())[DIRECTORY]).toMatchObject({ takenAt: NOW });
  });

  test('each of several values goes at its own time', async () => {
    start();
    await keepSecret(DIRECTORY, FAKE_SECRET, NOW);
    await time.pass(60_000);
    await keepSecret(OTHER_DIRECTORY, `other${FAKE_SECRET}`, time.now());
    await time.pass(SECRET_LIFE_MS - 60_000);
    expect(Object.values(await secretsItem.read()).map(({ value }) => value)).toEqual([
      undefined,
      `other${FAKE_SECRET}`,
    ]);
    await time.pass(60_000);
    expect(await stored()).not.toContain(FAKE_SECRET);
  });

  test('the background does something often enough not to be stopped while it holds a value, and nothing otherwise', async () => {
    const clock = start();
    await time.pass(1_000);
    expect(clock.set).toBe(0);
    await keepSecret(DIRECTORY, FAKE_SECRET, time.now());
    const calls: number[] = [time.now()];
    const get = fakeBrowser.storage.session.get;
    vi.spyOn(fakeBrowser.storage.session, 'get').mockImplementation((async (key: string) => {
      calls.push(time.now());
      return get(key);
    }) as never);
    await time.pass(SECRET_LIFE_MS);
    const gaps = calls.slice(1).map((at, index) => at - (calls[index] ?? 0));
    expect(Math.max(...gaps)).toBeLessThan(IDLE_MS);
    expect(await stored()).not.toContain(FAKE_SECRET);
    await settled();
    expect(clock.set).toBe(0);
  });

  test('a clock that is set back keeps no value for ever', async () => {
    start();
    await keepSecret(DIRECTORY, FAKE_SECRET, NOW + 3_600_000);
    await time.pass(0);
    expect(await stored()).not.toContain(FAKE_SECRET);
  });
});

describe('a background that was stopped all the same', () => {
  test.each(Object.entries(events))('looks when %s', async (_, event) => {
    const clock = start();
    await keepSecret(DIRECTORY, FAKE_SECRET, NOW);
    await settled();
    clock.stop();
    await time.pass(SECRET_LIFE_MS);
    expect(await stored()).toContain(FAKE_SECRET);
    await happens(event());
    expect(await stored()).not.toContain(FAKE_SECRET);
  });

  test('looks with every message, whatever it says', async () => {
    const clock = time.timers();
    serveBackground(clock);
    await keepSecret(DIRECTORY, FAKE_SECRET, NOW);
    await settled();
    clock.stop();
    await time.pass(SECRET_LIFE_MS);
    expect(await stored()).toContain(FAKE_SECRET);
    await fakeBrowser.runtime.sendMessage({ type: 'anything' });
    await settled();
    expect(await stored()).not.toContain(FAKE_SECRET);
  });

  test('looks when it is started again', async () => {
    start().stop();
    await keepSecret(DIRECTORY, FAKE_SECRET, NOW);
    await settled();
    time = fakeTime(NOW + SECRET_LIFE_MS);
    start();
    await settled();
    expect(await stored()).not.toContain(FAKE_SECRET);
  });

  test('has asked the admin center’s pages to wake it, without telling them anything', async () => {
    start();
    await keepSecret(DIRECTORY, FAKE_SECRET, NOW);
    await time.pass(60_000);
    await keepSecret(OTHER_DIRECTORY, `other${FAKE_SECRET}`, time.now());
    await settled();
    const wakeMe = (ms: number) => [7, { type: 'wake-me', ms }, { frameId: 0 }];
    expect(asked).toEqual([wakeMe(SECRET_LIFE_MS), wakeMe(SECRET_LIFE_MS - 60_000)]);
    await time.pass(SECRET_LIFE_MS - 60_000);
    // The first is gone, and the next is due in a minute.
    expect(asked.at(-1)).toEqual(wakeMe(60_000));
    expect(JSON.stringify(asked)).not.toContain(FAKE_SECRET);
    await time.pass(60_000);
    expect(asked).toHaveLength(3);
  });
});

test('tabs wake the background only while a value is held', async () => {
  const woken = () =>
    [fakeBrowser.tabs.onUpdated, fakeBrowser.tabs.onActivated, fakeBrowser.windows.onFocusChanged].map((event) =>
      event.hasListeners(),
    );
  start();
  // From the very first: what woke it may be one of them.
  expect(woken()).toEqual([true, true, true]);
  await settled();
  expect(woken()).toEqual([false, false, false]);
  await keepSecret(DIRECTORY, FAKE_SECRET, NOW);
  await settled();
  expect(woken()).toEqual([true, true, true]);
  await forgetSecret(DIRECTORY);
  await settled();
  expect(woken()).toEqual([false, false, false]);
});
