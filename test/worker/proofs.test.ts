import type { Me } from '@production-assist/shared/api';
import { describe, expect, it } from 'vitest';
import { contractOf } from './contract.ts';
import { expectStatus, useWorker } from './harness.ts';
import { CANARY, expectLogsWithout, expectRefused } from './refusals.ts';
import { SESSION } from './sign-in.ts';

const h = useWorker();

type Headers = Record<string, string>;
const get = (path: string, headers: Headers) => h.call('GET', path, undefined, { token: null, headers });
const me = async (headers: Headers) =>
  (await expectStatus(200, h.call<Me>('GET', '/api/me', undefined, { token: null, headers }))).body;
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const access = async (subject: string) => ({ 'cf-access-jwt-assertion': await h.token(subject) });

describe('who calls', () => {
  it('is told, with how they proved it and until when', async () => {
    const token = await h.simulator.issuer.token({ subject: 'ada', name: 'Ada', expiresInSeconds: 600 });
    const byToken = await me(bearer(token));
    expect(byToken).toMatchObject({ name: 'Ada', via: 'token', operator: false, signOut: false, tenantId: null });
    expect(Math.abs(Date.parse(byToken.expiresAt ?? '') - Date.now() - 600_000)).toBeLessThan(10_000);
    expect(await me(await access('operator'))).toMatchObject({ via: 'access', operator: true, signOut: false });
    expect(await me(await h.signIn('operator'))).toMatchObject({ via: 'session', operator: true, signOut: true });
    const service = await h.backendIssuer.token({ subject: 'billing', claims: { scope: 'users.read' } });
    expect(await me(bearer(service))).toMatchObject({ name: 'billing', via: 'service', operator: false });
  });

  it('is proven once: a bad token is not made good by a cookie, nor by Cloudflare Access', async () => {
    const ambient = { ...(await h.signIn('operator')), ...(await access('operator')) };
    const expired = await h.simulator.issuer.token({ subject: 'operator', expiresInSeconds: -60 });
    for (const [authorization, code] of [
      ['Bearer', 'not-signed-in'],
      [`Basic ${CANARY}`, 'not-signed-in'],
      [`Bearer ${CANARY}`, 'token-invalid'],
      [`Bearer ${CANARY}.${CANARY}.${CANARY}`, 'token-invalid'],
      [`Bearer ${CANARY}.${CANARY}`, 'token-invalid'],
      [`Bearer ${expired}`, 'token-expired'],
      [`Bearer ${(ambient as Headers).cookie?.slice(SESSION.length + 1)}`, 'token-invalid'],
    ] as const) {
      expectRefused(await get('/api/me', { ...ambient, authorization }), 401, code);
    }
  });

  it('is the token’s person where there is a cookie too, and the session’s where there is Cloudflare Access', async () => {
    const session = await h.signIn('ada');
    expect(await me({ ...session, ...bearer(await h.token('operator')) })).toMatchObject({ via: 'token' });
    expect(await me({ ...session, ...(await access('operator')) })).toMatchObject({ via: 'session', operator: false });
    const over = { cookie: `${SESSION}=${CANARY}`, ...(await access('operator')) };
    expectRefused(await get('/api/me', over), 401, 'session-expired');
  });

  it('is one person, however they came', async () => {
    const tenantId = await h.connect(h.directory());
    await h.grant('many-ways', tenantId, 'viewer');
    const path = `/api/tenants/${tenantId}/users`;
    const token = await h.token('many-ways');
    for (const headers of [bearer(token), await access('many-ways'), await h.signIn('many-ways')]) {
      await expectStatus(200, get(path, headers));
    }
  });
});

describe('a change in the name of who is signed in', () => {
  it('is accepted from our own page only, whatever the call', async () => {
    const { routes } = await contractOf(h);
    const changes = routes.filter((route) => !route.startsWith('GET'));
    expect(changes.length).toBeGreaterThan(8);
    const session = await h.signIn('operator');
    const assertion = await access('operator');
    const [host] = new URL(h.worker.url).host.split(':');
    for (const route of changes) {
      const [method = '', path = ''] = route.split(' ');
      for (const ambient of [{ cookie: session.cookie ?? '' }, assertion]) {
        for (const from of [
          {},
          { 'sec-fetch-site': 'cross-site' },
          { 'sec-fetch-site': 'same-site', origin: h.worker.url },
          { origin: 'https://evil.example' },
          { origin: `http://${host}:1` },
          { origin: 'null', 'content-type': 'text/plain' },
        ] as Headers[]) {
          const headers = { ...ambient, ...from } as Headers;
          const answer = await h.call(method, path.replace(/\{\w+\}/g, 'any'), undefined, { token: null, headers });
          expectRefused(answer, 403, 'cross-site');
        }
      }
    }
  });

  it('is done from there', async () => {
    const tenantId = await h.connect(h.directory());
    const { cookie = '' } = await h.signIn('operator');
    const change = (name: string, headers: Headers) =>
      h.call('PUT', `/api/tenants/${tenantId}`, { name }, { token: null, headers });
    await expectStatus(200, change('One', { cookie, 'sec-fetch-site': 'same-origin' }));
    await expectStatus(200, change('Two', { cookie, origin: h.worker.url }));
    await expectStatus(200, change('Three', { ...(await access('operator')), origin: h.worker.url }));
    // A token is not sent by a browser that was led here, so it may come from anywhere.
    await expectStatus(200, change('Four', { ...bearer(await h.token('operator')), origin: 'https://app.example' }));
  });
});

