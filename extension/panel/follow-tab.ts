import { browser } from 'wxt/browser';
import { ADMIN_CENTER } from '../messages.ts';
import { setupsItem } from '../session.ts';
import { latestTab } from '../setups.ts';
import { askTab } from './ask-tab.ts';
import { followed } from './state.ts';

/** Follows the tab that is in front in this window; a panel that is itself a tab follows the admin center's last one. */
export async function followTab(): Promise<void> {
  const [{ id: windowId }, own] = await Promise.all([browser.windows.getCurrent(), browser.tabs.getCurrent()]);
  if (windowId === undefined) return;
  const look = () => void update(windowId, own?.id);
  browser.tabs.onActivated.addListener((active) => {
    if (active.windowId === windowId) look();
  });
  browser.tabs.onUpdated.addListener((_, change) => {
    if (change.url !== undefined || change.status === 'complete') look();
  });
  browser.tabs.onRemoved.addListener(look);
  // A tab that was read is one we reach, whatever was found before.
  setupsItem.watch(() => {
    if (followed.value.reached !== true || own) look();
  });
  await update(windowId, own?.id);
}

async function update(windowId: number, ownTabId: number | undefined): Promise<void> {
  const [active] = await browser.tabs.query({ active: true, windowId });
  const tabId = active?.id === ownTabId ? latestTab(await setupsItem.read(), windowId) : active?.id;
  const tab = tabId === undefined ? undefined : await browser.tabs.get(tabId).catch(() => undefined);
  // Only addresses we may read are told to us: any other tab has none.
  const inAdminCenter = tab?.url !== undefined && URL.parse(tab.url)?.origin === ADMIN_CENTER;
  const before = followed.value;
  const same = before.tabId === tabId && before.inAdminCenter === inAdminCenter;
  const now = { windowId, tabId, inAdminCenter, url: tab?.url };
  if (!same) followed.value = { ...now, reached: null };
  else if (before.url !== now.url) followed.value = { ...before, url: now.url };
  if (!inAdminCenter || tabId === undefined || (same && before.reached)) return;
  const reached = (await askTab(tabId, { type: 'read' })) !== null;
  if (followed.value.tabId === tabId) followed.value = { ...followed.value, reached };
}
