import { PAGE_CLIENT_ID } from '@production-assist/simulator/openid-provider';
import { describe, expect, it } from 'vitest';
import { type Answer, expectStatus, useWorker } from './harness.ts';
import { CANARY, expectLogsWithout, expectRefused, logged } from './refusals.ts';
import { ATTEMPT, begin, choose, comeBack, cookiesOf, locationOf, SESSION } from './sign-in.ts';

const h = useWorker();

const ADA = { subject: 'ada', name: 'Ada Lovelace', email: 'ada@pa.example', about: '' };
const provider = () => {
  const { people } = h.simulator.issuer.provider;
  if (!people.includes(ADA)) people.push(ADA);
  return h.simulator.issuer.provider;
};

/** Signs Ada in as far as she gets. */
async function signInAda(path = '/sign-in'): Promise<Answer> {
  provider();
  const { url, cookie } = await begin(h, path);
  return comeBack(h, await choose(h, url, ADA.subject), cookie);
}

/** What the page is told of a sign-in that failed. */
function expectFailed(answer: Answer, code: string, path = '/'): void {
  expect(answer.status).toBe(303);
  const url = new URL(locationOf(answer), h.worker.url);
  expect([url.pathname, url.searchParams.get('code'), url.searchParams.get('return')]).toEqual([
    '/sign-in-failed',
    code,
    path,
  ]);
  expect(cookiesOf(answer)[SESSION]).toBeUndefined();
}

describe('signing in', () => {
  it('asks the provider for a code, with PKCE, a state and a nonce of its own each time', async () => {
    const seen = new Set<string | null>();
    for (let i = 0; i < 2; i++) {
      const { url } = await begin(h);
      const { origin, pathname, searchParams } = new URL(url);
      expect(origin + pathname).toBe(provider().authorizeUrl);
      expect(Object.fromEntries(searchParams)).toMatchObject({
        client_id: PAGE_CLIENT_ID,
        redirect_uri: `${h.worker.url}/sign-in/callback`,
        response_type: 'code',
        scope: 'openid profile email',
        code_challenge_method: 'S256',
      });
      for (const name of ['state', 'nonce', 'code_challenge']) seen.add(searchParams.get(name));
    }
    expect(seen.size).toBe(6);
    expect(seen.has(null)).toBe(false);
  });

  it('gives a session to whom the provider names, in a cookie no script and no other site can use', async () => {
    const answer = await signInAda('/sign-in?return=/tenants/gtg%3Fa%3D1');
    expect([answer.status, locationOf(answer)]).toEqual([303, '/tenants/gtg?a=1']);
    const line = answer.headers.getSetCookie().find((cookie) => cookie.startsWith(SESSION)) ?? '';
    expect(line.split('; ').slice(1).sort()).toEqual(['HttpOnly', 'Max-Age=28800', 'Path=/', 'SameSite=Lax', 'Secure']);
    expect(cookiesOf(answer)[SESSION]).toMatch(/^[\w-]{43}$/);
    expect(cookiesOf(answer)[ATTEMPT]).toBe('');
    const headers = { cookie: `${SESSION}=${cookiesOf(answer)[SESSION]}` };
    const { body } = await expectStatus(200, h.call('GET', '/api/me', undefined, { token: null, headers }));
    expect(body).toMatchObject({ name: ADA.email, via: 'session', operator: false, signOut: true, tenantId: null });
  });

  it('is by issuer and subject: an address proves nothing', async () => {
    provider().people.push({ subject: 'not-the-operator', name: 'X', email: 'operator@pa.example', about: '' });
    const headers = await h.signIn('not-the-operator');
    const { body } = await expectStatus(200, h.call('GET', '/api/tenants', undefined, { token: null, headers }));
    expect(body).toEqual({ items: [], nextCursor: null });
    const operator = await h.signIn('operator');
    expect((await h.call('GET', '/api/me', undefined, { token: null, headers: operator })).body).toMatchObject({
      operator: true,
    });
  });

  it('takes no other address to go to afterwards than a path of ours', async () => {
    for (const path of ['//evil.example', '/\\evil.example', 'https://evil.example', '/%09/evil.example', '']) {
      const answer = await signInAda(`/sign-in?${new URLSearchParams({ return: path })}`);
      expect(new URL(locationOf(answer), 'https://here.test').origin, path).toBe('https://here.test');
    }
  });

  it('stores the hash of the session’s id, and nothing of the code', async () => {
    const answer = await signInAda();
    const id = cookiesOf(answer)[SESSION] ?? '';
    const { results } = await h.worker.d1.prepare('SELECT * FROM sessions').all();
    expect(JSON.stringify(results)).toContain('"subject":"ada"');
    expect(JSON.stringify(results)).not.toContain(id);
  });

  it('anew gives a new id and ends the session there was', async () => {
    const former = await h.signIn('ada');
    const { url, cookie } = await begin(h);
    const callback = await choose(h, url, 'ada');
    const answer = await comeBack(h, callback, `${cookie}; ${former.cookie}`);
    const id = cookiesOf(answer)[SESSION];
    expect(former.cookie).not.toContain(id);
    const again = await h.call('GET', '/api/me', undefined, { token: null, headers: former });
    expectRefused(again, 401, 'session-expired');
  });
});

