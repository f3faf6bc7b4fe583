/** Tells when a page has settled, at next to no cost while it has not. The window is passed in. */

/** What is used of a window, so that a test can bring its own time. */
export interface ObservedWindow {
  document: Document;
  MutationObserver: typeof MutationObserver;
  setTimeout: (callback: () => void, delay: number) => number;
  clearTimeout: (timer: number | undefined) => void;
  addEventListener: (type: 'hashchange' | 'popstate', listener: () => void) => void;
  removeEventListener: (type: 'hashchange' | 'popstate', listener: () => void) => void;
  /** Also tells when a page changes its address by its history; a browser may not have it. */
  navigation?: {
    addEventListener: (type: 'currententrychange', listener: () => void) => void;
    removeEventListener: (type: 'currententrychange', listener: () => void) => void;
  };
  performance: { now: () => number };
}

export interface Watch {
  /** Whether the page is still one to be watched is asked again: call it when the address or the panel changed. */
  recheck: () => void;
  stop: () => void;
}

/** After a change nobody listens for so long: a page that fills up, or blinks, changes a thousand times a second. */
const SLEEP_MS = 100;

/** Then a page without a change for so long has settled. With the sleep before, the panel has the facts within 300 ms. */
const QUIET_MS = 80;

/** A page that never falls quiet is read all the same, but not more often than this. */
const RESTLESS_MS = 1_500;

/** And no more often than makes reading cost this share of the time, however long a reading takes. */
const RESTLESS_SHARE = 0.005;

/** Attributes that carry something that is read; styles and classes change all the time and do not. */
const READ_ATTRIBUTES = [
  'aria-busy',
  'aria-disabled',
  'aria-rowcount',
  'aria-selected',
  'disabled',
  'hidden',
  'title',
  'value',
];

/**
 * Watches a document while `isWanted` says so, and calls `settled` when it has changed and fallen quiet, and once at
 * the beginning. On any other page there is no observer and no timer, only listeners for a change of address.
 *
 * @param settled reads the page; how long it takes decides how often a restless page is read
 */
export function watchPage(window: ObservedWindow, isWanted: () => boolean, settled: () => void): Watch {
  let timer: number | undefined;
  let waitingSince: number | null = null;
  let nextRestlessRead = 0;
  let watching = false;

  const wait = (then: () => void, delay: number) => {
    window.clearTimeout(timer);
    timer = window.setTimeout(then, delay);
  };

  const changed = () => {
    waitingSince ??= window.performance.now();
    observer.disconnect();
    wait(wake, SLEEP_MS);
  };
  const observer = new window.MutationObserver(changed);

  const wake = () => {
    const now = window.performance.now();
    const waited = now - (waitingSince ?? now);
    observe();
    if (waited >= RESTLESS_MS && now >= nextRestlessRead) read();
    else wait(read, QUIET_MS);
  };

  const read = () => {
    timer = undefined;
    waitingSince = null;
    const start = window.performance.now();
    settled();
    const took = window.performance.now() - start;
    nextRestlessRead = start + Math.max(RESTLESS_MS, took / RESTLESS_SHARE);
  };

  const observe = () =>
    observer.observe(window.document, {
      subtree: true,
      childList: true,
      characterData: true,
      attributeFilter: READ_ATTRIBUTES,
    });

  const recheck = () => {
    const wanted = isWanted();
    if (!wanted && watching) rest();
    watching = wanted;
    if (wanted) changed();
  };

  const rest = () => {
    watching = false;
    waitingSince = null;
    observer.disconnect();
    window.clearTimeout(timer);
    timer = undefined;
  };

  window.addEventListener('hashchange', recheck);
  window.addEventListener('popstate', recheck);
  window.navigation?.addEventListener('currententrychange', recheck);
  recheck();
  return {
    recheck,
    stop() {
      window.removeEventListener('hashchange', recheck);
      window.removeEventListener('popstate', recheck);
      window.navigation?.removeEventListener('currententrychange', recheck);
      rest();
    },
  };
}
