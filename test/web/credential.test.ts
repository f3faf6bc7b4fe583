import type { Candidate, Connection, FailureView } from '@production-assist/shared/api';
import { describe, expect, it } from 'vitest';
import { createReplacing } from '../../worker/web/credential/replacing.ts';
import { expiryOf, stageOf } from '../../worker/web/credential/standing.ts';
import { aConnection, aCredential, FAKE_SECRET } from './connections.ts';
import { aNetwork, aProblem, json } from './service.ts';

const NOW = Date.parse('2026-11-23T12:00:00.000Z');
const TODAY = '2026-11-23';
const WRONG: FailureView = { code: 'secret-wrong', title: 't', detail: 'd', fix: 'f', link: null, microsoft: null };

function aCandidate(part: Partial<Candidate> = {}): Candidate {
  return {
    id: 'candidate-1',
    kind: 'secret',
    hint: 'new',
    expiresOn: '2027-11-20',
    state: 'waiting',
    since: '2026-11-23T11:59:00.000Z',
    tries: 1,
    nextTryAt: '2026-11-23T12:00:15.000Z',
    failure: WRONG,
    certificate: null,
    federation: null,
    ...part,
  };
}

const aFormer = (state: 'fallback' | 'to-remove'): Connection['former'] => ({
  id: 'former-1',
  kind: 'secret',
  hint: 'old',
  expiresOn: '2026-12-01',
  createdAt: '2025-12-01T10:00:00.000Z',
  replacedAt: '2026-11-23T12:00:00.000Z',
  state,
  certificate: null,
});

/** The connection once the new secret has taken over. */
const taken = (part: Partial<Connection> = {}) =>
  aConnection({
    credential: aCredential({ hint: 'new', updatedAt: '2026-11-23T12:00:00.000Z', verifiedAt: null }),
    former: aFormer('fallback'),
    version: 2,
    ...part,
  });

function replacing(answer: Parameters<typeof aNetwork>[0], connection = aConnection()) {
  const network = aNetwork(answer);
  return { network, desk: createReplacing({ api: network.api, connection, today: () => TODAY }) };
}

describe('the end of a credential', () => {
  it.each([
    ['2027-03-12', { state: 'far', days: 109 }],
    ['2026-12-24', { state: 'far', days: 31 }],
    ['2026-12-23', { state: 'near', days: 30, within: 30 }],
    ['2026-12-07', { state: 'near', days: 14, within: 14 }],
    ['2026-12-01', { state: 'near', days: 8, within: 14 }],
    ['2026-11-30', { state: 'near', days: 7, within: 7 }],
    ['2026-11-24', { state: 'near', days: 1, within: 1 }],
    ['2026-11-23', { state: 'near', days: 0, within: 1 }],
    ['2026-11-22', { state: 'passed' }],
    [null, { state: 'unknown' }],
  ])('%s', (expiresOn, expiry) => {
    expect(expiryOf(aCredential({ expiresOn }), TODAY)).toEqual(expiry);
  });

  it('has come when Microsoft says so, whatever the date; and never comes without a secret', () => {
    const said = { expiresOn: '2027-03-12', expiredAt: '2026-11-23T10:00:00.000Z' };
    expect(expiryOf(aCredential(said), TODAY)).toEqual({ state: 'passed' });
    expect(expiryOf(aCredential({ kind: 'federated', expiresOn: null }), TODAY)).toEqual({ state: 'never' });
  });
});

describe('where a replacement stands', () => {
  it('follows from what the service knows', () => {
    expect(stageOf(aConnection())).toBe('give');
    expect(stageOf(aConnection({ candidate: aCandidate() }))).toBe('prove');
    expect(stageOf(taken())).toBe('run');
    expect(stageOf(taken({ former: aFormer('to-remove') }))).toBe('remove');
    // A new one goes before an old one that is still to be removed.
    expect(stageOf(taken({ former: aFormer('to-remove'), candidate: aCandidate() }))).toBe('prove');
    const made = aCredential({ kind: 'certificate', verifiedAt: null });
    expect(stageOf(aConnection({ credential: made }))).toBe('set-up');
    expect(stageOf(aConnection({ credential: aCredential({ verifiedAt: null }) }))).toBe('give');
  });
});

