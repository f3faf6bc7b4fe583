import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

/** Where Debian and Ubuntu put the browser. */
const SYSTEM_CHROMIUM = '/usr/bin/chromium';

/**
 * Parts of the browser to leave out. Chromium takes the last list it is given, so Playwright's own is in here.
 *
 * The others draw nothing a test looks at: each new window loads two pages for the address bar, and each page lets a
 * process start that the next one might want. Without them a page costs two thirds of the time (Chromium 156, 2026-11-23).
 */
const LEFT_OUT = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'msForceBrowserSignIn',
  'msEdgeUpdateLaunchServicesPreferredVersion',
  'PreloadTopChromeWebUI',
  'SpareRendererForSitePerProcess',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'WebUIOmniboxPopup',
  'WebUIReloadButton',
];

/** Flags for a browser nobody looks at, that asks nothing of the network on its own. */
export const QUIET_FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${LEFT_OUT.join(',')}`,
] as const;

/**
 * Path of the Chromium the tests use: `CHROMIUM_PATH` where it is set, else the one Playwright installed, else the
 * system's.
 *
 * @throws an error that says how to get one
 */
export function chromiumPath(environment: { CHROMIUM_PATH?: string | undefined } = process.env): string {
  const wanted = environment.CHROMIUM_PATH;
  if (wanted) {
    if (existsSync(wanted)) return wanted;
    throw new Error(`CHROMIUM_PATH names ${wanted}, which is not there.`);
  }
  const found = [chromium.executablePath(), SYSTEM_CHROMIUM].find((path) => path !== '' && existsSync(path));
  if (found) return found;
  throw new Error(
    'No Chromium found. Install one with `apt-get install chromium` or `npx playwright-core install chromium`, or name one in CHROMIUM_PATH.',
  );
}
