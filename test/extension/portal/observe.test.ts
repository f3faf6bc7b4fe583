import { describe, expect, it } from 'vitest';
import { type ObservedWindow, watchPage } from '../../../extension/portal/observe.ts';
import { documentOf } from './fixtures/saved.ts';

/** A window with its own time: changes are told by hand and timers fire when their time has come. */
function observed() {
  let now = 0;
  let timers: { id: number; at: number; callback: () => void }[] = [];
  let ids = 0;
  let callback: (() => void) | null = null;
  let observing = false;
  const listeners = new Map<string, () => void>();
  class Observer {
    constructor(told: MutationCallback) {
      callback = () => told([], this);
    }
    observe() {
      observing = true;
    }
    disconnect() {
      observing = false;
    }
    takeRecords() {
      return [];
    }
  }
  const window: ObservedWindow = {
    document: documentOf('<p></p>'),
    MutationObserver: Observer,
    setTimeout(run, delay) {
      ids += 1;
      timers.push({ id: ids, at: now + delay, callback: run });
      return ids;
    },
    clearTimeout(id) {
      timers = timers.filter((timer) => timer.id !== id);
    },
    addEventListener: (type, listener) => listeners.set(type, listener),
    removeEventListener: (type) => listeners.delete(type),
    navigation: {
      addEventListener: (type, listener) => listeners.set(type, listener),
      removeEventListener: (type) => listeners.delete(type),
    },
    performance: { now: () => now },
  };
  return {
    window,
    get timers() {
      return timers.length;
    },
    get observing() {
      return observing;
    },
    get listeners() {
      return listeners.size;
    },
    change: () => observing && callback?.(),
    go: (type: string) => listeners.get(type)?.(),
    /** Reading takes time too. */
    spend(ms: number) {
      now += ms;
    },
    pass(ms: number) {
      const end = now + ms;
      for (;;) {
        const due = timers.filter((timer) => timer.at <= end).toSorted((a, b) => a.at - b.at)[0];
        if (!due) break;
        timers = timers.filter((timer) => timer !== due);
        now = Math.max(now, due.at);
        due.callback();
      }
      now = Math.max(now, end);
    },
  };
}

describe('watching a page', () => {
  it('reads within 300 ms of the page settling, once, and not while it fills', () => {
    const page = observed();
    let reads = 0;
    watchPage(
      page.window,
      () => true,
      () => {
        reads += 1;
      },
    );
    page.pass(300);
    expect(reads).toBe(1);
    for (let at = 0; at < 10; at += 1) {
      page.change();
      page.pass(50);
    }
    expect(reads).toBe(1);
    page.pass(250);
    expect(reads).toBe(2);
    page.pass(60_000);
    expect(reads).toBe(2);
    expect(page.timers).toBe(0);
  });

  it('does nothing at all where the page is not of the guide', () => {
    const page = observed();
    let reads = 0;
    watchPage(
      page.window,
      () => false,
      () => {
        reads += 1;
      },
    );
    page.change();
    page.pass(10_000);
    expect({ reads, timers: page.timers, observing: page.observing }).toEqual({
      reads: 0,
      timers: 0,
      observing: false,
    });
  });

  // The last is the only one of a page that changes its address by its history, as `pushState` does.
  it.each(['hashchange', 'popstate', 'currententrychange'])('begins and ends with the address (%s)', (event) => {
    const page = observed();
    let [reads, wanted] = [0, false];
    const watch = watchPage(
      page.window,
      () => wanted,
      () => {
        reads += 1;
      },
    );
    wanted = true;
    page.go(event);
    page.pass(300);
    expect([page.observing, reads]).toEqual([true, 1]);
    wanted = false;
    page.change();
    page.go(event);
    page.pass(300);
    expect([page.observing, page.timers, reads]).toEqual([false, 0, 1]);
    wanted = true;
    watch.recheck();
    watch.stop();
    page.pass(300);
    expect([page.observing, page.timers, page.listeners, reads]).toEqual([false, 0, 0, 1]);
  });

  it.each([0.5, 5, 50])(
    'a page that never falls quiet and takes %d ms to read costs under 1 %% of the time',
    (cost) => {
      const page = observed();
      let reads = 0;
      watchPage(
        page.window,
        () => true,
        () => {
          reads += 1;
          page.spend(cost);
        },
      );
      const seconds = 60;
      for (let at = 0; at < seconds * 1_000; at += 1) {
        page.change();
        page.pass(1);
      }
      expect(reads).toBeGreaterThan(0);
      expect((reads * cost) / (seconds * 1_000)).toBeLessThan(0.01);
    },
  );
});
