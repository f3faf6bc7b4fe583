import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GraphMember } from '../../worker/src/entra/member.ts';
import {
  classify,
  type Decision,
  type Holder,
  type KnownUser,
  type PageInput,
} from '../../worker/src/sync/classify.ts';

const HERE = 'directory-here';
const ELSEWHERE = 'directory-elsewhere';

function member(objectId: string, more: Partial<GraphMember> = {}): GraphMember {
  return {
    objectId,
    kind: 'user',
    displayName: `Name ${objectId}`,
    mail: `${objectId}@x.example`,
    userPrincipalName: `${objectId}@upn.example`,
    accountEnabled: null,
    userType: null,
    ...more,
  };
}

/** What is stored, as the tests write it: object id → address. */
interface Stored {
  here?: Record<string, string>;
  elsewhere?: Record<string, string>;
  members?: string[];
}

function page(members: GraphMember[], stored: Stored = {}, more: Partial<PageInput> = {}): PageInput {
  const known = new Map<string, KnownUser>();
  const holders = new Map<string, Holder[]>();
  const add = (directoryId: string, objectId: string, email: string) => {
    const key = email.toLowerCase();
    holders.set(key, [...(holders.get(key) ?? []), { directoryId, objectId, displayName: `Name ${objectId}`, email }]);
  };
  for (const [objectId, email] of Object.entries(stored.here ?? {})) {
    add(HERE, objectId, email);
    known.set(objectId, { displayName: `Name ${objectId}`, email, member: stored.members?.includes(objectId) ?? true });
  }
  for (const [objectId, email] of Object.entries(stored.elsewhere ?? {})) add(ELSEWHERE, objectId, email);
  return { directoryId: HERE, members, known, holders, decided: new Set(), more: false, ...more };
}

function decide(...input: Parameters<typeof page>): Record<string, string> {
  const { decisions } = classify(page(...input));
  return Object.fromEntries(decisions.map((d) => [d.objectId, d.reason ?? d.action]));
}

describe('what a member is', () => {
  it.each([
    ['a user with an address', {}, 'create'],
    ['a nested group', { kind: 'group' }, 'nested-group'],
    ['a device', { kind: 'device' }, 'not-a-user'],
    ['a contact', { kind: 'contact' }, 'not-a-user'],
    ['a service principal', { kind: 'service-principal' }, 'not-a-user'],
    ['something unheard of', { kind: 'other' }, 'not-a-user'],
    ['a redacted user, name null', { mail: null, userPrincipalName: null, displayName: null }, 'redacted'],
    ['a disabled user', { accountEnabled: false }, 'disabled'],
    ['an enabled user', { accountEnabled: true }, 'create'],
    ['a user without mailbox', { mail: null }, 'create'],
    ['a user without any address', { mail: null, userPrincipalName: 'no address' }, 'no-address'],
    ['a guest with mail', { mail: 'a@p.example', userPrincipalName: 'a_p.example#EXT#@t.example' }, 'create'],
    ['a guest without mail', { mail: null, userPrincipalName: 'a_p.example#EXT#@t.example' }, 'guest-without-address'],
    [
      'a guest, small letters',
      { mail: null, userPrincipalName: 'a_p.example#ext#@t.example' },
      'guest-without-address',
    ],
    ['a guest by type', { mail: ' ', userPrincipalName: 'nothing', userType: 'Guest' }, 'guest-without-address'],
    ['an address that is too long', { mail: `${'a'.repeat(250)}@x.example`, userPrincipalName: 'x' }, 'no-address'],
    ['an international address', { mail: 'jürgen@bühne.example' }, 'create'],
  ] as const)('%s', (_, more, outcome) => {
    expect(decide([member('a', more)])).toEqual({ a: outcome });
  });

  it('uses the mail first, trimmed, and the user principal name where there is none', () => {
    const { decisions } = classify(page([member('a', { mail: '  A@X.example ' }), member('b', { mail: null })]));
    expect(decisions.map((d) => d.email)).toEqual(['A@X.example', 'b@upn.example']);
  });
});

describe('who is known', () => {
  it('tells new, joining, changed and unchanged people apart', () => {
    const stored = { here: { b: 'b@x.example', c: 'old@x.example', d: 'd@x.example' }, members: ['c', 'd'] };
    expect(decide([member('a'), member('b'), member('c'), member('d')], stored)).toEqual({
      a: 'create',
      b: 'add',
      c: 'update',
      d: 'unchanged',
    });
  });

  it('keeps a renamed and re-addressed person the same person', () => {
    const renamed = member('a', { displayName: 'New Name', mail: 'new@x.example' });
    expect(decide([renamed], { here: { a: 'a@x.example' } })).toEqual({ a: 'update' });
  });
});

