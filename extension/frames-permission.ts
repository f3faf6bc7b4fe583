import { browser } from 'wxt/browser';

/** What has to be allowed before the portal's inner frames can be read. */
export const FRAMES_PERMISSION = {
  permissions: ['scripting'],
  origins: ['https://*.portal.azure.net/*'],
} as const satisfies { permissions: readonly string[]; origins: readonly string[] };

const SCRIPT = { id: 'frame-reader', file: '/frame-reader.js' } as const;

const asked = () => ({ permissions: [...FRAMES_PERMISSION.permissions], origins: [...FRAMES_PERMISSION.origins] });

/** Whether the frames may be read. */
export const mayReadFrames = (): Promise<boolean> => browser.permissions.contains(asked());

/** Asks; only a click may call this, with nothing awaited before. */
export const askToReadFrames = (): Promise<boolean> => browser.permissions.request(asked());

/** Has the script run in the frames of every page to come, and of the admin center's pages that are open. */
export async function readFrames(): Promise<void> {
  if (!(await mayReadFrames())) return;
  const known = await browser.scripting.getRegisteredContentScripts({ ids: [SCRIPT.id] });
  if (!known.length) {
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
  const tabs = await browser.tabs.query({ url: 'https://entra.microsoft.com/*' });
  await Promise.allSettled(
    tabs.flatMap(({ id }) =>
      id === undefined
        ? []
        : browser.scripting.executeScript({ target: { tabId: id, allFrames: true }, files: [SCRIPT.file] }),
    ),
  );
}
