import { ConnectionInput } from '@production-assist/shared/api';
import fc from 'fast-check';
import { safeParse } from 'valibot';
import { describe, expect, it } from 'vitest';
import { ADVICE, advise, type Circumstances, fieldsWith } from '../../worker/web/connection/advice.ts';
import { connectionInput, type FormValues, valuesOf } from '../../worker/web/connection/values.ts';
import { aConnection, FAKE_SECRET, IDS, typed } from './connections.ts';

const EMPTY: Circumstances = { saved: null, today: '2026-11-23', objectIds: new Set([IDS.groupId]), left: new Set() };
const ALL: Circumstances = { ...EMPTY, left: 'all' };
const SAVED: Circumstances = { ...ALL, saved: valuesOf(aConnection()) };
const saved = (part: Partial<FormValues> = {}) => ({ ...valuesOf(aConnection()), ...part });

describe('an id', () => {
  it.each([
    ['', null],
    ['7d1f', null],
    ['7d1f7c52-3c0b-4f0e-9a57-', null],
    [IDS.directoryId, null],
    [` {${IDS.directoryId.toUpperCase()}} `, null],
    ['contoso.onmicrosoft.com', 'name-not-id'],
    ['admin@contoso.com', 'name-not-id'],
    ['common', 'name-not-id'],
    [FAKE_SECRET, 'secret-in-id'],
    ['7d1f7c52-3c0b-4f0e-9a57-6b8e6a1d2c01x', 'not-an-id'],
    [IDS.groupId, 'object-id'],
    ['00000000-0000-0000-0000-000000000000', 'example-id'],
    ['00000003-0000-0000-c000-000000000000', 'microsoft-id'],
  ])('%j while it is typed: %s', (directoryId, code) => {
    expect(advise(typed({ directoryId }), EMPTY).directoryId ?? null).toBe(code);
  });

  it.each([
    ['7d1f', 'id-incomplete'],
    ['something', 'not-an-id'],
  ])('%j is wrong only once the field is left: %s', (clientId, code) => {
    const left: Circumstances = { ...EMPTY, left: new Set(['clientId']) };
    expect(advise(typed({ clientId }), EMPTY).clientId).toBeUndefined();
    expect(advise(typed({ clientId }), left).clientId).toBe(code);
  });

  it('is missing only when somebody wants to save', () => {
    expect(advise(typed({ clientId: '' }), EMPTY).clientId).toBeUndefined();
    expect(advise(typed({ clientId: '' }), ALL).clientId).toBe('required');
  });

  it('is not the same for directory and application, however it is written', () => {
    const clientId = `{${IDS.directoryId.toUpperCase()}}`;
    expect(advise(typed({ clientId }), EMPTY)).toMatchObject({ clientId: 'same-as-directory' });
  });

  it('no beginning of an id is called wrong while it is typed', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.nat(36), (id, length) => {
        expect(advise(typed({ clientId: id.slice(0, length) }), EMPTY).clientId).toBeUndefined();
      }),
    );
  });
});

describe('the secret', () => {
  it.each([
    [IDS.other, 'secret-is-id'],
    ['abc******************', 'secret-masked'],
    [`${FAKE_SECRET}\u0000`, 'secret-unreadable'],
    [FAKE_SECRET.repeat(20), 'secret-too-long'],
    [`${FAKE_SECRET} and more`, 'secret-with-space'],
    [` ${FAKE_SECRET}\n`, null],
  ])('case %#: %s', (clientSecret, code) => {
    expect(advise(typed({ clientSecret }), EMPTY).clientSecret ?? null).toBe(code);
  });

  it('is needed on a first save, and not again as long as it fits', () => {
    expect(advise(typed({ clientSecret: '' }), EMPTY).clientSecret).toBeUndefined();
    expect(advise(typed({ clientSecret: '' }), ALL).clientSecret).toBe('secret-needed');
    expect(advise(saved(), SAVED).clientSecret).toBeUndefined();
    expect(advise(saved({ everyMinutes: '90' }), SAVED).clientSecret).toBeUndefined();
  });

  it.each([{ clientId: IDS.other }, { directoryId: IDS.other }, { cloud: 'china' }] satisfies Partial<FormValues>[])(
    'is needed again with other values: %o',
    (part) => {
      expect(advise(saved(part), SAVED).clientSecret).toBe('secret-needed-again');
    },
  );
});