describe('one address, two people', () => {
  it('lets the lower object id in where nobody has it, and names who', () => {
    const { decisions } = classify(page([member('b', { mail: 'S@x.example' }), member('a', { mail: 's@X.example' })]));
    expect(decisions.find((d) => d.objectId === 'a')?.action).toBe('create');
    expect(decisions.find((d) => d.objectId === 'b')).toMatchObject({
      reason: 'duplicate-address',
      holder: { objectId: 'a', displayName: 'Name a' },
    });
  });

  it('lets who has it keep it, whatever the object id', () => {
    const members = [member('a', { mail: 's@x.example' }), member('b', { mail: 's@x.example' })];
    expect(decide(members, { here: { b: 's@x.example' } })).toEqual({ a: 'duplicate-address', b: 'unchanged' });
  });

  it('never merges people of two directories', () => {
    const stored = { elsewhere: { z: 'A@x.example' } };
    expect(decide([member('a')], stored)).toEqual({ a: 'address-in-use' });
  });

  it('does not take an address from somebody who is not in the group', () => {
    expect(decide([member('a', { mail: 's@x.example' })], { here: { z: 's@x.example' } })).toEqual({
      a: 'duplicate-address',
    });
  });

  it('takes it from somebody of the directory who left and has access nowhere, and names them', () => {
    const left = { directoryId: HERE, objectId: 'z', displayName: 'Name z', email: 's@x.example', out: true };
    const asked = page([member('a', { mail: 's@x.example' }), member('b', { mail: 's@x.example' })]);
    const { decisions } = classify({ ...asked, holders: new Map([['s@x.example', [left]]]) });
    expect(decisions).toMatchObject([
      { objectId: 'b', reason: 'duplicate-address', holder: { objectId: 'a' } },
      { objectId: 'a', action: 'create' },
    ]);
  });

  it('leaves it to who is in the group again, though they have access nowhere yet', () => {
    const back = { directoryId: HERE, objectId: 'z', displayName: 'Name z', email: 's@x.example', out: true };
    const both = page([member('a', { mail: 's@x.example' }), member('z', { mail: 's@x.example' })]);
    const { decisions } = classify({ ...both, holders: new Map([['s@x.example', [back]]]) });
    expect(decisions).toMatchObject([
      { objectId: 'a', reason: 'duplicate-address', holder: { objectId: 'z' } },
      { objectId: 'z', action: 'create' },
    ]);
  });

  it('stays with who got it when the one who had left is back and asks for it too', () => {
    const holder = (objectId: string, out: boolean) => ({
      directoryId: HERE,
      objectId,
      displayName: `Name ${objectId}`,
      email: 's@x.example',
      out,
    });
    const both = page([member('a', { mail: 's@x.example' }), member('z', { mail: 's@x.example' })]);
    const holders = new Map([['s@x.example', [holder('a', true), holder('z', false)]]]);
    const { decisions } = classify({ ...both, holders });
    expect(decisions).toMatchObject([
      { objectId: 'a', reason: 'duplicate-address' },
      { objectId: 'z', reason: null },
    ]);
  });

  it('takes none from somebody of another directory, wherever they have access', () => {
    const other = { directoryId: ELSEWHERE, objectId: 'z', displayName: null, email: 'a@x.example', out: true };
    const { decisions } = classify({ ...page([member('a')]), holders: new Map([['a@x.example', [other]]]) });
    expect(decisions).toMatchObject([{ reason: 'address-in-use' }]);
  });

  it('lets two people exchange their addresses', () => {
    const members = [member('a', { mail: 'b@x.example' }), member('b', { mail: 'a@x.example' })];
    expect(decide(members, { here: { a: 'a@x.example', b: 'b@x.example' } })).toEqual({ a: 'update', b: 'update' });
  });

  it('lets an address be handed on along a chain', () => {
    const members = [member('a', { mail: 'b@x.example' }), member('b', { mail: 'c@x.example' })];
    expect(decide(members, { here: { a: 'a@x.example', b: 'b@x.example' } })).toEqual({ a: 'update', b: 'update' });
  });

  it('stops a chain whose end does not move', () => {
    const members = [member('a', { mail: 'b@x.example' }), member('b', { mail: 'c@x.example' })];
    const stored = { here: { a: 'a@x.example', b: 'b@x.example' }, elsewhere: { z: 'c@x.example' } };
    expect(decide(members, stored)).toEqual({ a: 'duplicate-address', b: 'address-in-use' });
  });

  it('leaves the address to a member who stays out', () => {
    const members = [member('a', { mail: 'b@x.example' }), member('b', { accountEnabled: false })];
    expect(decide(members, { here: { b: 'b@x.example' } })).toEqual({ a: 'duplicate-address', b: 'disabled' });
  });
});

