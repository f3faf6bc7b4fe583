import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { copyReport } from '../../extension/panel/actions.ts';
import { followed, message, words } from '../../extension/panel/state.ts';
import { loadWords } from '../../extension/panel/words.ts';

/** Copying from the panel. */

const BEFORE = followed.value;

beforeEach(async () => {
  words.value = await loadWords('en');
  followed.value = { windowId: 1, tabId: 7, inAdminCenter: true, reached: true };
  vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockResolvedValue({ report: 'fake report' } as never);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  followed.value = BEFORE;
});

test.each([
  ['lets it', async () => {}, 'Report copied'],
  [
    'refuses',
    () => Promise.reject(new DOMException('', 'NotAllowedError')),
    'The browser did not let it be copied. Select the text and copy it with the keyboard.',
  ],
])('says what became of it where the browser %s', async (_, writeText, said) => {
  const write = vi.fn(writeText);
  vi.stubGlobal('navigator', { clipboard: { writeText: write } });
  await copyReport('Report');
  expect(write).toHaveBeenCalledExactlyOnceWith('fake report');
  expect(message.value).toBe(said);
});

test('says the same where there is no clipboard: a page that is not secure has none', async () => {
  vi.stubGlobal('navigator', {});
  await copyReport('Report');
  expect(message.value).toContain('did not let it be copied');
});
