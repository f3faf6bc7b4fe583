import { routeAdminCenter } from '@production-assist/simulator/admin-center/playwright';
import type { BrowserContext, Page } from 'playwright-core';
import { type BrowserOptions, extensionIdOf, openBrowser } from './browser.ts';
import { GRANTED_EXTENSION } from './build.ts';
import { routeFormPage } from './form-page/route.ts';
import { type Services, startServices } from './services.ts';
import { openSidePanel } from './side-panel.ts';

/** Everything a customer's administrator has before them: the admin center, the extension, the Worker, a form. */
export interface Stage extends Services {
  context: BrowserContext;
  extensionId: string;
  /** A tab on the admin center; `path` begins with `#`. */
  openAdminCenter(path?: string): Promise<Page>;
  /** The side panel in the window of a page. */
  openPanel(beside: Page): Promise<Page>;
  close(): Promise<void>;
}

interface StageOptions extends BrowserOptions {
  /** A directory without an application and a group; default: GTG as it is set up already. */
  empty?: boolean;
}

/** How long pages load for somebody who does not look on, in ms. */
const QUICK_MS = 50;

/** Sets the stage, with the extension that may do everything unless another is named. Close it afterwards. */
export async function setStage({ empty = false, ...options }: StageOptions = {}): Promise<Stage> {
  const browser = { extension: GRANTED_EXTENSION, ...options };
  const [services, context] = await Promise.all([
    startServices({ empty, ...(options.headed ? {} : { settleMs: QUICK_MS }) }),
    openBrowser(browser),
  ]);
  await routeAdminCenter(context, services.adminCenter);
  await routeFormPage(context, services);
  const extensionId = await extensionIdOf(context);
  return {
    ...services,
    context,
    extensionId,
    async openAdminCenter(path = '#home') {
      // The tab a browser begins with, as a person would use it.
      const page = context.pages().find((open) => open.url() === 'about:blank') ?? (await context.newPage());
      await page.goto(`https://entra.microsoft.com/${path}`);
      return page;
    },
    openPanel: (beside) => openSidePanel(context, beside, extensionId),
    async close() {
      await context.close();
      await services.stop();
    },
  };
}
