import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Asked, canAsk, concernOf } from '../../worker/web/connection/concern.ts';
import { type FormValues, isNewRule, isSameRule, valuesOf } from '../../worker/web/connection/values.ts';
import { aConnection, FAKE_SECRET, IDS, typed } from './connections.ts';
import { aMember, aPreview } from './previews.ts';

const KEPT = valuesOf(aConnection());
const SUSPENDED = valuesOf(aConnection({ leavers: 'suspend' }));
const CHOSEN: FormValues = { ...KEPT, leavers: 'suspend' };
const NOTHING: Asked = { made: null, asking: false, failed: null };
const left = (objectId: string, detail: string | null = null) => aMember({ objectId, action: 'leave', detail });

/** What is known once Microsoft has answered to these values. */
function answered(part: Parameters<typeof aPreview>[0], asked = CHOSEN): Asked {
  return { ...NOTHING, made: { asked, preview: aPreview(part), at: 0 } };
}

describe('whom another rule would concern', () => {
  it('is no question as long as the rule is the saved one', () => {
    expect(concernOf(KEPT, KEPT, NOTHING)).toEqual({ kind: 'none' });
    expect(concernOf({ ...KEPT, everyMinutes: '5' }, KEPT, NOTHING)).toEqual({ kind: 'none' });
    // Limits say nothing where everyone keeps access.
    expect(concernOf({ ...KEPT, guardPeople: '9' }, KEPT, NOTHING)).toEqual({ kind: 'none' });
    expect(concernOf(typed(), null, NOTHING)).toEqual({ kind: 'none' });
  });

  it('is one about who is suspended, where everyone is to keep access from now on', () => {
    expect(concernOf({ ...SUSPENDED, leavers: 'keep' }, SUSPENDED, NOTHING)).toEqual({ kind: 'keep' });
  });

  it('names those who would lose their access at once', () => {
    const people = [left('1'), left('2')];
    const asked = answered({ members: [aMember(), ...people], leavers: { action: 'suspend', reason: null } });
    expect(concernOf(CHOSEN, KEPT, asked)).toEqual({ kind: 'suspend', people });
  });

  it('names those who would be held, and why', () => {
    const people = [left('1')];
    const asked = answered({ members: people, leavers: { action: 'hold', reason: 'everyone' } });
    expect(concernOf(CHOSEN, KEPT, asked)).toEqual({ kind: 'hold', people, reason: 'everyone' });
  });

  it('leaves out those about whom somebody has decided, or is to', () => {
    const some = answered({
      members: [left('1'), left('2', 'Waits already.')],
      leavers: { action: 'suspend', reason: null },
    });
    expect(concernOf(CHOSEN, KEPT, some)).toEqual({ kind: 'suspend', people: [left('1')] });
    const all = answered({ members: [left('2', 'Waits already.')], leavers: { action: 'none', reason: null } });
    expect(concernOf(CHOSEN, KEPT, all)).toEqual({ kind: 'decided' });
  });

  it('is nobody where everyone is in the group', () => {
    expect(concernOf(CHOSEN, KEPT, answered({ members: [aMember()] }))).toEqual({ kind: 'nobody' });
  });

  it('waits for limits that can be limits, and for values to ask with', () => {
    expect(concernOf({ ...CHOSEN, guardPeople: 'x' }, KEPT, answered({}))).toEqual({ kind: 'limits-needed' });
    expect(concernOf(typed({ leavers: 'suspend', clientId: '' }), null, NOTHING)).toEqual({ kind: 'values-needed' });
  });

  it('is not said by a reading that was not complete', () => {
    const asked = answered({ complete: false, members: [left('1')] });
    expect(concernOf(CHOSEN, KEPT, asked)).toEqual({ kind: 'incomplete', failure: null });
  });

  it.each<Partial<FormValues>>([{ clientSecret: FAKE_SECRET }, { guardPeople: '6' }, { guardPercent: '0' }])(
    'has to be asked anew with %o',
    (part) => {
      expect(concernOf({ ...CHOSEN, ...part }, KEPT, answered({}))).toEqual({ kind: 'stale' });
    },
  );

  it('was not said by a preview made with the saved rule', () => {
    expect(concernOf(CHOSEN, KEPT, answered({ members: [left('1')] }, KEPT))).toEqual({ kind: 'stale' });
  });

  it('says why it is not known, and that it is being asked', () => {
    const failed = { because: 'unreachable' } as const;
    expect(concernOf(CHOSEN, KEPT, { ...NOTHING, failed })).toEqual({ kind: 'failed', failed });
    expect(concernOf(CHOSEN, KEPT, NOTHING)).toEqual({ kind: 'unasked' });
    expect(concernOf(CHOSEN, KEPT, { ...answered({}), asking: true })).toEqual({ kind: 'asking' });
  });
});

describe('Microsoft can be asked', () => {
  it.each<[Partial<FormValues>, boolean]>([
    [{}, true],
    [{ clientSecret: '' }, false],
    [{ directoryId: '7d1f' }, false],
    [{ clientId: '' }, false],
    [{ guardPeople: '' }, false],
    [{ guardPercent: '101' }, false],
  ])('before the first save with %o: %s', (part, can) => {
    expect(canAsk(typed({ leavers: 'suspend', ...part }), null)).toBe(can);
  });

  it('with the saved secret only for what it was saved for', () => {
    expect(canAsk(CHOSEN, KEPT)).toBe(true);
    expect(canAsk({ ...CHOSEN, clientId: IDS.other }, KEPT)).toBe(false);
  });
});

it('a rule is new exactly where another one, or other limits that apply, would be saved', () => {
  const rules = fc.record({
    leavers: fc.constantFrom('keep', 'suspend'),
    guardPeople: fc.constantFrom('5', ' 5', '6'),
    guardPercent: fc.constantFrom('20', '21'),
  }) as fc.Arbitrary<Partial<FormValues>>;
  fc.assert(
    fc.property(rules, rules, (now, before) => {
      const [values, saved] = [
        { ...KEPT, ...now },
        { ...KEPT, ...before },
      ];
      const limits = ({ guardPeople, guardPercent }: FormValues) => `${guardPeople.trim()} ${guardPercent}`;
      const applies = (form: FormValues) => (form.leavers === 'keep' ? 'keep' : limits(form));
      expect(isNewRule(values, saved)).toBe(applies(values) !== applies(saved));
      expect(isSameRule(values, saved)).toBe(!isNewRule(values, saved));
    }),
  );
});
