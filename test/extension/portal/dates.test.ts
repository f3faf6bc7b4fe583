import { describe, expect, it } from 'vitest';
import { daysIn } from '../../../extension/portal/dates.ts';
import { FIXTURE_LANGUAGES, LAST_OF_YEAR } from './fixtures/texts.ts';

const UNKNOWN = { language: null };

describe('days in a column', () => {
  it.each(FIXTURE_LANGUAGES)('the last day of the year as written in %s', (language) => {
    expect(daysIn([LAST_OF_YEAR[language]], UNKNOWN)).toEqual(['2026-12-31']);
  });

  it.each([
    '2026-12-31T23:59:59Z',
    '12/31/2026, 11:59:59 PM',
    '31. Dezember 2026',
    'Dec 31, 2026',
    '31 décembre 2026',
    '31 de dezembro de 2026',
    '2026年12月31日',
    '31.12.26',
    '31. 12. 2026',
    '12/31/2026 Expired',
  ])('%s', (text) => {
    expect(daysIn([text], UNKNOWN)).toEqual(['2026-12-31']);
  });

  it('is null where the day and the month cannot be told apart', () => {
    expect(daysIn(['05/06/2026'], UNKNOWN)).toEqual([null]);
    expect(daysIn(['05/06/2026'], { language: 'en' })).toEqual([null]);
    expect(daysIn(['05/06/2026'], { language: 'en', region: 'en-za' })).toEqual([null]);
  });

  it('takes the order from another row, the region of the address, or the language', () => {
    expect(daysIn(['05/06/2026', '13/06/2026'], UNKNOWN)).toEqual(['2026-06-05', '2026-06-13']);
    expect(daysIn(['05/06/2026', '06/13/2026'], UNKNOWN)).toEqual(['2026-05-06', '2026-06-13']);
    expect(daysIn(['05/06/2026'], { language: 'en', region: 'en-us' })).toEqual(['2026-05-06']);
    expect(daysIn(['05/06/2026'], { language: 'en', region: 'en-gb' })).toEqual(['2026-06-05']);
    expect(daysIn(['05/06/2026'], { language: 'fr' })).toEqual(['2026-06-05']);
  });

  it('believes no column that contradicts itself', () => {
    expect(daysIn(['13/06/2026', '06/13/2026'], UNKNOWN)).toEqual([null, null]);
  });

  it('needs no order where both numbers are the same', () => {
    expect(daysIn(['05/05/2026'], UNKNOWN)).toEqual(['2026-05-05']);
  });

  it('is null for what is no day', () => {
    expect(daysIn(['', 'never', '31.02.2026', '2026-13-01', '99.99.9999', '-'], UNKNOWN)).toEqual(Array(6).fill(null));
  });
});
