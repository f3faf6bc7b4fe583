import type { HeldRemoval } from '@production-assist/shared/api';
import { HELD_STATES } from '@production-assist/shared/api';
import { webDe } from '@production-assist/shared/texts/web/de';
import { webEn } from '@production-assist/shared/texts/web/en';
import { describe, expect, it } from 'vitest';
import { csvQuery, pageQuery, stateIn } from '../../worker/web/people/query.ts';
import { canUndo, createDeciding } from '../../worker/web/removals/deciding.ts';
import { heldPeople, openRemovals } from '../../worker/web/removals/open.ts';
import { aNetwork, aProblem, json } from './service.ts';

function aRemoval(part: Partial<HeldRemoval> = {}): HeldRemoval {
  return {
    id: 'removal-1',
    reason: 'many',
    state: 'held',
    people: 12,
    peopleBefore: 40,
    runId: 'run-1',
    heldAt: '2026-11-22T09:00:00.000Z',
    expiresAt: '2026-12-06T09:00:00.000Z',
    decidedAt: null,
    decidedBy: null,
    ...part,
  };
}

function deciding(answer: Parameters<typeof aNetwork>[0]) {
  const network = aNetwork(answer);
  return { network, deciding: createDeciding({ api: network.api, tenantId: 'gtg' }) };
}

describe('a decision', () => {
  it('is sent without a word of who is concerned, and says what came of it', async () => {
    const approved = aRemoval({ state: 'approved', decidedBy: 'Ada', decidedAt: '2026-11-23T09:00:00.000Z' });
    const { network, deciding: desk } = deciding(() => json(approved));
    const result = await desk.decide(aRemoval(), 'approve');
    expect(result).toEqual({ kind: 'done', decision: 'approve', before: aRemoval(), after: approved });
    expect(desk.result.value).toBe(result);
    expect(network.sent).toMatchObject([
      { method: 'POST', path: '/api/tenants/gtg/held-removals/removal-1/approve', body: null },
    ]);
  });

  it('somebody else has made is told apart from one that failed', async () => {
    const { network, deciding: desk } = deciding(() => aProblem('already-decided', 409));
    expect(await desk.decide(aRemoval(), 'reject')).toEqual({ kind: 'decided' });
    network.answer = () => Promise.reject(new TypeError('offline'));
    expect(await desk.decide(aRemoval(), 'reject')).toEqual({ kind: 'failed', failed: { because: 'unreachable' } });
  });

  it('is made once, however often somebody presses', async () => {
    const { network, deciding: desk } = deciding(() => json(aRemoval({ state: 'rejected' })));
    const first = desk.decide(aRemoval(), 'reject');
    expect(desk.going.value).toEqual({ id: 'removal-1', decision: 'reject' });
    expect(await desk.decide(aRemoval(), 'approve')).toBeNull();
    await first;
    expect(desk.going.value).toBeNull();
    expect(network.sent).toHaveLength(1);
  });

  it('can be taken back, and nothing else can', () => {
    expect(HELD_STATES.filter((state) => canUndo({ state }))).toEqual(['approved', 'rejected']);
  });
});

describe('removals that wait', () => {
  it('are told from the others, and count their people', async () => {
    const all = [aRemoval(), aRemoval({ id: '2', state: 'approved' }), aRemoval({ id: '3', people: 3 })];
    const network = aNetwork(() => json({ items: all, nextCursor: null }));
    const answer = await openRemovals(network.api, 'gtg');
    expect(answer.ok && answer.value.map(({ id }) => id)).toEqual(['removal-1', '3']);
    expect(heldPeople(all)).toBe(15);
  });

  it('each state and reason has its words', () => {
    for (const { removals } of [webEn, webDe]) {
      const ended = HELD_STATES.filter((state) => state !== 'held');
      expect(Object.keys(removals.state).sort()).toEqual([...ended].sort());
      expect(Object.keys(removals.outcome).sort()).toEqual([...ended].sort());
    }
  });
});

describe('people', () => {
  it.each([
    [{}, 'active'],
    [{ state: 'suspended' }, 'suspended'],
    [{ state: 'gone' }, 'active'],
  ])('an address with %o shows the %s', (query, state) => {
    expect(stateIn(query)).toBe(state);
  });

  it('are asked for by state and search, page by page, and the same ones as a file', () => {
    expect(pageQuery({ state: 'active', search: '' }, null)).toBe('order=name&limit=200');
    expect(pageQuery({ state: 'suspended', search: 'a&b' }, 'x_y')).toBe(
      'order=name&limit=200&state=suspended&q=a%26b&cursor=x_y',
    );
    expect(csvQuery({ state: 'suspended', search: '' })).toBe('format=csv&state=suspended');
    expect(csvQuery({ state: 'active', search: 'x' })).toBe('format=csv&q=x');
  });
});
