import { PAGE_CLIENT_ID } from '@production-assist/simulator/openid-provider';
import { describe, expect, it } from 'vitest';
import { expectStatus, useWorker } from './harness.ts';
import { expectLogsWithout, expectRefused, logged } from './refusals.ts';
import { begin, choose, comeBack, locationOf, SESSION } from './sign-in.ts';

/** Visibly no secret. */
const SECRET = 'fake8Q~of-the-page';

describe('where no provider is configured', () => {
  const h = useWorker({ SIGN_IN: {} });

  it('nobody can sign in, or be signed in', async () => {
    for (const path of ['/sign-in', '/sign-in/callback?code=x&state=y']) {
      const answer = await h.call('GET', path, undefined, { token: null });
      expect([answer.status, locationOf(answer)]).toEqual([
        303,
        '/sign-in-failed?code=sign-in-not-configured&return=%2F',
      ]);
    }
    const headers = { cookie: `${SESSION}=x` };
    expectRefused(await h.call('GET', '/api/me', undefined, { token: null, headers }), 401, 'session-expired');
  });

  it('tokens and Cloudflare Access do as ever', async () => {
    const assertion = await h.simulator.issuer.token({ subject: 'operator' });
    const headers = { 'cf-access-jwt-assertion': assertion };
    const { body } = await expectStatus(200, h.call('GET', '/api/me', undefined, { token: null, headers }));
    expect(body).toMatchObject({ name: 'operator', via: 'access', operator: true, signOut: false });
    await expectStatus(200, h.call('GET', '/api/me'));
  });
});

describe('where the page is a confidential client', () => {
  const h = useWorker({ SIGN_IN_CLIENT_SECRET: SECRET });

  it('it proves itself with its secret, which nobody else sees', async () => {
    const client = h.simulator.issuer.provider.clients.find(({ clientId }) => clientId === PAGE_CLIENT_ID);
    if (!client) throw new Error('the page is no client');
    client.secret = SECRET;
    expect(await h.signIn('ada')).toHaveProperty('cookie');
    client.secret = 'fake8Q~another';
    const { url, cookie } = await begin(h);
    const answer = await comeBack(h, await choose(h, url, 'ada'), cookie);
    expect(locationOf(answer)).toContain('code=sign-in-failed');
    expect(url + locationOf(answer)).not.toContain('fake8Q');
    await logged(h, '"reason":"invalid_client"');
    expectLogsWithout(h, 'fake8Q');
  });
});

describe('what the provider says of itself', () => {
  const h = useWorker();
  const signIn = async () => locationOf(await h.call('GET', '/sign-in', undefined, { token: null }));

  it('is believed of the configured one only, and where people are sent is encrypted or on this machine', async () => {
    const { url, provider } = h.simulator.issuer;
    const metadata = { issuer: url, authorization_endpoint: 'https://login.test/', token_endpoint: `${url}/token` };
    for (const [wrong, reason] of [
      [{ issuer: 'https://elsewhere.test' }, 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED'],
      [{ issuer: undefined }, 'OAUTH_INVALID_RESPONSE'],
    ] as const) {
      h.simulator.faults.add({ kind: 'issuer', status: 200, body: { ...metadata, ...wrong } });
      expect(await signIn()).toBe('/sign-in-failed?code=sign-in-failed&return=%2F');
      await logged(h, `"reason":"${reason}"`);
    }
    h.simulator.faults.add({ kind: 'issuer', status: 503 });
    expect(await signIn()).toBe('/sign-in-failed?code=issuer-unavailable&return=%2F');
    // Nothing of this was kept.
    expect((await signIn()).startsWith(provider.authorizeUrl)).toBe(true);
  });
});

describe.each(['http://login.test/authorize', 'javascript:alert(1)', 'no address'])('a provider at %s', (address) => {
  const h = useWorker();

  it('is not gone to', async () => {
    h.simulator.issuer.provider.authorizeUrl = address;
    const answer = await h.call('GET', '/sign-in', undefined, { token: null });
    expect(locationOf(answer)).toBe('/sign-in-failed?code=sign-in-failed&return=%2F');
    await logged(h, '"reason":"authorization_endpoint"');
  });
});
