import { beforeAll, describe, expect, it } from 'vitest';
import { authorize, type OAuthFailureCode, renew, revoke } from '../../extension/service/oauth.ts';
import { answer, endOf, open, REDIRECT_URI } from './connect.ts';
import { nextAddress, useWorker } from './harness.ts';

/** The extension's half of the sign-in against the Worker's. */
const h = useWorker();
const without = useWorker({ EXTENSION: {} });
let tenantId = '';

beforeAll(async () => {
  tenantId = await h.connect(h.directory({ members: 1 }));
  await h.grant('ada', tenantId, 'admin');
});

/** As the browser's fetch, from an address of its own. */
const fetcher: typeof fetch = (url, init) => {
  const headers = new Headers(init?.headers);
  headers.set('cf-connecting-ip', nextAddress());
  return fetch(url, { ...init, headers });
};
const hints = () => ({ language: 'en' as const, installation: crypto.randomUUID(), tenantId });
const begin = () => authorize(h.worker.url, REDIRECT_URI, hints(), fetcher);

/** Begins, and answers the consent page. */
async function ended(decision: 'allow' | 'deny') {
  const authorization = await begin();
  const url = new URL(authorization.url);
  const says = { decision, scope: 'configure' };
  const end = endOf(await answer(h, url, await open(h, url, 'ada'), 'ada', says));
  return { authorization, end };
}

async function connected() {
  const { authorization, end } = await ended('allow');
  return authorization.finish(end.href);
}

const users = (token: string) => h.call('GET', `/api/tenants/${tenantId}/users`, undefined, { token });
const failsWith = (act: Promise<unknown>, code: OAuthFailureCode) =>
  expect(act).rejects.toMatchObject({ name: 'OAuthFailure', code });

describe('connecting', () => {
  it('ends with tokens that work, and with what they are good for', async () => {
    const tokens = await connected();
    expect(tokens.scopes).toEqual(['read', 'configure']);
    expect(tokens.expiresAt - Date.now()).toBeGreaterThan(14 * 60_000);
    expect((await users(tokens.accessToken)).status).toBe(200);
  });

  it('says that it was refused, and believes no answer that belongs to another question', async () => {
    const refused = await ended('deny');
    await failsWith(refused.authorization.finish(refused.end.href), 'connectRefused');
    const { end } = await ended('allow');
    const other = await begin();
    await failsWith(other.finish(end.href), 'connectUntrusted');
    const mixed = await ended('allow');
    mixed.end.searchParams.set('iss', 'https://attacker.example');
    await failsWith(mixed.authorization.finish(mixed.end.href), 'connectUntrusted');
  });

  it('tells a service that is not there, that is another, and that connects nobody', async () => {
    const at = (origin: string, by: typeof fetch = fetcher) => authorize(origin, REDIRECT_URI, hints(), by);
    await failsWith(at('http://127.0.0.1:9'), 'apiUnreachable');
    await failsWith(at(without.worker.url), 'connectNotOffered');
    const page: typeof fetch = async () => new Response('<h1>Hello</h1>', { headers: { 'content-type': 'text/html' } });
    await failsWith(at('https://other.example', page), 'apiUnreadable');
    const missing: typeof fetch = async () => new Response('Not found', { status: 404 });
    await failsWith(at('https://other.example', missing), 'apiUnreadable');
    for (const status of [500, 502, 503]) {
      await failsWith(
        at('https://other.example', async () => new Response('', { status })),
        'apiUnreachable',
      );
    }
  });

  it('sends tokens to no other origin than the one that was named', async () => {
    for (const name of ['authorization_endpoint', 'token_endpoint', 'revocation_endpoint']) {
      const elsewhere: typeof fetch = async (url, init) => {
        const body = await (await fetcher(url, init)).json();
        return Response.json({ ...body, [name]: 'https://attacker.example/oauth/token' });
      };
      await failsWith(authorize(h.worker.url, REDIRECT_URI, hints(), elsewhere), 'apiUnreadable');
    }
    const another: typeof fetch = async () => Response.json({ issuer: 'https://attacker.example' });
    await failsWith(authorize(h.worker.url, REDIRECT_URI, hints(), another), 'apiUnreadable');
  });
});

describe('staying connected', () => {
  it('needs the newest refresh token', async () => {
    const tokens = await connected();
    const next = await renew(h.worker.url, tokens.refreshToken, fetcher);
    expect(next.refreshToken).not.toBe(tokens.refreshToken);
    expect((await users(next.accessToken)).status).toBe(200);
    await renew(h.worker.url, next.refreshToken, fetcher);
    await failsWith(renew(h.worker.url, tokens.refreshToken, fetcher), 'connectEnded');
  });

  it('ends with a revocation', async () => {
    const tokens = await connected();
    await revoke(h.worker.url, tokens.refreshToken, fetcher);
    expect((await users(tokens.accessToken)).status).toBe(401);
    await failsWith(renew(h.worker.url, tokens.refreshToken, fetcher), 'connectEnded');
    // Once more is no mistake.
    await revoke(h.worker.url, tokens.refreshToken, fetcher);
  });

  it('may have to wait', async () => {
    const tokens = await connected();
    const address = nextAddress();
    const impatient: typeof fetch = (url, init) => {
      const headers = new Headers(init?.headers);
      headers.set('cf-connecting-ip', address);
      return fetch(url, { ...init, headers });
    };
    const many = async () => {
      for (let n = 0; n < 80; n++) await revoke(h.worker.url, 'nothing', impatient);
    };
    await failsWith(many(), 'connectTooOften');
    expect((await users(tokens.accessToken)).status).toBe(200);
  });
});
