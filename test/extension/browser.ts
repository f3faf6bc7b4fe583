import { AsyncLocalStorage } from 'node:async_hooks';
import { JSDOM } from 'jsdom';
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { serveBackground } from '../../extension/background.ts';
import type { Clock } from '../../extension/expiry.ts';
import { servePage, tell } from '../../extension/page-script.ts';
import { type FakeTime, fakeTime } from './clock.ts';

/**
 * A browser in memory: the extension's background, and tabs whose pages run the extension's script. Messages go between
 * them as copies and say who sent them, as a browser has it.
 */
export interface Browser {
  time: FakeTime;
  /** Stops the background, as a browser does that finds it idle: its timers and its listeners are gone. */
  stopBackground(): void;
  /**
   * Opens a page of the admin center, and lets it be read.
   *
   * @param where `frame`: what stands in an inner frame of the page; the script runs in there only
   */
  open(url: string, html: string, where?: 'top' | 'frame'): Promise<Tab>;
  close(): void;
}

export interface Tab {
  id: number;
  windowId: number;
  url: string;
  document: Document;
  /** What the script in the page has sent, in order. */
  sent: unknown[];
  /** What was sent to it. */
  received: unknown[];
  /** Changes the address, as the admin center does when another page is opened. */
  go(url: string): void;
  /** Sends the page a message: the panel's, unless another sender is named. */
  ask(message: unknown, sender?: object): Promise<unknown>;
  /** Another size of the window, or of the frame. */
  resize(): void;
  close(): void;
}

type Listener = (message: unknown, sender: object, answer: (value: unknown) => void) => unknown;

/** One of the extension's programs: what it listens with, and how what it sends is delivered. */
interface Program {
  listeners: Set<Listener>;
  send(message: unknown): Promise<unknown>;
}

const OWN_ORIGIN = 'chrome-extension://production-assist/';
const WINDOW = 10;
const FRAME = 'https://sandbox-1.reactblade.portal.azure.net/React/Index';

/** Starts a browser with nothing open. It has `fakeBrowser` to itself until it is closed. */
export function startBrowser(start: number): Browser {
  fakeBrowser.reset();
  const { id } = fakeBrowser.runtime;
  const time = fakeTime(start);
  const tabs = new Map<number, Tab>();
  /** Whose code is running. */
  const running = new AsyncLocalStorage<Program>();
  const current = () => {
    const program = running.getStore();
    if (!program) throw new Error('a message outside of any program');
    return program;
  };
  const clock = time.timers();
  const background: Program = { listeners: new Set(), send: () => Promise.reject(new Error('no page is named')) };

  const toBackground = (message: unknown, sender: object) => {
    wake();
    return deliver(background, message, sender);
  };
  const wake = () => {
    if (background.listeners.size === 0) running.run(background, () => serveBackground(clock));
  };
  /** The first answer counts; where nobody means to answer it is undefined. */
  const deliver = (to: Program, message: unknown, sender: object) =>
    new Promise<unknown>((resolve, reject) => {
      if (to.listeners.size === 0) reject(new Error('Could not establish connection.'));
      const answer = (value: unknown) => resolve(structuredClone(value));
      const later = running.run(to, () =>
        [...to.listeners].map((listener) => listener(structuredClone(message), sender, answer)),
      );
      if (!later.includes(true)) resolve(undefined);
    });

  vi.spyOn(fakeBrowser.runtime.onMessage, 'addListener').mockImplementation((listener) => {
    current().listeners.add(listener as Listener);
  });
  vi.spyOn(fakeBrowser.runtime.onMessage, 'removeListener').mockImplementation((listener) => {
    current().listeners.delete(listener as Listener);
  });
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation((message: unknown) => current().send(message));
  vi.spyOn(fakeBrowser.tabs, 'query').mockImplementation(async () => [...tabs.values()].map(tabOf) as never);
  vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation((tabId: number, message: unknown) => {
    const tab = tabs.get(tabId);
    return tab ? tab.ask(message) : Promise.reject(new Error('No tab with this id.'));
  });
  wake();

  return {
    time,
    stopBackground() {
      clock.stop();
      background.listeners.clear();
      for (const event of [fakeBrowser.tabs.onUpdated, fakeBrowser.tabs.onActivated, fakeBrowser.tabs.onRemoved])
        event.removeAllListeners();
      fakeBrowser.windows.onFocusChanged.removeAllListeners();
      fakeBrowser.storage.onChanged.removeAllListeners();
    },
    async open(url, html, where = 'top') {
      const { window: top } = new JSDOM(where === 'top' ? html : '<iframe></iframe>', { url });
      const window = where === 'top' ? top : (top.frames[0] as unknown as typeof top);
      if (where === 'frame') window.document.write(html);
      const page: Program = {
        listeners: new Set(),
        send(message) {
          tab.sent.push(message);
          const of = where === 'top' ? { url: tab.url, frameId: 0 } : { url: FRAME, frameId: 3 };
          return toBackground(message, { id, ...of, tab: tabOf(tab) });
        },
      };
      const inPage = <Result>(act: () => Result): Result => running.run(page, act);
      const timers = time.timers();
      const own: Pick<Clock, 'setTimeout' | 'clearTimeout'> = {
        setTimeout: (then, ms) => timers.setTimeout(() => inPage(then), ms),
        clearTimeout: timers.clearTimeout,
      };
      const view = Object.assign(window, own) as unknown as Window & typeof globalThis;
      const tab: Tab = {
        id: tabs.size + 1,
        windowId: WINDOW,
        url,
        document: window.document,
        sent: [],
        received: [],
        go(to) {
          tab.url = to;
          inPage(() => window.dispatchEvent(new window.Event('hashchange')));
        },
        ask(message, sender = { id, url: `${OWN_ORIGIN}sidepanel.html` }) {
          tab.received.push(message);
          return deliver(page, message, sender);
        },
        resize: () => void inPage(() => window.dispatchEvent(new window.Event('resize'))),
        close() {
          inPage(end);
          timers.stop();
          tabs.delete(tab.id);
        },
      };
      tabs.set(tab.id, tab);
      const end = inPage(() => servePage(view, where === 'top' ? () => tab.url : asked, OWN_ORIGIN));
      await time.pass(1_000);
      return tab;
    },
    close() {
      for (const tab of tabs.values()) tab.close();
      vi.restoreAllMocks();
      fakeBrowser.reset();
    },
  };
}

const tabOf = ({ id, windowId, url }: Tab) => ({ id, windowId, url });

/** The address a frame has to ask for: the background knows it. */
async function asked(): Promise<string | null> {
  const answer = (await tell({ type: 'where' })) as { url: string | null };
  return answer.url;
}
