import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { copy } from '../../extension/panel/actions.ts';
import { message, words } from '../../extension/panel/state.ts';
import { loadWords } from '../../extension/panel/words.ts';

/** Copying from the panel. */

beforeEach(async () => {
  words.value = await loadWords('en');
});
afterEach(() => vi.unstubAllGlobals());

test.each([
  ['lets it', async () => {}, true, 'Client ID copied'],
  [
    'refuses',
    () => Promise.reject(new DOMException('', 'NotAllowedError')),
    false,
    'The browser did not let it be copied. Select the text and copy it with the keyboard.',
  ],
])('says what became of it where the browser %s', async (_, writeText, copied, said) => {
  vi.stubGlobal('navigator', { clipboard: { writeText } });
  expect(await copy('fake', 'Client ID')).toBe(copied);
  expect(message.value).toBe(said);
});
