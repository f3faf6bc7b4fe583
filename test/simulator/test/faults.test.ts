import { describe, expect, it } from 'vitest';
import { GTG } from '../src/gtg.ts';
import { errorCode, simulated, values } from './helpers.ts';

const MEMBERS = `/groups/${GTG.accessGroupId}/members?$top=10`;

describe('a fault', () => {
  it('hits the nth matching request, as often as it says', async () => {
    const { simulator, graph } = await simulated();
    simulator.faults.add({ kind: 'group', directoryId: GTG.directoryId, nth: 2, times: 2, status: 503 });
    const statuses = [];
    for (let count = 0; count < 4; count++) statuses.push((await graph('/groups')).status);
    expect(statuses).toEqual([200, 503, 503, 200]);
  });

  it('waits for its turn behind another one', async () => {
    const { simulator, graph } = await simulated();
    simulator.faults.add({ kind: 'group', status: 429, retryAfter: 7 });
    simulator.faults.add({ kind: 'group', status: 504, code: 'mine', retryAfter: 'date' });
    const [first, second, third] = [await graph('/groups'), await graph('/groups'), await graph('/groups')];
    expect([first.status, errorCode(first), first.headers.get('Retry-After')]).toEqual([429, 'TooManyRequests', '7']);
    expect([second.status, errorCode(second)]).toEqual([504, 'mine']);
    expect(second.headers.get('Retry-After')).toBe('Sun, 22 Nov 2026 12:00:30 GMT');
    expect(third.status).toBe(200);
  });

  it('can be cleared, and leaves other directories and kinds alone', async () => {
    const { simulator, graph } = await simulated();
    simulator.faults.add({ kind: 'delta', times: Infinity, status: 500 });
    simulator.faults.add({ directoryId: '00000000-0000-4000-8000-00000000dead', times: Infinity, status: 500 });
    expect((await graph('/groups')).status).toBe(200);
    expect((await graph('/groups/delta')).status).toBe(500);
    simulator.faults.clear();
    expect((await graph('/groups/delta')).status).toBe(200);
  });

  it('that only some requests can have waits for one of them', async () => {
    const { simulator, graph, signIn, accessToken } = await simulated();
    const token = await accessToken();
    simulator.faults.add({ aadsts: 90033 });
    simulator.faults.add({ withoutValue: true });
    expect((await graph('/users', { token })).body).toHaveProperty('value');
    expect((await graph('/groups', { token })).body).not.toHaveProperty('value');
    expect((await signIn()).body.error).toBe('temporarily_unavailable');
  });

  it('may break the body', async () => {
    const { simulator, graph } = await simulated();
    simulator.faults.add({ kind: 'members', cutOff: true });
    await expect(graph(MEMBERS)).rejects.toThrow(SyntaxError);
    simulator.faults.add({ kind: 'members', notJson: true });
    const html = await graph(MEMBERS);
    expect([html.status, html.headers.get('Content-Type')]).toEqual([200, 'text/html; charset=utf-8']);
    simulator.faults.add({ kind: 'members', withoutValue: true });
    expect((await graph(MEMBERS)).body).not.toHaveProperty('value');
    simulator.faults.add({ kind: 'members', status: 200, body: { value: 'no list' } });
    expect((await graph(MEMBERS)).body).toEqual({ value: 'no list' });
  });

  it('may lead away, and the bearer does not come along', async () => {
    const { simulator, graph } = await simulated();
    simulator.faults.add({ kind: 'members', foreignNextLink: 'https://evil.example/next' });
    expect((await graph(MEMBERS)).body['@odata.nextLink']).toBe('https://evil.example/next');
    simulator.faults.add({ kind: 'members', redirect: 'https://evil.example/' });
    await expect(graph(MEMBERS)).rejects.toThrow('fetch failed');
    expect(simulator.requests.at(-1)).toMatchObject({ host: 'evil.example', headers: {}, status: 0 });
  });

  it('that redirects is followed as the request says', async () => {
    const { simulator } = await simulated();
    const url = 'https://graph.microsoft.com/v1.0/groups';
    simulator.faults.add({ kind: 'group', times: Infinity, redirect: url });
    const manual = await simulator.fetch(new Request(url, { redirect: 'manual' }));
    expect([manual.status, manual.headers.get('Location')]).toEqual([302, url]);
    await expect(simulator.fetch(new Request(url, { redirect: 'error' }))).rejects.toThrow('fetch failed');
    simulator.clearRequests();
    await expect(simulator.fetch(new Request(url))).rejects.toThrow('fetch failed');
    expect(simulator.requests).toHaveLength(21);
  });

  it('may lose a page', async () => {
    const { simulator, graph } = await simulated();
    const whole = values(await graph(MEMBERS));
    simulator.faults.add({ kind: 'members', dropPage: true });
    const page = await graph(MEMBERS);
    expect(values(page)).toHaveLength(10);
    expect(values(page)[0]).not.toEqual(whole[0]);
    simulator.faults.add({ kind: 'members', dropPage: true });
    expect(values(await graph(String(page.body['@odata.nextLink'])))).toEqual([]);
  });

  it('may lose the same page of every reading', async () => {
    const { simulator, group, graph } = await simulated();
    simulator.faults.add({ kind: 'members', page: 'first', dropPage: true, times: Infinity });
    for (const reading of [1, 2]) {
      const read: unknown[] = [];
      for (let next: unknown = MEMBERS; typeof next === 'string'; ) {
        const page = await graph(next);
        read.push(...values(page).map(({ id }) => id));
        next = page.body['@odata.nextLink'];
      }
      expect([reading, read]).toEqual([reading, group.members.slice(10).map(({ id }) => id)]);
    }
  });

  it('may be for counting alone, or for what has changed', async () => {
    const { simulator, graph } = await simulated();
    const count = `/groups/${GTG.accessGroupId}/members/microsoft.graph.user/$count`;
    const headers = { ConsistencyLevel: 'eventual' };
    simulator.faults.add({ kind: 'count', status: 503 });
    simulator.faults.add({ kind: 'count', status: 200, body: '17' });
    simulator.faults.add({ kind: 'count', notJson: true });
    simulator.faults.add({ kind: 'delta', status: 410 });
    expect((await graph(MEMBERS)).status).toBe(200);
    expect((await graph(count, { headers })).status).toBe(503);
    expect((await graph(count, { headers })).body.text).toBe('17');
    expect((await graph(count, { headers })).body.text).toMatch(/^<!DOCTYPE/);
    expect(errorCode(await graph('/groups/delta'))).toBe('resyncRequired');
    expect(simulator.requests.filter(({ kind }) => kind === 'count')).toHaveLength(3);
  });

  it('may never answer, until the caller gives up', async () => {
    const { simulator } = await simulated();
    simulator.faults.add({ hang: true });
    const request = new Request('https://graph.microsoft.com/v1.0/groups', { signal: AbortSignal.timeout(5) });
    await expect(simulator.fetch(request)).rejects.toThrow('timeout');
  });

  it('may be the network’s, or a delay', async () => {
    const { simulator, graph, accessToken } = await simulated();
    const token = await accessToken();
    simulator.faults.add({ networkError: true });
    await expect(graph('/groups', { token })).rejects.toThrow('fetch failed');
    simulator.faults.add({ delayMs: 5 });
    simulator.settings.latencyMs = 5;
    const start = performance.now();
    expect((await graph('/groups', { token })).status).toBe(200);
    expect(performance.now() - start).toBeGreaterThan(8);
  });

  it('of the beta endpoint is always there: its JSON stops in the middle', async () => {
    const { graph } = await simulated();
    await expect(graph('https://graph.microsoft.com/beta/groups')).rejects.toThrow(SyntaxError);
  });
});

