import { GUARD_LIMITS, type Guard } from '@production-assist/shared/requests';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeLeavers, type LeaversSeen } from '../../worker/src/sync/guard.ts';

const DEFAULTS: Guard = { people: GUARD_LIMITS.people.default, percent: GUARD_LIMITS.percent.default };

/** What can be seen: nobody leaves who was not there before. */
const seen: fc.Arbitrary<LeaversSeen> = fc
  .record({
    members: fc.nat(2_000),
    before: fc.nat(2_000),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    confirmed: fc.boolean(),
  })
  .map(({ share, ...rest }) => ({ ...rest, leavers: Math.round(rest.before * share) }));
const guard = fc.record({
  people: fc.integer({ min: GUARD_LIMITS.people.min, max: GUARD_LIMITS.people.max }),
  percent: fc.integer({ min: GUARD_LIMITS.percent.min, max: GUARD_LIMITS.percent.max }),
});
const judged = (people: Partial<LeaversSeen>, limits = DEFAULTS) => {
  const { action, reason } = judgeLeavers('suspend', limits, {
    members: 100,
    before: 100,
    leavers: 1,
    confirmed: true,
    ...people,
  });
  return reason ? `${action} ${reason}` : action;
};

describe('whatever is set and seen', () => {
  it('the rule `keep` takes nothing from anybody and asks nobody', () => {
    fc.assert(
      fc.property(guard, seen, (limits, people) => {
        expect(judgeLeavers('keep', limits, people)).toEqual({ action: 'none', reason: null });
      }),
    );
  });

  it('nobody is suspended by a group that is empty, by a reading nobody confirmed, or together with everybody else', () => {
    fc.assert(
      fc.property(guard, seen, (limits, people) => {
        const dangerous = people.members === 0 || !people.confirmed || people.leavers >= people.before;
        const { action } = judgeLeavers('suspend', limits, people);
        if (people.leavers === 0) expect(action).toBe('none');
        else if (dangerous) expect(action).toBe('hold');
        else expect(action).not.toBe('none');
      }),
    );
  });

  it('more leavers are never judged more lightly, and higher limits never more strictly', () => {
    const severity = { none: 0, suspend: 1, hold: 2 };
    fc.assert(
      fc.property(guard, guard, seen, fc.nat(100), (limits, more, people, others) => {
        const { action } = judgeLeavers('suspend', limits, people);
        const crowd = { ...people, leavers: people.leavers + others };
        expect(severity[judgeLeavers('suspend', limits, crowd).action]).toBeGreaterThanOrEqual(severity[action]);
        const higher = { people: limits.people + more.people, percent: limits.percent + more.percent };
        expect(severity[judgeLeavers('suspend', higher, people).action]).toBeLessThanOrEqual(severity[action]);
      }),
    );
  });

  it('who is asked about is asked with one reason, and a reason is only given there', () => {
    fc.assert(
      fc.property(guard, seen, (limits, people) => {
        const { action, reason } = judgeLeavers('suspend', limits, people);
        expect(reason !== null).toBe(action === 'hold');
      }),
    );
  });
});

describe('at the limits', () => {
  it.each([
    ['up to the number of people', { leavers: 5, before: 6 }, 'suspend'],
    ['up to the share', { leavers: 20, before: 100 }, 'suspend'],
    ['above both', { leavers: 21, before: 100 }, 'hold many'],
    ['one of a hundred thousand above the share', { leavers: 20_001, before: 100_000 }, 'hold many'],
    ['the only one', { leavers: 1, before: 1 }, 'hold everyone'],
    ['everyone, however few', { leavers: 3, before: 3 }, 'hold everyone'],
    ['of an empty group', { leavers: 3, before: 300, members: 0 }, 'hold empty'],
    ['not confirmed', { confirmed: false }, 'hold unconfirmed'],
    ['many and not confirmed: the first reason', { leavers: 50, confirmed: false }, 'hold many'],
    ['nobody', { leavers: 0, before: 0, members: 0, confirmed: false }, 'none'],
  ] as const)('%s', (_, people, expected) => {
    expect(judged(people)).toBe(expected);
  });

  it('limits of nothing hold everybody who leaves; the highest let all but the last one go', () => {
    expect(judged({}, { people: 0, percent: 0 })).toBe('hold many');
    expect(judged({ leavers: 99 }, { people: 0, percent: 100 })).toBe('suspend');
  });
});
