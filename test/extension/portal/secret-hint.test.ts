import { expect, test } from 'vitest';
import { hintIn } from '../../../extension/portal/secret-value.ts';
import { FAKE_SECRET, IDS, MASKED_SECRET } from './fixtures/gtg.ts';

test.each<[string, string | null]>([
  [FAKE_SECRET, 'fak'],
  [MASKED_SECRET, 'fak'],
  ['a~.*****', 'a~.'],
  ['a-_••••••', 'a-_'],
  ['Hidden', null],
  ['********', null],
  [IDS.secret, null],
  ['0123456789ABCDEF0123456789ABCDEF01234567', null],
  ['', null],
])('%s begins with %s', (text, hint) => {
  expect(hintIn(text)).toBe(hint);
});
