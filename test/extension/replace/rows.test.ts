import { describe, expect, it } from 'vitest';
import type { SecretRow } from '../../../extension/portal/facts.ts';
import { type Both, meaningOf, readingOf } from '../../../extension/replace/rows.ts';

const [OLD, NEW, OTHER] = ['0', '1', '2'].map((digit) => `55555555-5555-4555-8555-55555555555${digit}`);

const row = (secretId: string | undefined, hint: string | null, expiresOn: string | null): SecretRow => ({
  description: null,
  expiresOn,
  secretId: secretId ?? null,
  hint,
  valueShown: false,
});
const old = row(OLD, 'old', '2027-01-31');
const fresh = row(NEW, 'new', '2028-01-31');
const both: Both = {
  current: { hint: 'new', expiresOn: '2028-01-31' },
  former: { hint: 'old', expiresOn: '2027-01-31' },
  currentId: null,
  wereSeveral: false,
};
const read = (rows: SecretRow[], complete = true, at = 100) => ({ rows, complete, at });

describe('what a row is', () => {
  it('is told by its first characters, where they differ', () => {
    expect([old, fresh, row(OTHER, 'xyz', '2027-01-31')].map((one) => meaningOf(one, both))).toEqual([
      'old',
      'in-use',
      'other',
    ]);
  });

  it('is told by its day where the characters are the same, and a day more or less is another time zone', () => {
    const alike: Both = { ...both, current: { hint: 'old', expiresOn: '2028-01-31' } };
    const meaning = (expiresOn: string | null) => meaningOf(row(OLD, 'old', expiresOn), alike);
    expect(['2027-01-30', '2027-02-01', '2028-02-01', '2027-06-01', null].map(meaning)).toEqual([
      'old',
      'old',
      'in-use',
      'other',
      'unclear',
    ]);
  });

  it('is told by the row the secret was taken from, whatever else is alike', () => {
    const marks = { hint: 'fak', expiresOn: '2028-01-31' };
    const alike: Both = { current: marks, former: marks, currentId: NEW ?? null, wereSeveral: false };
    expect(meaningOf(row(NEW, 'fak', '2028-01-31'), alike)).toBe('in-use');
    expect(meaningOf(row(OLD, 'fak', '2028-01-31'), alike)).toBe('old');
    expect(meaningOf(row(OLD, 'fak', '2028-01-31'), { ...alike, currentId: null })).toBe('unclear');
  });

  it('is never the one in use where that is no secret', () => {
    expect(meaningOf(fresh, { ...both, current: null })).toBe('other');
    expect(meaningOf(old, { ...both, current: null })).toBe('old');
  });
});

describe('what the table says of the old one', () => {
  const said = (...given: Parameters<typeof readingOf>) => readingOf(...given).old;

  it('is there, or gone once the whole table has been read without it', () => {
    expect(said(read([old, fresh]), both, 50)).toBe('there');
    expect(said(read([fresh]), both, 50)).toBe('gone');
    expect(said(read([row(OTHER, 'xyz', null), fresh]), both, 50)).toBe('gone');
  });

  it('is unknown where the table was not read, not to its end, or not since', () => {
    expect(said(undefined, both, 50)).toBe('unseen');
    expect(said(read([fresh], false), both, 50)).toBe('unseen');
    expect(said(read([fresh], true, 40), both, 50)).toBe('unseen');
    expect(said(read([old, fresh], true, 40), both, 50)).toBe('unseen');
  });

  it('is never gone while a row may still be it', () => {
    expect(said(read([row(OTHER, null, null), fresh]), both, 50)).toBe('unclear');
    expect(said(read([row(OTHER, null, '2027-01-31'), fresh]), both, 50)).toBe('there');
    const unknown: Both = { ...both, former: { hint: null, expiresOn: null }, currentId: NEW ?? null };
    expect(said(read([old, row(OTHER, 'xyz', null), fresh]), unknown, 50)).toBe('unclear');
    expect(said(read([fresh]), unknown, 50)).toBe('gone');
  });

  it('calls none the old one where several may be it, nor the last that is left of several', () => {
    const other = row(OTHER, 'xyz', '2027-06-30');
    // As without a service: all that is known is the row the new one was taken from.
    const unknown = { hint: null, expiresOn: null };
    const byHand: Both = { current: unknown, former: unknown, currentId: NEW ?? null, wereSeveral: false };
    const meanings = (...given: Parameters<typeof readingOf>) =>
      readingOf(...given).rows.map(({ row: { secretId }, meaning }) => [secretId, meaning]);
    const three = read([old, other, fresh]);
    expect(readingOf(three, byHand, 50)).toMatchObject({ old: 'unclear', areSeveral: true, currentMissing: false });
    expect(meanings(three, byHand, 50)).toEqual([
      [OLD, 'unclear'],
      [OTHER, 'unclear'],
      [NEW, 'in-use'],
    ]);
    // The old one was removed: what is left is another program's.
    const left = read([other, fresh]);
    expect(readingOf(left, { ...byHand, wereSeveral: true }, 50)).toMatchObject({ old: 'unclear', areSeveral: false });
    expect(meanings(left, { ...byHand, wereSeveral: true }, 50)).toEqual([
      [OTHER, 'unclear'],
      [NEW, 'in-use'],
    ]);
    expect(readingOf(read([old, fresh]), byHand, 50)).toMatchObject({ old: 'there', areSeveral: false });
    expect(readingOf(read([old, other]), byHand, 50)).toMatchObject({ old: 'unclear', currentMissing: true });
  });

  it('believes the first characters more than a day that somebody has entered wrongly', () => {
    const current = { hint: 'new', expiresOn: '2028-03-01' };
    const wrong: Both = { ...both, current, former: { hint: 'old', expiresOn: '2026-12-24' } };
    const meanings = (...given: Parameters<typeof readingOf>) => readingOf(...given).rows.map(({ meaning }) => meaning);
    const table = read([old, row(OTHER, 'xyz', '2027-01-31'), fresh]);
    expect(meanings(table, wrong, 50)).toEqual(['old', 'other', 'in-use']);
    expect(readingOf(table, wrong, 50)).toMatchObject({ old: 'there', currentMissing: false });
    expect(said(read([fresh]), wrong, 50)).toBe('gone');
    // Where both begin alike it is the day that tells, and where a row has the right day as well, it is that one.
    const alike: Both = { ...both, current: { hint: 'old', expiresOn: '2028-01-31' } };
    expect(said(read([row(NEW, 'old', '2028-01-31')]), alike, 50)).toBe('gone');
    expect(meanings(read([old, row(OTHER, 'old', '2027-06-30'), fresh]), both, 50)).toEqual(['old', 'other', 'in-use']);
  });

  it('notices that the one in use was removed instead', () => {
    expect(readingOf(read([old]), both, 50)).toMatchObject({ old: 'there', currentMissing: true });
    expect(readingOf(read([old, fresh]), both, 50).currentMissing).toBe(false);
    expect(readingOf(read([old], false), both, 50).currentMissing).toBe(false);
    expect(readingOf(read([old]), { ...both, current: null }, 50).currentMissing).toBe(false);
    const taken = { ...both, currentId: NEW ?? null };
    expect(readingOf(read([old]), taken, 50).currentMissing).toBe(true);
  });
});
