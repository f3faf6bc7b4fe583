import { browser } from 'wxt/browser';
import { type Clock, watchExpiry } from './expiry.ts';
import { forgetTab, receive } from './receive.ts';

/**
 * Keeps what pages tell while the panel is closed, forgets tabs that are closed, and secrets in time. To be called when
 * the background starts, before anything is awaited.
 */
export function serveBackground(clock: Clock): void {
  const expire = watchExpiry(clock);
  browser.runtime.onMessage.addListener((message: unknown, sender, answer: (value: unknown) => void) => {
    void expire();
    receive(message, sender, browser.runtime.id, clock.now()).then(answer, () => answer(null));
    return true;
  });
  browser.tabs.onRemoved.addListener((tabId) => void forgetTab(tabId));
}
