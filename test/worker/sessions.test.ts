import { describe, expect, it } from 'vitest';
import { expectStatus, useWorker } from './harness.ts';
import { CANARY, expectRefused } from './refusals.ts';
import { cookiesOf, SESSION } from './sign-in.ts';

const h = useWorker();

const me = (headers: Record<string, string>) => h.call('GET', '/api/me', undefined, { token: null, headers });
const signOut = (headers: Record<string, string>) => h.call('POST', '/sign-out', undefined, { token: null, headers });
const sessions = async (subject: string) =>
  (await h.worker.d1.prepare('SELECT * FROM sessions WHERE subject = ?').bind(subject).all()).results;

describe('a session', () => {
  it('says how long it lasts: eight hours', async () => {
    const before = Date.now();
    const { body } = await expectStatus(200, me(await h.signIn('lasting')));
    const ends = Date.parse((body as { expiresAt: string }).expiresAt);
    expect(ends).toBeGreaterThanOrEqual(before + 8 * 3_600_000);
    expect(ends).toBeLessThanOrEqual(Date.now() + 8 * 3_600_000);
  });

  it('opens nothing once its time is over, and is deleted by the cron, it alone', async () => {
    const [over, other] = [await h.signIn('over'), await h.signIn('other')];
    await expectStatus(200, me(over));
    const now = Date.now();
    await h.worker.d1.prepare(`UPDATE sessions SET expires_at = ? WHERE subject = 'over'`).bind(now).run();
    expectRefused(await me(over), 401, 'session-expired');
    expect(await sessions('over')).toHaveLength(1);
    await h.worker.cron(new Date(now));
    expect(await sessions('over')).toEqual([]);
    await expectStatus(200, me(other));
  });

  it('ends with signing out, it alone', async () => {
    const [first, second] = [await h.signIn('leaving'), await h.signIn('leaving')];
    const answer = await expectStatus(204, signOut(first));
    expect(cookiesOf(answer)).toEqual({ [SESSION]: '' });
    expectRefused(await me(first), 401, 'session-expired');
    await expectStatus(200, me(second));
    // A second time, or without one: there is nothing left to end.
    await expectStatus(204, signOut(first));
    await expectStatus(204, signOut({ 'sec-fetch-site': 'same-origin' }));
  });

  it('opens nothing to a page that shows somebody else as signed in', async () => {
    h.simulator.issuer.provider.people.push({ subject: 'zoe', name: 'Zoë عائشة', email: '', about: '' });
    const [zoe, other] = [await h.signIn('zoe'), await h.signIn('another-tab')];
    const { body } = await expectStatus(200, me(zoe));
    const { name } = body as { name: string };
    const shown = { 'x-signed-in-as': encodeURIComponent(name) };
    await expectStatus(200, me({ ...zoe, ...shown }));
    expectRefused(await me({ ...other, ...shown }), 401, 'session-expired');
    for (const value of ['', CANARY, '%', name.length > 3 ? encodeURIComponent(name.slice(1)) : CANARY]) {
      expectRefused(await me({ ...zoe, 'x-signed-in-as': value }), 401, 'session-expired');
    }
    // A token is whose it is, whatever is shown.
    await expectStatus(200, h.call('GET', '/api/me', undefined, { headers: shown }));
  });

  it('cannot be ended by another page', async () => {
    const headers = await h.signIn('staying');
    expectRefused(await signOut({ ...headers, 'sec-fetch-site': 'cross-site' }), 403, 'cross-site');
    await expectStatus(200, me(headers));
  });

  it('of an id nobody was given opens nothing', async () => {
    const { cookie = '' } = await h.signIn('guessed');
    const id = cookie.slice(SESSION.length + 1);
    const row = (await sessions('guessed'))[0] as { id_hash: string };
    for (const other of [CANARY, row.id_hash, id.slice(1), `${id}x`, id.toLowerCase(), '%00', "' OR '1'='1"]) {
      expectRefused(await me({ cookie: `${SESSION}=${other}` }), 401, 'session-expired');
    }
    // An empty one, or one under another name, is none.
    for (const none of [`${SESSION}=`, `session=${id}`, '', ';;', '=']) {
      expectRefused(await me({ cookie: none }), 401, 'not-signed-in');
    }
  });

  it('is of the configured provider, and of no former one', async () => {
    const headers = await h.signIn('moved');
    await h.worker.d1.prepare(`UPDATE sessions SET issuer = 'https://former.test' WHERE subject = 'moved'`).run();
    expectRefused(await me(headers), 401, 'session-expired');
  });
});
