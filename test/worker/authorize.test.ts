import type { Me } from '@production-assist/shared/api';
import * as oauth from 'oauth4webapi';
import { beforeAll, describe, expect, it } from 'vitest';
import { answer, begin, connect, endOf, exchange, open, REDIRECT_URI, refresh } from './connect.ts';
import { as, callsOf, consentWorld } from './consent-world.ts';
import { useWorker } from './harness.ts';
import { expectRefused } from './refusals.ts';
import { begin as beginSignIn, choose, comeBack, cookiesOf, locationOf, SESSION } from './sign-in.ts';

/** The whole way from the extension’s first request to its tokens, by a client that is certified for it. */
const h = useWorker();
let tenantId = '';
let other = '';

beforeAll(async () => {
  [tenantId, other] = await consentWorld(h);
});

const { preview, users } = callsOf(h, () => tenantId);

describe('the way to a token', () => {
  it('leads through discovery, consent, code and PKCE to a token of one tenant', async () => {
    const attempt = await begin(h, { tenant: tenantId });
    expect(attempt.server).toMatchObject({
      code_challenge_methods_supported: ['S256'],
      response_types_supported: ['code'],
      scopes_supported: ['read', 'configure'],
      authorization_response_iss_parameter_supported: true,
    });
    expect(attempt.server.registration_endpoint).toBeUndefined();

    const page = await open(h, attempt.url, 'ada');
    expect(page.response.status).toBe(200);
    const end = endOf(await answer(h, attempt.url, page, 'ada', { decision: 'allow', scope: 'configure' }));
    expect(end.origin + end.pathname).toBe(REDIRECT_URI);
    const tokens = await exchange(attempt, end);
    expect(tokens.scope).toBe('read configure');

    const { body: me } = await h.call<Me>('GET', '/api/me', undefined, as(tokens.accessToken));
    expect(me).toMatchObject({ name: 'ada@pa.example', via: 'browser', operator: false, tenantId });
    expect((await users(tokens.accessToken)).status).toBe(200);
    expect((await preview(tokens.accessToken)).status).toBe(200);
  });

  it('is closed to requests that are not the extension’s, without leading back to anybody', async () => {
    for (const different of [
      { redirect_uri: 'https://attacker.example/' },
      { redirect_uri: `${REDIRECT_URI}more` },
      { redirect_uri: REDIRECT_URI.replace('https:', 'http:') },
      { client_id: 'another' },
    ]) {
      const { url } = await begin(h, different);
      const { response, html } = await open(h, url, 'ada');
      // Not an error's status: the browser would close the window, and nobody would read why.
      expect(response.status, JSON.stringify(different)).toBe(200);
      expect(response.headers.get('location')).toBeNull();
      expect(html).toContain('cannot be trusted');
      expect(html).not.toContain('<form');
    }
  });

  it('tells the extension what it got wrong: plain or no PKCE, no state, another response, another resource', async () => {
    for (const [different, error] of [
      [{ code_challenge_method: 'plain' }, 'invalid_request'],
      [{ code_challenge: undefined, code_challenge_method: undefined }, 'invalid_request'],
      [{ state: undefined }, 'invalid_request'],
      [{ response_type: 'token' }, 'unsupported_response_type'],
      [{ resource: 'https://attacker.example/api' }, 'invalid_target'],
    ] as const) {
      const { url } = await begin(h, different);
      const end = endOf((await open(h, url, 'ada')).response);
      expect(end.origin + end.pathname, JSON.stringify(different)).toBe(REDIRECT_URI);
      expect(end.searchParams.get('error')).toBe(error);
      expect(end.searchParams.get('code')).toBeNull();
    }
  });

  it('asks who is not signed in to sign in elsewhere, and gives a bearer of a token no consent page', async () => {
    const { url } = await begin(h);
    const nobody = await open(h, url, null);
    const there = new URL(nobody.response.headers.get('location') ?? '', url);
    expect(there.pathname).toBe('/sign-in');
    expect(there.searchParams.get('return')).toBe(url.pathname + url.search);
    const tokens = await connect(h, 'ada', tenantId, { scopes: [] });
    for (const token of [tokens.accessToken, await h.token('ada')]) {
      const { html } = await open(h, url, 'ada', { authorization: `Bearer ${token}` });
      expect(html).not.toContain('<form');
    }
  });

  it('ends where the code comes with another verifier, and for good where it comes twice', async () => {
    const attempt = await begin(h, { tenant: tenantId });
    const page = await open(h, attempt.url, 'ada');
    const end = endOf(await answer(h, attempt.url, page, 'ada', { decision: 'allow' }));
    const stolen = { ...attempt, verifier: oauth.generateRandomCodeVerifier() };
    await expect(exchange(stolen, end)).rejects.toMatchObject({ error: 'invalid_grant' });
    const tokens = await exchange(attempt, end);
    expect((await users(tokens.accessToken)).status).toBe(200);
    await expect(exchange(attempt, end)).rejects.toMatchObject({ error: 'invalid_grant' });
    expectRefused(await users(tokens.accessToken), 401, 'token-invalid');
    await expect(refresh(attempt.server, tokens.refreshToken)).rejects.toMatchObject({ error: 'invalid_grant' });
  });
});

describe('somebody who is not signed in yet', () => {
  it('signs in on the way, and consents as who they are then', async () => {
    const ada = { subject: 'ada', name: 'Ada', email: 'ada@pa.example', about: '' };
    h.simulator.issuer.provider.people.push(ada);
    const attempt = await begin(h, { tenant: tenantId });
    const sent = (await open(h, attempt.url, null)).response.headers.get('location') ?? '';
    const { url, cookie } = await beginSignIn(h, sent);
    const back = await comeBack(h, await choose(h, url, 'ada'), cookie);
    expect(locationOf(back)).toBe(attempt.url.pathname + attempt.url.search);
    const session = `${SESSION}=${cookiesOf(back)[SESSION]}`;
    const page = await open(h, attempt.url, null, { cookie: session });
    // There is a way to somebody else's sign-in, which leads back here as well.
    const elsewhere = /href="(\/sign-in[^"]+)"/.exec(page.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(new URL(elsewhere, attempt.url).searchParams.get('return')).toBe(attempt.url.pathname + attempt.url.search);
    const cookies = { ...page, cookie: `${page.cookie}; ${session}` };
    const tokens = await exchange(attempt, endOf(await answer(h, attempt.url, cookies, null, { decision: 'allow' })));
    expect((await users(tokens.accessToken)).status).toBe(200);
    expectRefused(await users(tokens.accessToken, other), 404, 'not-found');
  });
});
