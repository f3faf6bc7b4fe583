import { createLocalJWKSet, jwtVerify } from 'jose';
import * as oauth from 'oauth4webapi';
import { beforeEach, describe, expect, it } from 'vitest';
import { PAGE_CLIENT_ID } from '../src/openid-provider.ts';
import { createSimulator, type Simulator } from '../src/simulator.ts';

/** Parameters of a request that are other than they should be; null: left out. */
type Changes = Record<string, string | null>;

const CALLBACK = 'http://localhost:8787/sign-in/callback';
const VERIFIER = 'a-verifier-of-forty-three-characters-at-least';

let simulator: Simulator;
let now: number;
beforeEach(async () => {
  now = Date.UTC(2026, 10, 23);
  simulator = await createSimulator({ now: () => now });
  simulator.issuer.provider.people.push({ subject: 'ada', name: 'Ada <b>', email: 'ada@gtg.example', about: '' });
});

async function authorizeUrl(changes: Changes = {}): Promise<string> {
  const url = new URL(simulator.issuer.provider.authorizeUrl);
  const parameters = {
    client_id: PAGE_CLIENT_ID,
    redirect_uri: CALLBACK,
    response_type: 'code',
    scope: 'openid email',
    state: 'a-state',
    nonce: 'a-nonce',
    code_challenge: await oauth.calculatePKCECodeChallenge(VERIFIER),
    code_challenge_method: 'S256',
    ...changes,
  };
  for (const [name, value] of Object.entries(parameters)) if (value !== null) url.searchParams.set(name, value);
  return url.href;
}
const ask = (url: string, init: RequestInit = {}) => simulator.fetch(new Request(url, { redirect: 'manual', ...init }));
async function choose(url: string, body: Record<string, string> = { person: 'ada' }): Promise<URLSearchParams> {
  const answer = await ask(url, { method: 'POST', body: new URLSearchParams(body) });
  expect(answer.status).toBe(303);
  return new URL(answer.headers.get('location') ?? '').searchParams;
}
async function redeem(code: string | null, changes: Changes = {}) {
  const body = new URLSearchParams();
  const parameters = {
    grant_type: 'authorization_code',
    client_id: PAGE_CLIENT_ID,
    code,
    redirect_uri: CALLBACK,
    code_verifier: VERIFIER,
    ...changes,
  };
  for (const [name, value] of Object.entries(parameters)) if (value !== null) body.set(name, value);
  const answer = await ask(`${simulator.issuer.url}/token`, { method: 'POST', body });
  return { status: answer.status, body: await answer.json() };
}

describe('signing in at the simulated provider', () => {
  it('shows who one can be, with nothing of them taken for markup', async () => {
    const answer = await ask(await authorizeUrl());
    const html = await answer.text();
    expect(html).toContain('Ada &lt;b&gt;');
    expect(html).toContain('value="ada"');
    expect(html).not.toContain('<b>');
    expect(simulator.requests.map(({ kind }) => kind)).toEqual(['issuer-authorize']);
  });

  it('gives a code, and for it an ID token about that person', async () => {
    const back = await choose(await authorizeUrl());
    expect([back.get('state'), back.get('iss')]).toEqual(['a-state', simulator.issuer.url]);
    const { status, body } = await redeem(back.get('code'));
    expect(status).toBe(200);
    const keys = createLocalJWKSet(simulator.issuer.jwks());
    const { payload } = await jwtVerify(body.id_token, keys, {
      issuer: simulator.issuer.url,
      audience: PAGE_CLIENT_ID,
      currentDate: new Date(now),
    });
    expect(payload).toMatchObject({ sub: 'ada', nonce: 'a-nonce', email: 'ada@gtg.example', name: 'Ada <b>' });
  });

  it('redeems a code once, for a minute, for the right client, address and verifier', async () => {
    for (const wrong of [
      { code_verifier: 'another-verifier-of-forty-three-characters-xx' },
      { code_verifier: null },
      { redirect_uri: 'http://localhost:9999/sign-in/callback' },
    ] as Changes[]) {
      const code = (await choose(await authorizeUrl())).get('code');
      expect(await redeem(code, wrong)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
      // What was tried wrongly is used up too.
      expect(await redeem(code)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    }
    const late = (await choose(await authorizeUrl())).get('code');
    now += 60_000;
    expect(await redeem(late)).toMatchObject({ body: { error: 'invalid_grant' } });
    expect(await redeem('made-up')).toMatchObject({ body: { error: 'invalid_grant' } });
    expect(await redeem('x', { client_id: 'another' })).toMatchObject({
      status: 401,
      body: { error: 'invalid_client' },
    });
    expect(await redeem('x', { grant_type: 'password' })).toMatchObject({ body: { error: 'unsupported_grant_type' } });
  });

  it('asks a confidential client for its secret', async () => {
    simulator.issuer.provider.clients.push({
      clientId: 'c',
      secret: 'fake8Q~c',
      redirectUris: /^https:\/\/c\.example\/$/,
    });
    const changes = { client_id: 'c', redirect_uri: 'https://c.example/' };
    const code = (await choose(await authorizeUrl(changes))).get('code');
    expect(await redeem(code, changes)).toMatchObject({ status: 401 });
    expect(await redeem(code, { ...changes, client_secret: 'fake8Q~c' })).toMatchObject({ status: 200 });
  });

  it('sends nobody to an address that is not registered', async () => {
    for (const changes of [
      { client_id: 'another' },
      { redirect_uri: 'https://evil.example/sign-in/callback' },
      { redirect_uri: `${CALLBACK}/more` },
      { redirect_uri: null },
    ] as Changes[]) {
      const answer = await ask(await authorizeUrl(changes), {
        method: 'POST',
        body: new URLSearchParams({ person: 'ada' }),
      });
      expect([answer.status, answer.headers.get('location')]).toEqual([400, null]);
    }
  });

  it('refuses what is not the code flow with PKCE, and who cancels', async () => {
    for (const changes of [
      { response_type: 'token' },
      { scope: 'email' },
      { code_challenge: null },
      { code_challenge_method: 'plain' },
    ] as Changes[]) {
      expect((await choose(await authorizeUrl(changes))).get('error')).toBe('invalid_request');
    }
    expect((await choose(await authorizeUrl(), { cancel: 'yes' })).get('error')).toBe('access_denied');
    expect((await choose(await authorizeUrl(), { person: 'nobody' })).get('error')).toBe('access_denied');
  });

  it('does one wrong as scripted, and the next right', async () => {
    simulator.issuer.provider.failNext({ refuse: 'server_error' });
    expect((await choose(await authorizeUrl())).get('error')).toBe('server_error');
    expect((await choose(await authorizeUrl())).get('code')).not.toBeNull();
  });
});
