import { spawnSync } from 'node:child_process';
import { chromiumPath } from '../browser/chromium.ts';

/** Ways to get a Chromium, the quickest first. The second is Debian's own, for root on a machine without a screen. */
const INSTALLERS: readonly (readonly [string, string])[] = [
  ['playwright-core install chromium', 'node_modules/.bin/playwright-core install chromium'],
  ['apt-get install chromium', 'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium'],
];

/**
 * Makes sure there is a browser for the suites that need one.
 *
 * @returns null where there is one now, else what a person should do; a missing browser is a failure, never a skip
 */
export function ensureBrowser(root: string): string | null {
  if (found()) return null;
  for (const [name, command] of INSTALLERS) {
    console.log(`No Chromium yet: ${name}`);
    const { status } = spawnSync('sh', ['-c', command], { cwd: root, stdio: ['ignore', 'ignore', 'ignore'] });
    if (status === 0 && found()) return null;
  }
  return 'No Chromium, and none could be installed. Install one (`apt-get install chromium`) or name one in CHROMIUM_PATH.';
}

function found(): boolean {
  try {
    chromiumPath();
    return true;
  } catch {
    return false;
  }
}
