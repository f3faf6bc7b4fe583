import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { serveBackground } from '../background.ts';
import type { Clock } from '../expiry.ts';
import { readFrames } from '../frames-permission.ts';

/** Opens the panel, serves pages, and reads frames where a person has allowed it. */
export default defineBackground(() => {
  openPanelOnClick();
  serveBackground(clock);
  browser.permissions.onAdded.addListener(() => void readFrames('allowed'));
  browser.runtime.onInstalled.addListener(() => void readFrames('installed'));
});

const clock: Clock = {
  now: () => Date.now(),
  setTimeout: (then, ms) => setTimeout(then, ms),
  clearTimeout: (timer) => clearTimeout(timer as number | undefined),
};

/** Chrome and Edge open the panel by themselves once told to; Firefox has to be asked on every click. */
function openPanelOnClick(): void {
  if (import.meta.env.FIREFOX) {
    browser.action.onClicked.addListener(() => void firefox().sidebarAction.toggle());
  } else {
    void browser.sidePanel.setPanelBehavior({ openPanelOnActionClick: true });
  }
}

/** The one call that only Firefox knows. */
function firefox(): { sidebarAction: { toggle(): Promise<void> } } {
  return browser as unknown as { sidebarAction: { toggle(): Promise<void> } };
}
