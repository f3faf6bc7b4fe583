import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combined, differences, proposed } from '../../worker/web/connection/merge.ts';
import { changedFields, type FormValues, isSamePreview, valuesOf } from '../../worker/web/connection/values.ts';
import { aConnection, FAKE_SECRET, IDS } from './connections.ts';

const BEGAN = valuesOf(aConnection());
const edited = fc.record({
  cloud: fc.constantFrom('global', 'usgov'),
  directoryId: fc.constantFrom(IDS.directoryId, IDS.other),
  clientId: fc.constantFrom(IDS.clientId, IDS.groupId),
  clientSecret: fc.constant(''),
  secretExpiresOn: fc.constantFrom('2027-03-12', '', '2028-01-01'),
  scheduleEnabled: fc.boolean(),
  everyMinutes: fc.constantFrom('60', '15', '1440'),
  leavers: fc.constantFrom('keep', 'suspend'),
  guardPeople: fc.constantFrom('5', '0', ''),
  guardPercent: fc.constantFrom('20', '100'),
}) as fc.Arbitrary<FormValues>;

describe('two people editing', () => {
  it('shows exactly what the other one changed and I have not changed to the same', () => {
    fc.assert(
      fc.property(edited, edited, (theirs, mine) => {
        const found = differences(BEGAN, theirs, mine, false).map(({ field }) => field);
        for (const field of changedFields(theirs, BEGAN)) {
          expect(found.includes(field)).toBe(theirs[field] !== mine[field]);
        }
        expect(found.every((field) => theirs[field] !== BEGAN[field])).toBe(true);
      }),
    );
  });

  it('proposes what loses nothing of either: theirs where only they changed it, mine where both did', () => {
    fc.assert(
      fc.property(edited, edited, (theirs, mine) => {
        const found = differences(BEGAN, theirs, mine, false);
        const result = combined(mine, theirs, proposed(found));
        for (const field of changedFields(mine, BEGAN)) expect(result[field]).toBe(mine[field]);
        for (const field of changedFields(theirs, BEGAN)) {
          if (mine[field] === BEGAN[field]) expect(result[field]).toBe(theirs[field]);
        }
      }),
    );
  });

  it('with every choice mine, what was typed stays as it is', () => {
    fc.assert(
      fc.property(edited, edited, (theirs, mine) => {
        const all = Object.fromEntries(differences(BEGAN, theirs, mine, false).map(({ field }) => [field, 'mine']));
        expect(combined(mine, theirs, all)).toEqual(mine);
      }),
    );
  });

  it('tells of another secret without its value, and asks where both have one', () => {
    const mine = { ...BEGAN, clientSecret: FAKE_SECRET };
    expect(differences(BEGAN, BEGAN, BEGAN, true)).toEqual([{ field: 'clientSecret', both: false }]);
    const found = differences(BEGAN, BEGAN, mine, true);
    expect(found).toEqual([{ field: 'clientSecret', both: true }]);
    expect(combined(mine, BEGAN, { clientSecret: 'theirs' }).clientSecret).toBe('');
    expect(combined(mine, BEGAN, proposed(found)).clientSecret).toBe(FAKE_SECRET);
  });
});

describe('what a preview speaks for', () => {
  it('does not change with the schedule, nor with how an id is written', () => {
    expect(isSamePreview({ ...BEGAN, everyMinutes: '15' }, BEGAN)).toBe(true);
    expect(isSamePreview({ ...BEGAN, clientId: `{${IDS.clientId.toUpperCase()}}` }, BEGAN)).toBe(true);
  });

  it.each([
    { clientId: IDS.other },
    { clientSecret: FAKE_SECRET },
    { cloud: 'china' },
    { secretExpiresOn: '' },
  ] satisfies Partial<FormValues>[])('changes with %o', (part) => {
    expect(isSamePreview({ ...BEGAN, ...part }, BEGAN)).toBe(false);
  });
});
