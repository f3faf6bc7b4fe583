import { browser } from 'wxt/browser';
import { ADMIN_CENTER, type BackgroundMessage } from './messages.ts';
import { expireSecrets, type Secrets, secretsItem, timeLeft } from './session.ts';

/**
 * A secret is forgotten when its time is over, whether the panel is open or not. The background sees to it, and a
 * browser stops a background that is idle, with its timers; a timer that survives that would take a permission more.
 * So there are three ways to wake in time, and one that needs no waking: see `docs/storage.md`.
 */

/**
 * Longest time between two looks while a value is held. Chrome and Edge stop a background 30 s after its last event or
 * call of the browser, and a look is such a call: until the value is gone, the background stays.
 * Tried in Chromium, 2026-11: it stays for minutes, with nothing else open, and is stopped 30 s after the last look.
 */
const LOOK_MS = 20_000;

/** What is used of time, so that a test can bring its own. */
export interface Clock {
  /** ms since 1970 */
  now(): number;
  setTimeout(then: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
}

/**
 * Forgets secrets in time, from now on. To be called when the background starts, before anything is awaited: only then
 * does the browser wake it for the events that are listened to here.
 *
 * @returns looks at once; for every other occasion on which the background is awake
 */
export function watchExpiry(clock: Clock): () => Promise<void> {
  let timer: unknown;

  const look = async () => {
    const left = timeLeft(await expireSecrets(clock.now()), clock.now());
    clock.clearTimeout(timer);
    timer = left === null ? undefined : clock.setTimeout(wake, Math.min(left, LOOK_MS));
    listenToTabs(left !== null);
  };
  const wake = () => void look();

  /** Tabs come and go all day: a background that holds no value is not to be woken each time. */
  const listenToTabs = (on: boolean) => {
    for (const event of [browser.tabs.onUpdated, browser.tabs.onActivated, browser.windows.onFocusChanged]) {
      if (!on) event.removeListener(wake);
      else if (!event.hasListener(wake)) event.addListener(wake);
    }
  };

  listenToTabs(true);
  browser.tabs.onRemoved.addListener(wake);
  secretsItem.watch((secrets) => {
    wake();
    void askPages(secrets, clock.now());
  });
  wake();
  return look;
}

/** Asks the admin center's pages to wake the background when the next value is due. */
async function askPages(secrets: Secrets, now: number): Promise<void> {
  const left = timeLeft(secrets, now);
  if (!left) return;
  const message: BackgroundMessage = { type: 'wake-me', ms: left };
  const tabs = await browser.tabs.query({ url: `${ADMIN_CENTER}/*` });
  await Promise.allSettled(
    tabs.flatMap(({ id }) => (id === undefined ? [] : browser.tabs.sendMessage(id, message, { frameId: 0 }))),
  );
}
