import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readFrames } from '../../extension/frames-permission.ts';
import { settled } from './clock.ts';

/** The browser's list of scripts; as in a browser, one that is there already is refused. */
const registered: string[] = [];

beforeEach(() => {
  fakeBrowser.reset();
  registered.length = 0;
  vi.spyOn(fakeBrowser.permissions, 'contains').mockImplementation(async () => true);
  vi.spyOn(fakeBrowser.tabs, 'query').mockImplementation(async () => []);
  vi.spyOn(fakeBrowser.scripting, 'getRegisteredContentScripts').mockImplementation((async () => {
    await settled();
    return registered.map((id) => ({ id }));
  }) as never);
  vi.spyOn(fakeBrowser.scripting, 'registerContentScripts').mockImplementation((async (scripts: { id: string }[]) => {
    await settled();
    for (const { id } of scripts) {
      if (registered.includes(id)) throw new Error(`Duplicate script ID '${id}'`);
      registered.push(id);
    }
  }) as never);
});
afterEach(() => vi.restoreAllMocks());

test('an installation and a permission that come together register the script once', async () => {
  await Promise.all([readFrames('allowed'), readFrames('installed')]);
  await readFrames('allowed');
  expect(registered).toEqual(['frame-reader']);
});

test('nothing is registered without the permission', async () => {
  vi.mocked(fakeBrowser.permissions.contains).mockImplementation(async () => false);
  await readFrames('installed');
  expect(registered).toEqual([]);
});
