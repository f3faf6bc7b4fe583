import { batch } from '@preact/signals';
import { latestOnly } from '@production-assist/shared/latest-only';
import { browser } from 'wxt/browser';
import { ADMIN_CENTER } from '../messages.ts';
import { setupsItem } from '../session.ts';
import { EMPTY_SETUPS, latestTab } from '../setups.ts';
import { askTab } from './ask-tab.ts';
import { type Followed, followed, setups } from './state.ts';

/**
 * Follows the tab that is in front in this window, and takes over what pages have told; a panel that is itself a tab
 * follows the admin center's last one. What was told is shown once it is known where the tab is: of a move a page may
 * tell before the browser does, and a person's choice would be held against the wrong place.
 */
export async function followTab(): Promise<void> {
  const [{ id: windowId }, own] = await Promise.all([browser.windows.getCurrent(), browser.tabs.getCurrent()]);
  if (windowId === undefined) return;
  let told = EMPTY_SETUPS;
  const locate = latestOnly(
    () => inFront(windowId, own?.id, () => latestTab(told, windowId)),
    (place) =>
      batch(() => {
        const { tabId, inAdminCenter, reached, url } = followed.value;
        const same = tabId === place.tabId && inAdminCenter === place.inAdminCenter;
        if (!same || url !== place.url) followed.value = { ...place, reached: same ? reached : null };
        setups.value = told;
      }),
  );
  const look = async () => {
    if (await locate()) await reach();
  };
  browser.tabs.onActivated.addListener((active) => {
    if (active.windowId === windowId) void look();
  });
  browser.tabs.onUpdated.addListener((_, change) => {
    if (change.url !== undefined || change.status === 'complete') void look();
  });
  browser.tabs.onRemoved.addListener(() => void look());
  await setupsItem.follow((value) => {
    told = value;
    void look();
  });
  await look();
}

/** Where the tab is that is to be followed. Only addresses we may read are told to us: any other tab has none. */
async function inFront(
  windowId: number,
  ownTabId: number | undefined,
  latest: () => number | undefined,
): Promise<Omit<Followed, 'reached'>> {
  const [active] = await browser.tabs.query({ active: true, windowId });
  const tabId = active?.id === ownTabId ? latest() : active?.id;
  const tab = tabId === undefined ? undefined : await browser.tabs.get(tabId).catch(() => undefined);
  const inAdminCenter = tab?.url !== undefined && URL.parse(tab.url)?.origin === ADMIN_CENTER;
  return { windowId, tabId, inAdminCenter, url: tab?.url };
}

/** Finds out whether our script answers in the tab. A tab that was read is one we reach, whatever was found before. */
async function reach(): Promise<void> {
  const { tabId, inAdminCenter, reached: before } = followed.value;
  if (!inAdminCenter || tabId === undefined || before) return;
  const reached = (await askTab(tabId, { type: 'read' })) !== null;
  if (followed.value.tabId === tabId) followed.value = { ...followed.value, reached };
}
