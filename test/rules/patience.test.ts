import { describe, expect, it } from 'vitest';
import { CANDIDATE_LIFE_MS, CANDIDATE_PATIENCE_MS } from '../../worker/src/limits.ts';
import { afterTry } from '../../worker/src/sync/patience.ts';

const MINUTE = 60_000;
const secret = { kind: 'secret', createdAt: 0 } as const;
const certificate = { kind: 'certificate', createdAt: 0 } as const;

describe('a secret', () => {
  it.each([
    [1, 15_000],
    [2, 30_000],
    [3, 60_000],
    [4, 120_000],
    [9, 120_000],
  ])('after try %i is tried again in %i ms', (tries, wait) => {
    expect(afterTry(secret, { code: 'secret-wrong' }, tries, 1000)).toEqual({
      state: 'waiting',
      nextTryAt: 1000 + wait,
    });
  });

  it.each([
    ['secret-wrong', CANDIDATE_PATIENCE_MS],
    ['sign-in-unavailable', CANDIDATE_LIFE_MS],
    ['graph-throttled', CANDIDATE_LIFE_MS],
    ['storage-unavailable', CANDIDATE_LIFE_MS],
    ['secret-expired', 0],
    ['group-replaced', 0],
    ['permission-missing', 0],
  ] as const)('%s is waited for, for %i ms', (code, patience) => {
    const at = (now: number) => afterTry(secret, { code }, 1, now).state;
    expect(at(patience)).toBe('refused');
    if (patience) expect(at(patience - 1)).toBe('waiting');
  });

  it('is left alone for as long as Microsoft asks', () => {
    const failure = { code: 'sign-in-throttled', retryAfterSeconds: 600 } as const;
    expect(afterTry(secret, failure, 1, 0).nextTryAt).toBe(10 * MINUTE);
  });
});

describe('what a person enters in the admin center', () => {
  it.each(['certificate-not-registered', 'permission-missing', 'graph-unavailable'] as const)(
    '%s: looked for every two minutes, then hourly, for a day',
    (code) => {
      const next = (now: number) => afterTry(certificate, { code }, 1, now).nextTryAt;
      expect(next(0)).toBe(2 * MINUTE);
      expect(next(59 * MINUTE)).toBe(61 * MINUTE);
      expect(next(60 * MINUTE)).toBe(120 * MINUTE);
      expect(next(CANDIDATE_LIFE_MS)).toBeNull();
    },
  );
});
