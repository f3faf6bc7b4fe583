import { describe, expect, it } from 'vitest';
import { compareFederated, entriesIn, type FederatedValues } from '../../extension/federated.ts';
import type { FederatedTexts, PageFacts } from '../../extension/portal/facts.ts';
import { absorb, currentApplication, EMPTY_SETUP } from '../../extension/setup.ts';

const WANTED: FederatedValues = {
  issuer: 'https://entra.production-assist.test',
  subject: 'tenant:gtg:AbCdEfGhIjKlMnOpQrStUv',
  audience: 'api://AzureADTokenExchange',
};

const list = (...subjects: string[]): FederatedTexts => ({
  rows: subjects.map((subject, at) => [`entry-${at}`, 'Some words', subject, '']),
  fields: [],
});
const open = (change: Partial<FederatedValues> = {}): FederatedTexts => ({
  ...list(WANTED.subject),
  fields: Object.values({ ...WANTED, ...change }),
});
const NOT_SHOWN = { state: 'not-shown' };
const AGREES = { state: 'agrees' };

describe('what the tab of federated credentials shows', () => {
  it('is told apart by what it looks like, not by its headers', () => {
    expect(entriesIn({ rows: [['api://x', 'https://y', 'tenant:z', 'a name']], fields: [] })).toEqual([
      { name: null, issuer: 'https://y', subject: 'tenant:z', audience: 'api://x' },
    ]);
    expect(entriesIn(list('repo:gtg/other'))).toEqual([
      { name: 'entry-0', issuer: null, subject: null, audience: null },
    ]);
  });

  it('agrees where it is the same letter by letter; what a list does not show is not said', () => {
    expect(compareFederated(list('repo:x', WANTED.subject), WANTED)).toEqual({
      entry: 'seen',
      name: 'entry-1',
      fields: { issuer: NOT_SHOWN, subject: AGREES, audience: NOT_SHOWN },
    });
    expect(compareFederated(open(), WANTED)).toMatchObject({
      fields: { issuer: AGREES, subject: AGREES, audience: AGREES },
    });
  });

  it.each([
    ['a slash at the end', 'issuer', `${WANTED.issuer}/`, { kind: 'slash', at: 37 }],
    ['a capital', 'issuer', 'https://Entra.production-assist.test', { kind: 'case', at: 9 }],
    ['another host', 'issuer', 'https://entra.example', { kind: 'other', at: 15 }],
    ['small letters', 'subject', WANTED.subject.toLowerCase(), { kind: 'case', at: 12 }],
    ['a letter less', 'subject', WANTED.subject.slice(0, -1), { kind: 'other', at: 33 }],
    ['another tenant', 'subject', 'tenant:other:AbCdEfGhIjKlMnOpQrStUv', { kind: 'other', at: 8 }],
    ['another cloud', 'audience', `${WANTED.audience}China`, { kind: 'other', at: 27 }],
  ] as const)('differs in %s, and it is said where', (_, field, found, expected) => {
    const reading = compareFederated(open({ [field]: found }), WANTED);
    expect(reading).toMatchObject({ fields: { [field]: { state: 'differs', found, ...expected } } });
  });

  it('finds ours among others where its subject was not copied whole', () => {
    expect(compareFederated(list('repo:x', 'tenant:gtg:AbCd'), WANTED)).toMatchObject({
      name: 'entry-1',
      fields: { subject: { state: 'differs', at: 16 } },
    });
  });

  it('is absent among others, and not seen where nothing was', () => {
    expect(compareFederated(list('repo:gtg/other'), WANTED)).toEqual({ entry: 'absent' });
    expect(compareFederated(list(), WANTED)).toEqual({ entry: 'not-seen' });
    expect(compareFederated(undefined, WANTED)).toEqual({ entry: 'not-seen' });
  });

  it('is remembered with its application, as it was seen last', () => {
    const facts = (federated: FederatedTexts): PageFacts => ({
      kind: 'application-credentials',
      state: 'ready',
      application: { clientId: '11111111-1111-4111-8111-111111111111' },
      federated,
    });
    const first = absorb(EMPTY_SETUP, facts(list('tenant:old')), 1);
    const second = absorb(first, facts(list(WANTED.subject)), 3);
    const late = absorb(second, facts(list('tenant:late')), 2);
    expect(currentApplication(late)?.federated).toEqual({ ...list(WANTED.subject), at: 3 });
  });
});
