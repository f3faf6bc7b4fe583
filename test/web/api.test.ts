import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { aNetwork, aProblem, json } from './service.ts';

const Thing = v.object({ name: v.string() });

describe('an answer', () => {
  it('is read with its version', async () => {
    const network = aNetwork(() => json({ name: 'GTG' }, { headers: { etag: '"3"' } }));
    expect(await network.api.get('/api/x', Thing)).toEqual({ ok: true, value: { name: 'GTG' }, etag: '"3"' });
  });

  it('that is none of this service’s is not taken for one', async () => {
    const network = aNetwork(() => new Response('<html>Wi-Fi: please sign in</html>'));
    expect(await network.api.get('/api/x', Thing)).toEqual({ ok: false, failed: { because: 'unreadable' } });
    network.answer = () => json({ title: 'GTG' });
    expect(await network.api.get('/api/x', Thing)).toEqual({ ok: false, failed: { because: 'unreadable' } });
    network.answer = () => new Response('Bad gateway', { status: 502 });
    expect(await network.api.get('/api/x', Thing)).toEqual({ ok: false, failed: { because: 'unreachable' } });
  });

  it('that refuses explains itself, and says when to come back', async () => {
    const network = aNetwork(() => {
      const problem = aProblem('too-many-requests', 429);
      problem.headers.set('retry-after', '60');
      return problem;
    });
    const answer = await network.api.post('/api/x', null, Thing);
    expect(answer).toMatchObject({
      ok: false,
      failed: { because: 'problem', retryAfter: 60, problem: { code: 'too-many-requests' } },
    });
  });

  it('that never comes is no answer', async () => {
    const network = aNetwork(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(await network.api.get('/api/x', Thing)).toEqual({ ok: false, failed: { because: 'unreachable' } });
  });

  it('nobody waits for any more is cancelled', async () => {
    const network = aNetwork(() => new Promise<Response>(() => {}));
    const stop = new AbortController();
    const answer = network.api.get('/api/x', Thing, { signal: stop.signal });
    stop.abort();
    expect(await answer).toEqual({ ok: false, failed: { because: 'cancelled' } });
  });

  it('that takes too long is given up', async () => {
    const network = aNetwork(() => new Promise<Response>(() => {}));
    const answer = await network.api.get('/api/x', Thing, { timeoutMs: 1 });
    expect(answer).toEqual({ ok: false, failed: { because: 'unreachable' } });
  });
});

describe('a request', () => {
  it('says as whom somebody is shown signed in, in whatever letters', async () => {
    const network = aNetwork(() => json({ name: 'x' }));
    await network.api.get('/api/x', Thing);
    network.shownAs = 'Zoë عائشة \ud800';
    await network.api.get('/api/x', Thing);
    expect(network.sent.map(({ headers }) => headers.get('x-signed-in-as'))).toEqual([
      null,
      encodeURIComponent('Zoë عائشة \ufffd'),
    ]);
  });

  it('carries language, version and body, and no credential of its own', async () => {
    const network = aNetwork(() => json({ name: 'x' }));
    await network.api.put('/api/x', { a: 1 }, Thing, { ifMatch: '"3"' });
    await network.api.remove('/api/x', { ifMatch: null });
    const [put, remove] = network.sent;
    expect(put?.body).toEqual({ a: 1 });
    expect(Object.fromEntries(put?.headers ?? [])).toEqual({
      accept: 'application/json',
      'accept-language': 'de',
      'content-type': 'application/json',
      'if-match': '"3"',
    });
    expect(remove?.headers.has('content-type')).toBe(false);
    expect(remove?.headers.has('if-match')).toBe(false);
  });

  it('is made again, the same, once the person is signed in again', async () => {
    const network = aNetwork(() => (network.signedOut === 0 ? aProblem('session-expired', 401) : json({ name: 'x' })));
    network.returns = true;
    expect((await network.api.put('/api/x', { a: 1 }, Thing, { ifMatch: '"3"' })).ok).toBe(true);
    expect(network.sent).toHaveLength(2);
    expect(network.sent[1]).toEqual(network.sent[0]);
  });

  it('stays refused where somebody else came back', async () => {
    const network = aNetwork(() => aProblem('session-expired', 401));
    expect(await network.api.get('/api/x', Thing)).toMatchObject({ ok: false, failed: { because: 'problem' } });
    expect(network.sent).toHaveLength(1);
  });
});