describe('a sign-in that fails', () => {
  it('because it was cancelled or is not allowed there', async () => {
    for (const refuse of ['access_denied', 'consent_required']) {
      provider().failNext({ refuse });
      expectFailed(await signInAda('/sign-in?return=/tenants/gtg'), 'sign-in-declined', '/tenants/gtg');
    }
    provider();
    const { url, cookie } = await begin(h);
    expectFailed(await comeBack(h, await choose(h, url, 'nobody-there'), cookie), 'sign-in-declined');
  });

  it('because the provider does not work just now', async () => {
    for (const refuse of ['server_error', 'temporarily_unavailable']) {
      provider().failNext({ refuse });
      expectFailed(await signInAda(), 'issuer-unavailable');
    }
    for (const fault of [{ networkError: true }, { status: 500 }, { status: 503 }, { notJson: true }] as const) {
      h.simulator.faults.add({ kind: 'issuer-token', ...fault });
      expectFailed(await signInAda(), 'issuer-unavailable');
    }
  });

  it('because the provider does not answer in time', { timeout: 20_000 }, async () => {
    h.simulator.faults.add({ kind: 'issuer-token', hang: true });
    expectFailed(await signInAda(), 'issuer-unavailable');
  });

  it('not where the provider is merely slow', async () => {
    h.simulator.faults.add({ kind: 'issuer-token', delayMs: 300 });
    expect(cookiesOf(await signInAda())[SESSION]).toBeDefined();
  });

  const later = () => Math.floor(Date.now() / 1000) - 3600;
  const unverifiable = {
    'another nonce': { claims: { nonce: CANARY } },
    'no nonce': { claims: { nonce: undefined } },
    'another issuer in the ID token': { claims: { iss: `https://${CANARY}.example` } },
    'another audience': { claims: { aud: CANARY } },
    'several audiences and somebody else authorized': { claims: { aud: [PAGE_CLIENT_ID, CANARY], azp: CANARY } },
    'an ID token whose time is over': { claims: { exp: later(), iat: later() - 60 } },
    'no subject': { claims: { sub: undefined } },
    'a signature of a key that is not published': { signature: 'foreign' },
    'no signature': { signature: 'none' },
    'another issuer on the way back': { iss: `https://${CANARY}.example` },
    'an error no standard knows': { refuse: `${CANARY} <script>` },
  } as const;
  it.each(Object.entries(unverifiable))('because of %s', async (_, fault) => {
    provider().failNext(fault);
    expectFailed(await signInAda(), 'sign-in-failed');
  });

  it('because of another state, none, or a code that was used', async () => {
    provider().failNext({ state: CANARY });
    expectFailed(await signInAda(), 'sign-in-expired');
    const { url, cookie } = await begin(h);
    const callback = await choose(h, url, 'ada');
    const stateless = new URL(callback);
    stateless.searchParams.delete('state');
    expectFailed(await comeBack(h, stateless.href, cookie), 'sign-in-expired');
    expect(cookiesOf(await comeBack(h, callback, cookie))[SESSION]).toBeDefined();
    expectFailed(await comeBack(h, callback, cookie), 'sign-in-expired');
  });

  it('because it ends in another browser than it began in, or not in time', async () => {
    provider();
    const { url, cookie } = await begin(h);
    const callback = await choose(h, url, 'ada');
    const other = await begin(h);
    for (const foreign of ['', `${ATTEMPT}=${CANARY}`, `${ATTEMPT}=`, other.cookie, old(cookie, 601_000)]) {
      expectFailed(await comeBack(h, callback, foreign), 'sign-in-expired');
    }
    // The code is still good, and so is the attempt while its ten minutes last.
    expect(cookiesOf(await comeBack(h, callback, old(cookie, 590_000)))[SESSION]).toBeDefined();
  });

  it('in one tab leaves the one in another tab, which began later, alone', async () => {
    provider();
    const first = await begin(h);
    // A browser keeps one cookie of this name: the second tab's is in place of the first one's.
    const second = await begin(h);
    const late = await comeBack(h, await choose(h, first.url, 'ada'), second.cookie);
    expectFailed(late, 'sign-in-expired');
    expect(cookiesOf(late)[ATTEMPT], 'the cookie is not deleted').toBeUndefined();
    const answer = await comeBack(h, await choose(h, second.url, 'ada'), second.cookie);
    expect(cookiesOf(answer)[SESSION]).toBeDefined();
    expect(cookiesOf(answer)[ATTEMPT]).toBe('');
  });

  it('because the verifier is another: a code that was read by somebody is worth nothing to them', async () => {
    provider();
    const { url, cookie } = await begin(h);
    const callback = await choose(h, url, 'ada');
    expectFailed(await comeBack(h, callback, changed(cookie, { verifier: 'x'.repeat(43) })), 'sign-in-expired');
  });

  it('and tells nobody a value, only the log the reason', async () => {
    await logged(h, '"code":"sign-in-failed","reason":"OAUTH_JWT_CLAIM_COMPARISON_FAILED"');
    expectLogsWithout(h, CANARY);
    expectLogsWithout(h, 'code=');
  });
});

type Attempt = Record<string, unknown>;
const read = (cookie: string): Attempt =>
  JSON.parse(Buffer.from(cookie.slice(ATTEMPT.length + 1), 'base64url').toString());
const changed = (cookie: string, change: Attempt) =>
  `${ATTEMPT}=${Buffer.from(JSON.stringify({ ...read(cookie), ...change })).toString('base64url')}`;
/** The attempt's cookie as if it had begun this much earlier. */
const old = (cookie: string, ms: number) => changed(cookie, { startedAt: Number(read(cookie).startedAt) - ms });
