import { chromiumPath } from '../browser/chromium.ts';
import { byApt, ensure } from './needed.ts';

/**
 * Makes sure there is a browser for the suites that need one.
 *
 * @returns null where there is one now, else what a person should do
 */
export function ensureBrowser(root: string): string | null {
  return ensure(
    {
      title: 'Chromium',
      isThere,
      installers: [
        { title: 'playwright-core install chromium', command: 'node_modules/.bin/playwright-core install chromium' },
        // Debian's own, for root on a machine without a screen.
        byApt('chromium'),
      ],
      advice: 'Install one (`apt-get install chromium`) or name one in CHROMIUM_PATH.',
    },
    root,
  );
}

function isThere(): boolean {
  try {
    chromiumPath();
    return true;
  } catch {
    return false;
  }
}
