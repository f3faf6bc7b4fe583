import { MEMBER_ACTIONS } from '@production-assist/shared/people';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countsOf, ORDER, rowsOf } from '../../worker/web/preview/groups.ts';
import { aMember } from './previews.ts';

const members = fc.uniqueArray(
  fc.record({
    objectId: fc.uuid(),
    displayName: fc.option(fc.constantFrom('Müge', 'Ada', 'Zoë', 'ada')),
    email: fc.option(fc.emailAddress()),
    action: fc.constantFrom(...MEMBER_ACTIONS),
  }),
  { selector: ({ objectId }) => objectId, maxLength: 40 },
);
const compare = new Intl.Collator('en').compare;
const wanted = { only: null, search: '' };

it('every action has a group', () => {
  expect([...ORDER].sort()).toEqual([...MEMBER_ACTIONS].sort());
});

it('everybody is listed once, below a heading that counts right', () => {
  fc.assert(
    fc.property(members, (parts) => {
      const people = parts.map((part) => aMember(part));
      const rows = rowsOf(people, wanted, compare);
      const listed = rows.flatMap((row) => (row.kind === 'person' ? [row.member] : []));
      expect(new Set(listed)).toEqual(new Set(people));
      expect(listed).toHaveLength(people.length);
      const counts = countsOf(people);
      for (const [at, row] of rows.entries()) {
        if (row.kind !== 'heading') continue;
        const below = rows.slice(at + 1, at + 1 + row.count);
        expect(row.count).toBe(counts[row.action]);
        expect(below.every((person) => person.kind === 'person' && person.member.action === row.action)).toBe(true);
      }
      expect(Object.values(counts).reduce((a, b) => a + b, 0)).toBe(people.length);
    }),
  );
});

it('shows one group only, and finds by name, address and reason without case and accents', () => {
  const people = [
    aMember({ objectId: '1', displayName: 'Müge Yılmaz', email: 'muege@gtg.example' }),
    aMember({ objectId: '2', displayName: 'Robert Former', action: 'skip', detail: 'The account is disabled.' }),
  ];
  const found = (search: string) =>
    rowsOf(people, { only: null, search }, compare).flatMap((row) =>
      row.kind === 'person' ? [row.member.objectId] : [],
    );
  expect(found('muge')).toEqual(['1']);
  expect(found('GTG.example')).toEqual(['1']);
  expect(found('disabled')).toEqual(['2']);
  expect(found('nobody')).toEqual([]);
  expect(rowsOf(people, { only: 'skip', search: '' }, compare)).toMatchObject([
    { kind: 'heading', action: 'skip', count: 1 },
    { kind: 'person', member: { objectId: '2' } },
  ]);
});
