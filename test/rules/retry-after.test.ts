import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoffMs, retryAfterSeconds } from '../../worker/src/entra/network.ts';

const now = Date.UTC(2026, 10, 22, 9, 0, 0);
const header = (value?: string) => new Headers(value === undefined ? {} : { 'retry-after': value });

describe('Retry-After', () => {
  it.each([
    ['seconds', '17', 17],
    ['zero', '0', 0],
    ['a date', 'Sun, 22 Nov 2026 09:01:00 GMT', 60],
    ['a date that has passed', 'Sun, 22 Nov 2026 08:00:00 GMT', 0],
    ['nothing', undefined, null],
    ['nonsense', 'soon', null],
    ['an empty text', '', null],
  ])('%s', (_, value, seconds) => {
    expect(retryAfterSeconds(header(value), now)).toBe(seconds);
  });
});

it('waits at most twice as long each time', () => {
  fc.assert(
    fc.property(fc.nat(6), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, random) => {
      const wait = backoffMs(attempt, random);
      expect(wait).toBeGreaterThanOrEqual(0);
      expect(wait).toBeLessThanOrEqual(500 * 2 ** attempt);
    }),
  );
});
