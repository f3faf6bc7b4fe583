import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IdFilter } from '../../worker/src/sync/id-filter.ts';

/** Ids that differ in little, as those a program counts up: the n-th one. */
const counted = (n: number) => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;

describe('a filter of ids', () => {
  it('knows everybody who was added', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.uuid(), fc.string())), (ids) => {
        const filter = new IdFilter();
        for (const id of ids) filter.add(id);
        expect(ids.every((id) => filter.mayHave(id))).toBe(true);
      }),
    );
  });

  it('takes nobody new for known before there are a hundred thousand, and hardly anybody then', () => {
    const filter = new IdFilter();
    let mistaken = 0;
    for (let n = 0; n < 100_000; n++) {
      if (filter.mayHave(counted(n))) mistaken++;
      filter.add(counted(n));
    }
    expect(mistaken).toBeLessThan(5);
    const strangers = Array.from({ length: 100_000 }, (_, n) => counted(100_000 + n));
    expect(strangers.filter((id) => filter.mayHave(id)).length).toBeLessThan(20);
  });
});