describe('throttling', () => {
  it('counts resource units per application and directory', async () => {
    const { simulator, graph, accessToken, clock } = await simulated();
    const token = await accessToken();
    simulator.settings.throttle = { unitsPerTenSeconds: 10, retryAfter: 'seconds' };
    const ask = () => graph(MEMBERS.replace('$top=10', '$top=100'), { token });
    const answers = [await ask(), await ask(), await ask(), await ask()];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect(answers[3]?.headers.get('Retry-After')).toBe('2');
    clock.now += 2000;
    expect((await ask()).status).toBe(200);
  });

  it('may say when as a date, or not at all', async () => {
    const { simulator, graph, accessToken } = await simulated();
    const token = await accessToken();
    simulator.settings.throttle = { unitsPerTenSeconds: 0.5, retryAfter: 'date' };
    expect((await graph('/groups', { token })).headers.get('Retry-After')).toMatch(/GMT$/);
    simulator.settings.throttle.retryAfter = 'absent';
    const answer = await graph('/groups', { token });
    expect([answer.status, answer.headers.get('Retry-After')]).toEqual([429, null]);
  });
});

describe('the record', () => {
  it('keeps what was asked, and no token', async () => {
    const { simulator, graph, accessToken } = await simulated();
    const token = await accessToken();
    await graph('/groups?$top=5', { token });
    expect(simulator.requestsFor(GTG.directoryId.toUpperCase())).toMatchObject([
      { kind: 'token', method: 'POST', host: 'login.microsoftonline.com', status: 200 },
      { kind: 'group', path: '/v1.0/groups?$top=5', at: Date.UTC(2026, 10, 22, 12), directoryId: GTG.directoryId },
    ]);
    expect(JSON.stringify(simulator.requests)).not.toContain(token);
    expect(simulator.requests[1]?.headers.authorization).toMatch(/^Bearer [0-9a-f]{12}$/);
    simulator.clearRequests();
    expect(simulator.requests).toEqual([]);
  });

  it('has requests to hosts nobody stands for', async () => {
    const { simulator } = await simulated();
    const failed = simulator.fetch(new Request('https://elsewhere.example/a'));
    await expect(failed).rejects.toMatchObject({ cause: { message: expect.stringContaining('elsewhere.example') } });
    expect(simulator.requests).toMatchObject([{ kind: 'other', host: 'elsewhere.example', status: 0 }]);
  });
});
