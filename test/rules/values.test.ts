import { UsersQuery } from '@production-assist/shared/api';
import { clientSecret, day, displayName, guid, isGuid, secretFlaw, tenantId } from '@production-assist/shared/values';
import fc from 'fast-check';
import { type GenericSchema, safeParse } from 'valibot';
import { describe, expect, it } from 'vitest';

const GUID = '7d1f7c52-3c0b-4f0e-9a57-6b8e6a1d2c01';

/** What a schema makes of a value: the cleaned value, or what is wrong with it. */
function outcome(schema: GenericSchema, value: unknown): unknown {
  const result = safeParse(schema, value, { abortPipeEarly: true });
  return result.success ? result.output : { wrong: result.issues[0].message };
}

describe('a GUID', () => {
  it.each([GUID, GUID.toUpperCase(), `{${GUID}}`, `  { ${GUID.toUpperCase()} }\r\n`, `\u00a0${GUID}\ufeff`])(
    '%j is put right',
    (pasted) => {
      expect(outcome(guid, pasted)).toBe(GUID);
      expect(isGuid(pasted)).toBe(true);
    },
  );

  it.each([
    '',
    '{}',
    GUID.slice(1),
    `${GUID}0`,
    GUID.replaceAll('-', ''),
    `{${GUID}`,
    `{{${GUID}}}`,
    `${GUID} ${GUID}`,
    GUID.replace('7', 'g'),
    GUID.replace('7', '７'),
  ])('%j is none', (pasted) => {
    expect(outcome(guid, pasted)).toEqual({ wrong: 'not-a-guid' });
    expect(isGuid(pasted)).toBe(false);
  });

  it('is never looked at for long, whatever is pasted', () => {
    expect(outcome(guid, ' '.repeat(101))).toEqual({ wrong: 'too-long' });
    expect(outcome(guid, 5)).toEqual({ wrong: 'wrong-type' });
  });

  it('in any case and dress comes out the same', () => {
    const dress = fc.constantFrom(
      (text: string) => text,
      (text: string) => `{${text}}`,
      (text: string) => ` ${text}\t`,
    );
    fc.assert(
      fc.property(fc.uuid(), dress, fc.boolean(), (id, wear, upper) => {
        expect(outcome(guid, wear(upper ? id.toUpperCase() : id))).toBe(id);
      }),
    );
  });
});

describe('a name', () => {
  it.each([' <b>Ä</b> ', "'; DROP TABLE x;--", '株式会社 🏭', 'x'.repeat(200), '\u202ename'])(
    '%j is only trimmed',
    (name) => {
      expect(outcome(displayName, name)).toBe(name.trim());
    },
  );

  it.each([
    ['', 'too-short'],
    [' \n ', 'too-short'],
    ['x'.repeat(201), 'too-long'],
    ['a\u0000b', 'control-characters'],
    ['a\u0085b', 'control-characters'],
    ['a\nb', 'control-characters'],
    ['a\u2028b', 'control-characters'],
    ['a\ud800', 'bad-characters'],
    [null, 'wrong-type'],
  ])('%j is refused', (name, wrong) => {
    expect(outcome(displayName, name)).toEqual({ wrong });
  });
});

it('a tenant id can stand in an address as it is', () => {
  for (const id of ['a', 'A.b_c-1', '0', 'x'.repeat(64)]) {
    expect(outcome(tenantId, id)).toBe(id);
    expect(encodeURIComponent(id)).toBe(id);
  }
  for (const id of ['.', '..', '-a', '_a', 'a b', 'a/b', 'a%', 'ä', '*', 'a\n']) {
    expect(outcome(tenantId, id)).toEqual({ wrong: 'bad-characters' });
  }
  expect(outcome(tenantId, '')).toEqual({ wrong: 'too-short' });
  expect(outcome(tenantId, 'x'.repeat(65))).toEqual({ wrong: 'too-long' });
});

it('a day is one of the calendar', () => {
  for (const text of ['2028-02-29', '2026-12-31']) expect(outcome(day, text)).toBe(text);
  for (const text of ['2027-02-29', '2026-04-31', '2026-13-01', '31.12.2026', '2026-1-1', '2026-01-01T00:00:00Z', '']) {
    expect(outcome(day, text)).toEqual({ wrong: 'not-a-date' });
  }
});

describe('a client secret', () => {
  it('keeps everything but the spaces around it', () => {
    expect(outcome(clientSecret, ' fake8Q~a b.c_d-e\r\n')).toBe('fake8Q~a b.c_d-e');
    expect(outcome(clientSecret, 'x'.repeat(513))).toEqual({ wrong: 'too-long' });
    expect(outcome(clientSecret, ' ')).toEqual({ wrong: 'too-short' });
    expect(outcome(clientSecret, 'a\u0007b')).toEqual({ wrong: 'control-characters' });
    expect(outcome(clientSecret, 'a\udfff')).toEqual({ wrong: 'bad-characters' });
  });

  it.each([
    [GUID, 'secret-is-id'],
    [` {${GUID.toUpperCase()}}`, 'secret-is-id'],
    ['abc******************', 'secret-masked'],
    ['***', 'secret-masked'],
    ['abc•••', 'secret-masked'],
    ['fake8Q~a*b*c', null],
    ['fake8Q~'.padEnd(40, '0'), null],
    [`${GUID}~`, null],
  ])('%j gives away %j', (secret, flaw) => {
    expect(secretFlaw(secret)).toBe(flaw);
  });
});

it('a cursor of people is two ids and nothing else', () => {
  for (const cursor of [`${GUID}_${GUID}`, `${GUID}_x`]) expect(safeParse(UsersQuery, { cursor }).success).toBe(true);
  for (const cursor of ['', GUID, `${GUID}_`, `_${GUID}`, `${GUID}_a_b`, `${GUID.toUpperCase()}_x`]) {
    expect(safeParse(UsersQuery, { cursor }).success, cursor).toBe(false);
  }
});