describe('a backend', () => {
  const token = (claims: Record<string, unknown>, more: { audience?: string } = {}) =>
    h.backendIssuer.token({ subject: 'billing', claims, ...more });

  it('reads users of every tenant, and nothing else', async () => {
    const [one, other] = [await h.connect(h.directory({ members: 2 })), await h.connect(h.directory())];
    await h.run(one);
    const headers = bearer(await token({ scope: 'openid users.read' }));
    const { body } = await expectStatus(200, get(`/api/tenants/${one}/users`, headers));
    expect((body as { items: unknown[] }).items).toHaveLength(2);
    await expectStatus(200, get(`/api/tenants/${other}/users`, headers));
    expectRefused(await get('/api/tenants/not-there/users', headers), 404, 'not-found');
    const { routes } = await contractOf(h);
    const open = ['GET /api/health', 'GET /api/me', 'GET /api/tenants/{tenantId}/users'];
    for (const route of routes.filter((route) => !open.includes(route))) {
      const [method = '', path = ''] = route.split(' ');
      const filled = path.replace('{tenantId}', one).replace(/\{\w+\}/g, 'any');
      expectRefused(await h.call(method, filled, undefined, { token: null, headers }), 403, 'not-allowed');
    }
  });

  it('says so in its token, in any of the ways issuers write it', async () => {
    for (const claims of [
      { scope: 'users.read' },
      { scp: 'other users.read' },
      { scp: ['users.read'] },
      { roles: ['users.read', 'x'] },
    ]) {
      expect(await me(bearer(await token(claims)))).toMatchObject({ via: 'service' });
    }
    for (const claims of [
      {},
      { scope: 'users.read.all' },
      { scope: 'USERS.READ' },
      { scp: { 'users.read': true } },
      { roles: 'operator' },
      { permissions: ['users.read'] },
    ]) {
      expectRefused(await get('/api/me', bearer(await token(claims))), 403, 'not-allowed');
    }
  });

  it('behind Cloudflare Access is a service token, which has a name and no subject', async () => {
    const serviceToken = await token({ sub: '', common_name: 'billing.access' });
    expect(await me({ 'cf-access-jwt-assertion': serviceToken })).toMatchObject({
      name: 'billing.access',
      via: 'service',
    });
    for (const claims of [{ sub: '' }, { sub: '', common_name: '' }, { sub: '', common_name: { no: 'text' } }]) {
      expectRefused(await get('/api/me', bearer(await token(claims))), 401, 'token-invalid');
    }
    // An issuer of people vouches for no service.
    const people = await h.simulator.issuer.token({
      subject: '',
      claims: { common_name: CANARY, scope: 'users.read' },
    });
    expectRefused(await get('/api/me', { 'cf-access-jwt-assertion': people }), 401, 'token-invalid');
  });

  it('is no person: a role of the same name is not its own', async () => {
    const tenantId = await h.connect(h.directory());
    await h.worker.d1
      .prepare(
        `INSERT INTO admins (issuer, subject, tenant_id, role, created_at, created_by)
         VALUES (?, 'billing', ?, 'admin', 0, 'test')`,
      )
      .bind(h.backendIssuer.url, tenantId)
      .run();
    const headers = bearer(await token({ scope: 'users.read' }));
    expectRefused(await get(`/api/tenants/${tenantId}/runs`, headers), 403, 'not-allowed');
  });

  it('needs its issuer’s key and audience like everybody', async () => {
    const wrong = [
      await token({ scope: 'users.read' }, { audience: h.simulator.issuer.audience }),
      await h.backendIssuer.foreignToken({ subject: 'billing', claims: { scope: 'users.read' } }),
      await h.simulator.issuer.token({ subject: 'x', issuer: h.backendIssuer.url, audience: h.backendIssuer.audience }),
    ];
    for (const token of wrong) expectRefused(await get('/api/me', bearer(token)), 401, 'token-invalid');
  });
});

it('nothing of a refused proof stands in the log', () => {
  expectLogsWithout(h, CANARY);
});