describe('somebody who may come later', () => {
  const members = [member('a', { mail: 's@x.example' })];
  const stored = { here: { z: 's@x.example' } };

  it('is waited for while there is more to read', () => {
    const { decisions, deferred } = classify(page(members, stored, { more: true }));
    expect({ decisions, deferred: deferred.map((m) => m.objectId) }).toEqual({ decisions: [], deferred: ['a'] });
  });

  it('is not waited for once decided', () => {
    const { deferred } = classify(page(members, stored, { more: true, decided: new Set(['z']) }));
    expect(deferred).toEqual([]);
  });

  it('makes those wait too who want the address of one who waits', () => {
    const both = [...members, member('b', { mail: 'a@x.example' })];
    const known = { here: { a: 'a@x.example', z: 's@x.example' } };
    const { deferred } = classify(page(both, known, { more: true }));
    expect(deferred.map((m) => m.objectId)).toEqual(['a', 'b']);
  });

  it('is not waited for where the address belongs to another directory', () => {
    const { decisions } = classify(page(members, { elsewhere: { z: 's@x.example' } }, { more: true }));
    expect(decisions.map((d) => d.reason)).toEqual(['address-in-use']);
  });
});

describe('for any page', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
  const addresses = ['p@x.example', 'P@x.example', 'q@x.example', 'r@x.example', 's@x.example', 't@x.example'];
  const anyMember = fc.record({
    mail: fc.option(fc.constantFrom(...addresses)),
    userPrincipalName: fc.constantFrom('u@upn.example', 'g#EXT#@t.example', 'none'),
    accountEnabled: fc.constantFrom(true, false, null),
    kind: fc.constantFrom('user', 'user', 'user', 'group', 'device'),
  });
  const anyGroup = fc
    .uniqueArray(fc.constantFrom(...ids), { minLength: 1 })
    .chain((chosen) =>
      fc.tuple(...chosen.map((id) => anyMember.map((more) => member(id, more as Partial<GraphMember>)))),
    );
  /** One owner per address at most, as the store keeps it. */
  const anyStored = fc.shuffledSubarray(['p@x.example', 'q@x.example', 'r@x.example', 's@x.example']).chain((held) =>
    fc
      .tuple(fc.shuffledSubarray([...ids, 'y', 'z'], { minLength: held.length, maxLength: held.length }), fc.boolean())
      .map(([owners, other]): Stored => {
        const stored = { here: {} as Record<string, string>, elsewhere: {} as Record<string, string> };
        owners.forEach((owner, i) => {
          const side = other && (owner === 'y' || owner === 'z') ? stored.elsewhere : stored.here;
          side[owner] = held[i] ?? '';
        });
        return stored;
      }),
  );

  /** Addresses after the decisions are carried out: key → owners. */
  function after(stored: Stored, decisions: Decision[]): Map<string, string[]> {
    const owners = new Map<string, string>(Object.entries(stored.here ?? {}));
    for (const d of decisions) if (d.action !== 'skip') owners.set(d.objectId, d.email ?? '');
    const all = [...owners, ...Object.entries(stored.elsewhere ?? {})];
    return new Map(
      [...Map.groupBy(all, ([, email]) => email.toLowerCase())].map(([key, list]) => [key, list.map(([id]) => id)]),
    );
  }

  it('decides everyone exactly once', () => {
    fc.assert(
      fc.property(anyGroup, anyStored, (members, stored) => {
        const { decisions, deferred } = classify(page([...members], stored));
        expect(deferred).toEqual([]);
        expect(decisions.map((d) => d.objectId).sort()).toEqual(members.map((m) => m.objectId).sort());
      }),
    );
  });

  it('never leaves one address with two people', () => {
    fc.assert(
      fc.property(anyGroup, anyStored, (members, stored) => {
        const { decisions } = classify(page([...members], stored));
        for (const owners of after(stored, decisions).values()) expect(owners).toHaveLength(1);
      }),
    );
  });

  it('does not depend on the order of the members', () => {
    fc.assert(
      fc.property(anyGroup, anyStored, (members, stored) => {
        expect(decide([...members].reverse(), stored)).toEqual(decide([...members], stored));
      }),
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyGroup, anyStored, (members, stored) => {
        const { decisions } = classify(page([...members], stored));
        const here = { ...stored.here };
        for (const d of decisions) if (d.action !== 'skip') here[d.objectId] = d.email ?? '';
        const came = decisions.filter((d) => d.action !== 'skip').map((d) => d.objectId);
        const again = classify(page([...members], { ...stored, here }));
        for (const d of again.decisions) if (came.includes(d.objectId)) expect(d.action).toBe('unchanged');
      }),
    );
  });
});
