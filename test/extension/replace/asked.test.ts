import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { going, prove, refused } from '../../../extension/panel/replace/asked.ts';
import { words } from '../../../extension/panel/state.ts';
import { loadWords } from '../../../extension/panel/words.ts';

/** What is asked of the service about a replacement, where something goes wrong that nobody foresaw. */

beforeEach(async () => {
  fakeBrowser.reset();
  words.value = await loadWords('en');
});
afterEach(() => vi.restoreAllMocks());

test('is said, and can be asked again', async () => {
  vi.spyOn(fakeBrowser.storage.session, 'get').mockRejectedValue(new Error('fake fault'));
  expect(await prove()).toBe(false);
  expect(refused.value).toMatchObject({ label: 'unforeseen' });
  expect(going.value).toBeNull();
});
