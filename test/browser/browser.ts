import { type Browser, type BrowserContext, type CDPSession, chromium } from 'playwright-core';
import { chromiumPath, QUIET_FLAGS } from './chromium.ts';

export interface BrowserOptions {
  /** Folder of the extension the browser begins with; without it none, until one is installed. */
  extension?: string;
  /** A window for a person, in their language and colours and as large as they make it; else nobody sees it. */
  headed?: boolean;
  /** The profile's folder; without it a new one that is thrown away. */
  profile?: string;
  locale?: string;
}

/** Room for a page as on a laptop and the panel beside it, in CSS pixels. */
const WINDOW = { width: 1640, height: 980 };

/** Lets a session of the browser install extensions and press their icons. */
const EXTENSION_DEBUGGING = '--enable-unsafe-extension-debugging';

// Playwright's tabs are pages; a side panel is one to it only where this says so.
process.env.PW_CHROMIUM_ATTACH_TO_OTHER = '1';

/** Opens a browser with a profile of its own: no other extension, and nobody's account. */
export function openBrowser({ extension, headed = false, profile = '', locale = 'en' }: BrowserOptions = {}) {
  const extensionFlags = extension ? [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`] : [];
  const common = {
    executablePath: chromiumPath(),
    ignoreDefaultArgs: ['--disable-extensions'],
    // As large as the window leaves it: with a size of its own, clicks miss what is in inner frames beside the panel.
    viewport: null,
  };
  if (headed) {
    return chromium.launchPersistentContext(profile, {
      ...common,
      headless: false,
      // Root has no sandbox to be in, as in a container.
      chromiumSandbox: process.getuid?.() !== 0,
      // The Ctrl-C is ours: the browser is closed, then what it talks to.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      args: ['--no-first-run', '--disable-sync', EXTENSION_DEBUGGING, ...extensionFlags],
      colorScheme: null,
    });
  }
  return chromium.launchPersistentContext(profile, {
    ...common,
    args: [
      ...QUIET_FLAGS,
      EXTENSION_DEBUGGING,
      `--lang=${locale}`,
      `--window-size=${WINDOW.width},${WINDOW.height}`,
      ...extensionFlags,
    ],
    locale,
    colorScheme: 'light',
  });
}

/** A session with the browser itself. */
export async function browserSession(context: BrowserContext): Promise<CDPSession> {
  const browser: Browser | null = context.browser();
  if (!browser) throw new Error('the browser is gone');
  return browser.newBrowserCDPSession();
}

/** Id of the extension the browser began with, once its service worker runs. */
export async function extensionIdOf(context: BrowserContext): Promise<string> {
  const background = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  return new URL(background.url()).host;
}

/**
 * Installs an extension into a browser that runs already; again from the same folder, it is an update.
 *
 * @returns its id, once its icon would open the panel
 */
export async function install(context: BrowserContext, folder: string): Promise<string> {
  const session = await browserSession(context);
  const { id } = await session.send('Extensions.loadUnpacked', { path: folder });
  await session.detach();
  for (;;) {
    const background = context.serviceWorkers().find((worker) => new URL(worker.url()).host === id);
    const worker = background ?? (await context.waitForEvent('serviceworker'));
    // The worker of the version before may just be ending.
    if (await worker.evaluate(opensOnClick).catch(() => false)) return id;
  }
}

const opensOnClick = () => chrome.sidePanel.getPanelBehavior().then((behavior) => behavior.openPanelOnActionClick);

declare const chrome: { sidePanel: { getPanelBehavior(): Promise<{ openPanelOnActionClick: boolean }> } };

export async function uninstall(context: BrowserContext, id: string): Promise<void> {
  const session = await browserSession(context);
  await session.send('Extensions.uninstall', { id });
  await session.detach();
}
