import { browser } from 'wxt/browser';

/** What has to be allowed before the portal's inner frames can be read. */
export const FRAMES_PERMISSION = {
  permissions: ['scripting'],
  origins: ['https://*.portal.azure.net/*'],
} as const satisfies { permissions: readonly string[]; origins: readonly string[] };

const SCRIPT = { id: 'frame-reader', file: '/frame-reader.js' } as const;

/** The admin center's own script, which the manifest names; runs by itself in every page that is loaded from now on. */
const PAGE_SCRIPT = '/content-scripts/entra.js';

const asked = () => ({ permissions: [...FRAMES_PERMISSION.permissions], origins: [...FRAMES_PERMISSION.origins] });

/** Whether the frames may be read. */
export const mayReadFrames = (): Promise<boolean> => browser.permissions.contains(asked());

/** Asks; only a click may call this, with nothing awaited before. */
export const askToReadFrames = (): Promise<boolean> => browser.permissions.request(asked());

/** `installed` is an update too: then the scripts in open pages are of a version that is gone. */
export type Occasion = 'allowed' | 'installed';

/**
 * Has the script run in the frames of every page to come, and of the admin center's pages that are open. After an
 * update the page around the frames gets its script anew too: the one it has speaks to nobody.
 */
export async function readFrames(occasion: Occasion): Promise<void> {
  if (!(await mayReadFrames())) return;
  // One at a time: an installation and a permission may come together, and a script is registered once only.
  await navigator.locks.request(SCRIPT.id, register);
  const tabs = await browser.tabs.query({ url: 'https://entra.microsoft.com/*' });
  await Promise.allSettled(
    tabs.flatMap(({ id: tabId }) => {
      if (tabId === undefined) return [];
      const inFrames = browser.scripting.executeScript({ target: { tabId, allFrames: true }, files: [SCRIPT.file] });
      if (occasion === 'allowed') return [inFrames];
      return [inFrames, browser.scripting.executeScript({ target: { tabId }, files: [PAGE_SCRIPT] })];
    }),
  );
}

async function register(): Promise<void> {
  const known = await browser.scripting.getRegisteredContentScripts({ ids: [SCRIPT.id] });
  if (known.length > 0) return;
  await browser.scripting.registerContentScripts([
    {
      id: SCRIPT.id,
      js: [SCRIPT.file],
      matches: [...FRAMES_PERMISSION.origins],
      allFrames: true,
      runAt: 'document_idle',
      persistAcrossSessions: true,
    },
  ]);
}
