import type { Me } from '@production-assist/shared/api';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../worker/web/api.ts';
import { createSession, type Return } from '../../worker/web/session.ts';

const ME: Me = { name: 'Ada', via: 'session', operator: false, signOut: true, expiresAt: null, tenantId: null };
const known = (me: Me): Answer<Me> => ({ ok: true, value: me, etag: null });
const nobody: Answer<Me> = {
  ok: false,
  failed: {
    because: 'problem',
    retryAfter: null,
    problem: { type: '', title: '', status: 401, code: 'not-signed-in', detail: '', fix: '', requestId: '' },
  },
};
const silence: Answer<Me> = { ok: false, failed: { because: 'unreachable' } };

function aSession(first: Answer<Me>) {
  const world = { answer: first, opens: true, opened: 0, returns: [] as Return[] };
  const session = createSession({
    ask: async () => world.answer,
    open: () => {
      world.opened += 1;
      return world.opens;
    },
    onReturn: (back) => world.returns.push(back),
  });
  return { world, session };
}

/** Signed in, and then refused. @returns what the refused call is told, later */
async function lost() {
  const { world, session } = aSession(known(ME));
  await session.check();
  const waiting = session.signedOut(undefined);
  world.answer = nobody;
  return { world, session, waiting };
}

describe('who is signed in', () => {
  it.each([
    ['somebody', known(ME), 'in'],
    ['nobody', nobody, 'out'],
    ['not to be found out', silence, 'unknown'],
  ])('%s', async (_, answer, state) => {
    const { session } = aSession(answer);
    await session.check();
    expect(session.view.value.state).toBe(state);
  });

  it('nobody waits where nobody was signed in', async () => {
    const { session } = aSession(nobody);
    await session.check();
    expect(await session.signedOut(undefined)).toBe(false);
  });
});

it('a session that was ended here is nobody’s any more, and what waited is refused', async () => {
  const { session, waiting } = await lost();
  session.left();
  expect(session.view.value).toEqual({ state: 'out' });
  expect(await waiting).toBe(false);
});

describe('a sign-in that ends while somebody is at work', () => {
  it('is said once to be over, however many events tell of the return', async () => {
    const { world, session, waiting } = await lost();
    world.answer = known(ME);
    await Promise.all([session.check(), session.check(), session.check()]);
    expect(await waiting).toBe(true);
    expect(world.returns).toEqual([{ same: true }]);
    expect(session.view.value).toEqual({ state: 'in', me: ME });
  });

  it('leaves the person on the screen, and calls wait until they are back', async () => {
    const { world, session, waiting } = await lost();
    expect(session.view.value).toMatchObject({ state: 'lost', me: ME });
    await session.check();
    expect(session.view.value.state).toBe('lost');
    world.answer = known({ ...ME, expiresAt: '2026-11-23T20:00:00.000Z' });
    await session.check();
    expect(await waiting).toBe(true);
    expect(session.view.value.state).toBe('in');
    expect(world.returns).toEqual([{ same: true }]);
  });

  it('sends nothing in the name of somebody else', async () => {
    const { world, session, waiting } = await lost();
    world.answer = known({ ...ME, name: 'Bob' });
    await session.check();
    expect(await waiting).toBe(false);
    expect(world.returns).toEqual([{ same: false, name: 'Bob' }]);
  });

  it('stays so as long as there is no answer', async () => {
    const { world, session } = await lost();
    world.answer = silence;
    await session.check();
    expect(session.view.value.state).toBe('lost');
  });

  it('lets a call go whose screen was left', async () => {
    const { session } = await lost();
    const stop = new AbortController();
    const waiting = session.signedOut(stop.signal);
    stop.abort();
    expect(await waiting).toBe(false);
  });

  it('says so where the browser opens no window', async () => {
    const { world, session } = await lost();
    world.opens = false;
    session.signInAgain();
    expect(session.view.value).toMatchObject({ state: 'lost', popupBlocked: true });
    expect(world.opened).toBe(1);
  });
});