describe('the day the secret ends', () => {
  it.each([
    ['2026-11-22', 'date-past'],
    ['2026-11-23', 'date-near'],
    ['2026-12-23', 'date-near'],
    ['2026-12-24', null],
    ['2028-11-23', null],
    ['2028-12-31', 'date-far'],
    ['2027-02-30', 'date-unreal'],
    ['20270-01-01', 'date-unreal'],
    ['', 'date-missing'],
  ])('%j: %s', (secretExpiresOn, code) => {
    expect(advise(typed({ secretExpiresOn }), EMPTY).secretExpiresOn ?? null).toBe(code);
  });

  it('of the old secret is asked about where there is a new one', () => {
    expect(advise(saved({ clientSecret: FAKE_SECRET }), SAVED).secretExpiresOn).toBe('date-of-old-secret');
    expect(advise(saved(), SAVED).secretExpiresOn).toBeUndefined();
  });
});

describe('the limits', () => {
  it.each([
    ['', 'required'],
    ['-1', 'limit-too-small'],
    ['0', null],
    ['2.5', 'limit-not-whole'],
    ['some', 'limit-not-whole'],
    ['100', null],
  ])('%j: %s', (limit, code) => {
    const advised = advise(typed({ leavers: 'suspend', guardPeople: limit, guardPercent: limit }), ALL);
    expect([advised.guardPeople ?? null, advised.guardPercent ?? null]).toEqual([code, code]);
  });

  it('have each an end of their own', () => {
    const advised = advise(typed({ leavers: 'suspend', guardPeople: '100001', guardPercent: '101' }), ALL);
    expect(advised).toMatchObject({ guardPeople: 'people-too-many', guardPercent: 'percent-too-many' });
    expect(advise(typed({ leavers: 'suspend', guardPeople: '101' }), ALL).guardPeople).toBeUndefined();
  });

  it('say nothing, and stop nothing, where everyone keeps access', () => {
    const values = typed({ leavers: 'keep', guardPeople: '', guardPercent: '999' });
    expect(fieldsWith(advise(values, ALL), 'error')).toEqual([]);
    expect(connectionInput(values)).not.toHaveProperty('guard');
    expect(safeParse(ConnectionInput, connectionInput(values)).success).toBe(true);
  });
});

describe('the minutes', () => {
  it.each([
    ['', 'required'],
    ['4', 'minutes-too-few'],
    ['5', null],
    ['10080', null],
    ['10081', 'minutes-too-many'],
    ['7.5', 'minutes-not-whole'],
    ['often', 'minutes-not-whole'],
  ])('%j: %s', (everyMinutes, code) => {
    expect(advise(typed({ everyMinutes }), ALL).everyMinutes ?? null).toBe(code);
  });

  it('say nothing where there is no schedule', () => {
    expect(advise(typed({ everyMinutes: '1', scheduleEnabled: false }), ALL).everyMinutes).toBeUndefined();
  });
});

it('lets nothing through that the service would refuse, and stops nothing that it would take', () => {
  const id = fc.oneof(fc.uuid(), fc.constantFrom('', 'x', IDS.clientId, `{${IDS.other}}`), fc.string());
  const limit = fc.oneof(
    fc.integer({ min: -2, max: 120_000 }).map(String),
    fc.constantFrom('', ' ', '7.5', '1e2', 'x'),
  );
  const values = fc.record({
    cloud: fc.constantFrom('global', 'china'),
    directoryId: id,
    clientId: id,
    clientSecret: fc.oneof(fc.constant(FAKE_SECRET), fc.string({ minLength: 1, maxLength: 600 })),
    secretExpiresOn: fc.oneof(fc.constantFrom('', '2027-06-30', '2027-02-30'), fc.string({ maxLength: 10 })),
    scheduleEnabled: fc.constant(true),
    everyMinutes: fc.oneof(fc.integer({ min: 1, max: 20_000 }).map(String), fc.constantFrom('', '7.5')),
    leavers: fc.constantFrom('keep', 'suspend'),
    guardPeople: limit,
    guardPercent: limit,
  }) as fc.Arbitrary<FormValues>;
  fc.assert(
    fc.property(values, (form) => {
      // These two the service refuses by rules of its own, after the schema.
      const advised = advise(form, ALL);
      if (advised.clientSecret === 'secret-is-id' || advised.clientSecret === 'secret-masked') return;
      if (form.clientSecret.trim() === '') return;
      const refused = fieldsWith(advised, 'error').length > 0;
      expect(refused).toBe(!safeParse(ConnectionInput, connectionInput(form)).success);
    }),
    { numRuns: 2_000 },
  );
});

it('every advice has a tone', () => {
  expect(new Set(Object.values(ADVICE))).toEqual(new Set(['error', 'warn', 'hint']));
});
