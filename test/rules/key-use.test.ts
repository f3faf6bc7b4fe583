import { expect, it } from 'vitest';
import { keyUses } from '../../worker/src/sealing/key-use.ts';

const key = (kid: string) => ({ kty: 'oct', kid, k: 'x'.repeat(43) }) as const;
const count = (keyId: string | null, credentials: number, unreadable = 0) => ({ keyId, credentials, unreadable });
const removable = (...args: Parameters<typeof keyUses>) =>
  keyUses(...args).flatMap(({ kid, removable }) => (removable ? [kid] : []));

const KEYS = [key('new'), key('old'), key('older')];

it('names the configured keys in their order, then those only credentials name', () => {
  expect(keyUses(KEYS, [count('lost', 2, 2), count('old', 3), count(null, 1)])).toEqual([
    { kid: 'new', current: true, present: true, credentials: 0, unreadable: 0, removable: false },
    { kid: 'old', current: false, present: true, credentials: 3, unreadable: 0, removable: false },
    { kid: 'older', current: false, present: true, credentials: 0, unreadable: 0, removable: false },
    { kid: 'lost', current: false, present: false, credentials: 2, unreadable: 2, removable: false },
    { kid: null, current: false, present: false, credentials: 1, unreadable: 0, removable: false },
  ]);
});

it('lets a key go that nothing is sealed with, and never the one that seals', () => {
  expect(removable(KEYS, [count('new', 5), count('old', 1)])).toEqual(['older']);
  expect(removable(KEYS, [])).toEqual(['old', 'older']);
});

it('lets a key go whose last credentials it does not open either', () => {
  expect(removable(KEYS, [count('old', 2, 2), count('older', 2, 1)])).toEqual(['old']);
});

it('lets none go while it is not known which key some credentials need', () => {
  expect(removable(KEYS, [count(null, 1)])).toEqual([]);
  // Whatever was stored there names no key at all.
  expect(removable(KEYS, [count(null, 1, 1)])).toEqual(['old', 'older']);
});
