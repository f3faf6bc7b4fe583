import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { readFrames } from '../frames-permission.ts';
import { forgetTab, receive } from '../receive.ts';

/** Opens the panel, and keeps what pages tell while the panel is closed. */
export default defineBackground(() => {
  openPanelOnClick();
  browser.runtime.onMessage.addListener((message: unknown, sender, answer: (value: unknown) => void) => {
    receive(message, sender, browser.runtime.id, Date.now()).then(answer, () => answer(null));
    return true;
  });
  browser.tabs.onRemoved.addListener((tabId) => void forgetTab(tabId));
  browser.permissions.onAdded.addListener(() => void readFrames());
  browser.runtime.onInstalled.addListener(() => void readFrames());
});

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
