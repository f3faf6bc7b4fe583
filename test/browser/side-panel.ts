import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { browserSession } from './browser.ts';

/** Presses the extension's icon in the window of a page, and waits for the panel that opens beside it. */
export async function openSidePanel(context: BrowserContext, beside: Page, extensionId: string): Promise<Page> {
  const url = `chrome-extension://${extensionId}/sidepanel.html`;
  const session = await browserSession(context);
  const opened = context.waitForEvent('page', { predicate: (page) => page.url() === url });
  await session.send('Extensions.triggerAction', { id: extensionId, targetId: await tabOf(session, beside) });
  await session.detach();
  const panel = await opened;
  await panel.locator('header').waitFor();
  return panel;
}

/** The tab around a page, found by its address. */
async function tabOf(session: CDPSession, page: Page): Promise<string> {
  const { targetInfos } = await session.send('Target.getTargets', { filter: [{ type: 'tab' }] });
  const [tab, ...others] = targetInfos.filter(({ url }) => url === page.url());
  if (!tab || others.length > 0) throw new Error(`not exactly one tab at ${page.url()}`);
  return tab.targetId;
}
