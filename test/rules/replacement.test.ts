import { nextAskMs, type Replacement, replacementStage } from '@production-assist/shared/replacement';
import { describe, expect, it } from 'vitest';

const NOW = Date.parse('2026-11-23T10:00:00Z');
const waiting = { state: 'waiting', nextTryAt: '2026-11-23T10:00:03Z' } as const;
const refused = { state: 'refused', nextTryAt: null } as const;
const fallback = { state: 'fallback' } as const;
const toRemove = { state: 'to-remove' } as const;
const replacement = (part: Partial<Replacement> = {}): Replacement => ({ candidate: null, former: null, ...part });

describe('the stage of a replacement', () => {
  it.each([
    [null, {}],
    ['prove', { candidate: waiting }],
    ['prove', { candidate: refused }],
    ['prove', { candidate: waiting, former: fallback }],
    // A new one goes before an old one that is still to be removed.
    ['prove', { candidate: waiting, former: toRemove }],
    ['run', { former: fallback }],
    ['remove', { former: toRemove }],
  ] as const)('%s: %o', (stage, part) => {
    expect(replacementStage(replacement(part))).toBe(stage);
  });
});

describe('asking again', () => {
  const ask = (part: Partial<Replacement>) => nextAskMs(replacement(part), NOW);

  it('goes on as long as something happens by itself', () => {
    expect(ask({})).toBeNull();
    expect(ask({ former: toRemove })).toBeNull();
    expect(ask({ candidate: refused })).toBeNull();
    expect(ask({ former: fallback })).toBe(2_000);
  });

  it.each([
    ['shortly after the next try', '2026-11-23T10:00:03Z', 3_500],
    ['not too soon after one that is overdue', '2026-11-23T09:00:00Z', 2_000],
    ['not too late before one that is far', '2026-11-23T11:00:00Z', 5_000],
    ['now and then where no try is known', null, 5_000],
  ])('%s', (_, nextTryAt, wait) => {
    expect(ask({ candidate: { state: 'waiting', nextTryAt } })).toBe(wait);
  });
});
