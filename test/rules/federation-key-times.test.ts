import { describe, expect, it } from 'vitest';
import { keysOver, nextKeyFrom, publishedKeys } from '../../worker/src/federation/key-times.ts';
import { FEDERATION_KEY_AHEAD_MS, FEDERATION_KEY_BEHIND_MS, FEDERATION_KEY_MS } from '../../worker/src/limits.ts';

const FIRST = 1_000_000;
const SECOND = FIRST + FEDERATION_KEY_MS;
const keys = [
  { kid: 'first', signsFrom: FIRST },
  { kid: 'second', signsFrom: SECOND },
];
const published = (now: number) => publishedKeys(keys, now).map(({ kid }) => kid);

describe('the keys of the issuer', () => {
  it('sign from their time on, the later one in the place of the earlier one', () => {
    expect(published(SECOND - 1)).toEqual(['first', 'second']);
    expect(published(SECOND)).toEqual(['second', 'first']);
  });

  it('are published for a while after they signed, and then over', () => {
    const end = SECOND + FEDERATION_KEY_BEHIND_MS;
    expect(keysOver(keys, end - 1)).toEqual([]);
    expect(published(end)).toEqual(['second']);
    expect(keysOver(keys, end)).toEqual(['first']);
  });

  it('are followed by another one, published a day before it signs', () => {
    const due = SECOND + FEDERATION_KEY_MS - FEDERATION_KEY_AHEAD_MS;
    expect(nextKeyFrom(keys, due - 1)).toBeNull();
    expect(nextKeyFrom(keys, due)).toBe(SECOND + FEDERATION_KEY_MS);
  });

  it('are published a day ahead even where the cron was late', () => {
    const late = SECOND + 2 * FEDERATION_KEY_MS;
    expect(nextKeyFrom(keys, late)).toBe(late + FEDERATION_KEY_AHEAD_MS);
  });

  it('are followed by another one before their time where the latest one does not open, once', () => {
    const now = SECOND + 1;
    expect(nextKeyFrom(keys, now, ['second'])).toBe(now + FEDERATION_KEY_AHEAD_MS);
    expect(nextKeyFrom(keys, now, ['first'])).toBeNull();
    const followed = [...keys, { kid: 'third', signsFrom: now + FEDERATION_KEY_AHEAD_MS }];
    expect(nextKeyFrom(followed, now + 1, ['second'])).toBeNull();
  });

  it('are not made where nobody has needed one', () => {
    expect(nextKeyFrom([], FIRST)).toBeNull();
    expect(publishedKeys([], FIRST)).toEqual([]);
  });
});