describe('a new secret', () => {
  it('is sent as it is meant, and forgotten once it has taken over', async () => {
    const { network, desk } = replacing(() => json(taken()));
    desk.change('clientSecret', ` ${FAKE_SECRET} `);
    desk.change('secretExpiresOn', '2027-11-20');
    expect(desk.unsaved.value).toBe(true);
    expect(await desk.give()).toBe(true);
    expect(network.sent).toMatchObject([
      {
        method: 'PUT',
        path: '/api/tenants/gtg/connection/candidate',
        body: { kind: 'secret', clientSecret: FAKE_SECRET, secretExpiresOn: '2027-11-20' },
      },
    ]);
    expect(desk.draft.value).toEqual({ kind: 'secret', clientSecret: '', secretExpiresOn: '' });
    expect(desk.unsaved.value).toBe(false);
    expect(stageOf(desk.connection.value)).toBe('run');
  });

  it('that is missing or of the wrong column is not sent, and marked', async () => {
    const { network, desk } = replacing(() => json(taken()));
    expect(desk.advised.value).toEqual({});
    expect(await desk.give()).toBe(false);
    expect(desk.advised.value.clientSecret).toBe('secret-needed');
    desk.change('clientSecret', '91c5e7a0-2d38-4f61-8b9e-3a7f0d64c206');
    expect(desk.advised.value.clientSecret).toBe('secret-is-id');
    expect(await desk.give()).toBe(false);
    expect(network.sent).toEqual([]);
  });

  it('stays typed when it cannot be sent, and when the service does not take it', async () => {
    const { network, desk } = replacing(() => Promise.reject(new TypeError('offline')));
    desk.change('clientSecret', FAKE_SECRET);
    expect(await desk.give()).toBe(false);
    expect(desk.refused.value).toEqual({ because: 'unreachable' });
    const fields = [{ path: 'clientSecret', code: 'too-long', message: 'too long' }];
    network.answer = () => aProblem('invalid-request', 422, { fields } as Parameters<typeof aProblem>[2]);
    expect(await desk.give()).toBe(false);
    expect(desk.messages.value).toEqual({ clientSecret: 'too long' });
    expect(desk.draft.value.clientSecret).toBe(FAKE_SECRET);
    desk.change('clientSecret', `${FAKE_SECRET}1`);
    expect(desk.messages.value).toEqual({});
  });

  it('that waits or is refused stays typed too: another one is a correction of it', async () => {
    const refused = aConnection({ candidate: aCandidate({ state: 'refused', nextTryAt: null }) });
    const { network, desk } = replacing(() => json(refused));
    desk.change('clientSecret', FAKE_SECRET);
    expect(await desk.give()).toBe(true);
    expect(stageOf(desk.connection.value)).toBe('prove');
    network.answer = () => new Response(null, { status: 204 });
    expect(await desk.withdraw()).toBe(true);
    expect(stageOf(desk.connection.value)).toBe('give');
    expect(desk.draft.value.clientSecret).toBe(FAKE_SECRET);
  });

  it('of the same day as the present one is asked about', () => {
    const { desk } = replacing(() => json(taken()));
    desk.change('clientSecret', FAKE_SECRET);
    desk.change('secretExpiresOn', '2027-03-12');
    expect(desk.advised.value.secretExpiresOn).toBe('date-of-old-secret');
  });
});

it.each(['certificate', 'federated'] as const)('a %s is asked for by its name alone', async (kind) => {
  const { network, desk } = replacing(() => json(aConnection({ candidate: aCandidate({ kind, hint: null }) })));
  desk.change('clientSecret', FAKE_SECRET);
  desk.change('kind', kind);
  expect(await desk.give()).toBe(true);
  expect(network.sent[0]?.body).toEqual({ kind });
});

describe('on its way', () => {
  it('it is followed until nothing happens by itself any more', async () => {
    const answers = [
      aConnection({ candidate: aCandidate({ tries: 2 }) }),
      taken(),
      taken({ former: aFormer('to-remove') }),
      taken({ former: null }),
    ];
    const { network, desk } = replacing(() => json(answers.shift()), aConnection({ candidate: aCandidate() }));
    const stop = new AbortController();
    await desk.follow({ now: () => NOW, sleep: async () => {}, signal: stop.signal });
    expect(network.sent).toHaveLength(3);
    expect(stageOf(desk.connection.value)).toBe('remove');
  });

  it('goes on being followed when there is no answer for once, and says so', async () => {
    const { network, desk } = replacing(
      () => Promise.reject(new TypeError('offline')),
      aConnection({ candidate: aCandidate() }),
    );
    const stop = new AbortController();
    let waits = 0;
    const sleep = async () => {
      waits += 1;
      if (waits === 2) {
        expect(desk.trouble.value).toEqual({ because: 'unreachable' });
        network.answer = () => json(taken({ former: aFormer('to-remove') }));
      }
    };
    await desk.follow({ now: () => NOW, sleep, signal: stop.signal });
    expect(desk.trouble.value).toBeNull();
    expect(waits).toBe(2);
  });

  it('somebody else’s decision is noticed: what is gone is asked about anew', async () => {
    const { network, desk } = replacing(() => json(aConnection()), aConnection({ candidate: aCandidate() }));
    network.answer = ({ method }) => (method === 'POST' ? aProblem('candidate-missing', 404) : json(aConnection()));
    await desk.prove();
    expect(desk.refused.value).toMatchObject({ because: 'problem' });
    expect(desk.connection.value.candidate).toBeNull();
  });

  it('one thing is done at a time', async () => {
    const { network, desk } = replacing(() => json(taken()), aConnection({ candidate: aCandidate() }));
    const first = desk.prove();
    expect(desk.going.value).toBe('prove');
    expect(await desk.withdraw()).toBe(false);
    await first;
    expect(network.sent).toHaveLength(1);
  });
});

it('that the old one is removed names which one was seen, and shows the next', async () => {
  const { network, desk } = replacing(() => json(null), taken({ former: aFormer('to-remove') }));
  network.answer = ({ method }) => json(method === 'GET' ? taken({ former: null }) : null);
  expect(await desk.removed()).toBe(true);
  expect(network.sent[0]).toMatchObject({ method: 'POST', body: { id: 'former-1' } });
  expect(desk.connection.value.former).toBeNull();
});
