import type { Member } from '@production-assist/shared/api';
import { MEMBER_ACTIONS } from '@production-assist/shared/people';
import { STANDINGS, standingOf, whyNotIn } from '@production-assist/shared/why-not-in';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

function member(part: Partial<Member>): Member {
  return { objectId: 'o', displayName: null, email: null, action: 'create', reason: null, detail: null, ...part };
}

const anyMember = fc.record({
  objectId: fc.uuid(),
  displayName: fc.option(fc.string({ unit: 'grapheme', maxLength: 30 })),
  email: fc.option(fc.emailAddress()),
  action: fc.constantFrom(...MEMBER_ACTIONS),
  reason: fc.constant(null),
  detail: fc.constant(null),
});
const anyPreview = fc.record({
  members: fc.uniqueArray(anyMember, { selector: ({ objectId }) => objectId, maxLength: 30 }),
  complete: fc.boolean(),
});

/** Ways people write an address they copied. */
const WRITTEN = [
  (address: string) => address,
  (address: string) => `  ${address.toUpperCase()} `,
  (address: string) => `mailto:${address}`,
  (address: string) => `Ada Lovelace <${address}>`,
];

describe('whyNotIn', () => {
  it('finds whoever has exactly this address, however it is written', () => {
    fc.assert(
      fc.property(anyPreview, fc.nat(), fc.constantFrom(...WRITTEN), (preview, at, write) => {
        const withAddress = preview.members.filter(({ email }) => email !== null);
        const wanted = withAddress[at % Math.max(1, withAddress.length)];
        if (!wanted?.email) return;
        const answer = whyNotIn(write(wanted.email), preview);
        expect(answer.kind).toBe('found');
        if (answer.kind === 'found') expect(answer.members).toContain(wanted);
      }),
    );
  });

  it('finds everybody by their object id', () => {
    fc.assert(
      fc.property(anyPreview, fc.nat(), (preview, at) => {
        const wanted = preview.members[at % Math.max(1, preview.members.length)];
        if (!wanted) return;
        expect(whyNotIn(wanted.objectId.toUpperCase(), preview)).toMatchObject({ kind: 'found', members: [wanted] });
      }),
    );
  });

  it('names nobody who is not in the preview, and answers whatever is asked', () => {
    fc.assert(
      fc.property(anyPreview, fc.string({ unit: 'binary', maxLength: 60 }), (preview, asked) => {
        const answer = whyNotIn(asked, preview);
        if (!('members' in answer)) return;
        expect(answer.members.length).toBeGreaterThan(0);
        for (const named of answer.members) expect(preview.members).toContain(named);
      }),
    );
  });

  it('is certain that somebody is not there only where all were read', () => {
    fc.assert(
      fc.property(anyPreview, (preview) => {
        const answer = whyNotIn('nobody-is-called-quite-like-this@nowhere.example', preview);
        expect(answer).toMatchObject({ kind: 'not-there', complete: preview.complete });
      }),
    );
  });

  const people = {
    complete: true,
    members: [
      member({ objectId: '1', displayName: 'Jürgen Müller', email: 'juergen.mueller@gtg.example' }),
      member({ objectId: '2', displayName: 'Müge Yılmaz', email: 'muege.yilmaz@gtg.example' }),
      member({ objectId: '3', displayName: 'Anna-Lena Groß', email: 'al.gross@gtg.example', action: 'skip' }),
      member({ objectId: '4', displayName: 'Freelancers', action: 'skip', reason: 'nested-group' }),
    ],
  };

  it.each([
    ['jurgen muller', '1'],
    ['Müller, Jürgen', '1'],
    ['MÜGE YILMAZ', '2'],
    ['anna lena gross', '3'],
  ])('takes %s for the same name, whatever its case, accents and order', (asked, objectId) => {
    expect(whyNotIn(asked, people)).toMatchObject({ kind: 'found', members: [{ objectId }] });
  });

  it.each([
    ['juergen.muller@gtg.example', '1'],
    ['Yilma', '2'],
    ['Anna Gros', '3'],
  ])('%s comes near somebody', (asked, objectId) => {
    const answer = whyNotIn(asked, people);
    expect(answer).toMatchObject({ kind: 'similar', members: [{ objectId }] });
  });

  it('names the groups inside the group, where a person may be', () => {
    expect(whyNotIn('tim.taylor@gtg.example', people)).toEqual({
      kind: 'not-there',
      groups: ['Freelancers'],
      complete: true,
    });
  });

  it.each(['', '   ', '\t'])('answers nothing where nothing is asked (%j)', (asked) => {
    expect(whyNotIn(asked, people)).toEqual({ kind: 'nothing-asked' });
  });
});

it('every action has one standing, and every standing an action', () => {
  const standings = MEMBER_ACTIONS.map((action) => standingOf({ action }));
  expect(new Set(standings)).toEqual(new Set(STANDINGS));
});
