import type { AuditEvent } from '@production-assist/shared/api';
import { createIssuer, type IssuerTokenOptions } from '@production-assist/simulator/issuer';
import { exportSPKI, importJWK, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { type Answer, expectStatus, useWorker } from './harness.ts';
import { CANARY, expectLogsWithout, expectRefused, expectSameAnswer } from './refusals.ts';

const h = useWorker();

/** The operator, as the issuer would vouch for it. */
const OPERATOR = { subject: 'operator', email: `${CANARY}@pa.example` } satisfies IssuerTokenOptions;
const issued = (token: Partial<IssuerTokenOptions>) => h.simulator.issuer.token({ ...OPERATOR, ...token });
const list = (token: string | null) => h.call('GET', '/api/tenants', undefined, { token });

describe('a token that is not accepted', () => {
  it('none: 401 not-signed-in, and how to sign in', async () => {
    for (const authorization of ['', 'Bearer', 'Bearer ', `Basic ${CANARY}`, `${CANARY}`, `Bearer a ${CANARY}`]) {
      const answer = await h.call('GET', '/api/tenants', undefined, { token: null, headers: { authorization } });
      expectRefused(answer, 401, 'not-signed-in');
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    }
    expectRefused(await list(null), 401, 'not-signed-in');
  });

  it('expired: 401 token-expired', async () => {
    expectRefused(await list(await issued({ expiresInSeconds: -60 })), 401, 'token-expired');
  });

  const invalid: Record<string, () => string | Promise<string>> = {
    'for another audience': () => issued({ audience: `https://${CANARY}.example` }),
    'for the audience of the other issuer': () => issued({ audience: h.otherIssuer.audience }),
    'of another issuer by name': () => issued({ issuer: `https://${CANARY}.example` }),
    'of an issuer whose name only begins alike': () => issued({ issuer: `${h.simulator.issuer.url}/` }),
    'in the name of the other configured issuer': () =>
      issued({ issuer: h.otherIssuer.url, audience: h.otherIssuer.audience }),
    'with the key of another issuer': async () => {
      const { url, audience } = h.simulator.issuer;
      return (await createIssuer({ now: Date.now, url, audience, seed: 9 })).token(OPERATOR);
    },
    'with an unpublished key under a published name': () => h.simulator.issuer.foreignToken(OPERATOR),
    'unsigned (alg none)': () => h.simulator.issuer.unsignedToken(OPERATOR),
    'signed with the public key as a shared secret (HS256)': sharedSecretToken,
    'not valid yet': () => issued({ notBefore: 600 }),
    'without a subject': () => issued({ claims: { sub: undefined } }),
    'with an empty subject': () => issued({ subject: '' }),
    'with a subject that is no text': () => issued({ claims: { sub: { [CANARY]: 1 } } }),
    'without an end': () => issued({ claims: { exp: undefined } }),
    'with an issuer that is no text': () => issued({ claims: { iss: [h.simulator.issuer.url] } }),
    'changed after it was signed': async () => {
      const [head, , signature] = (await issued({})).split('.');
      const [, payload] = (await issued({ subject: 'someone-else' })).split('.');
      return [head, payload, signature].join('.');
    },
    'that is garbage': () => `${CANARY}.${CANARY}.${CANARY}`,
    'that is no token at all': () => CANARY,
    'that is empty between its dots': () => '..',
  };
  for (const [name, make] of Object.entries(invalid)) {
    it(`${name}: 401 token-invalid`, async () => {
      expectRefused(await list(await make()), 401, 'token-invalid');
    });
  }

  it('tells nothing of what is there: every path answers alike', async () => {
    const tenantId = await h.connect(h.directory());
    const answers: Answer[] = [];
    for (const path of [`/api/tenants/${tenantId}/users`, '/api/tenants/unknown/users', '/api/nothing']) {
      answers.push(await h.call('GET', path, undefined, { token: null }));
    }
    for (const answer of answers) expectSameAnswer(answer, answers[0] ?? answer);
  });

  async function sharedSecretToken(): Promise<string> {
    const [jwk] = h.simulator.issuer.jwks().keys;
    const key = await importJWK({ ...jwk }, 'ES256', { extractable: true });
    if (!jwk || key instanceof Uint8Array) throw new Error('the issuer publishes no public key');
    const { url, audience } = h.simulator.issuer;
    return new SignJWT({ iss: url, aud: audience, sub: 'operator', exp: Math.floor(Date.now() / 1000) + 600 })
      .setProtectedHeader({ alg: 'HS256', kid: jwk.kid ?? '' })
      .sign(new TextEncoder().encode(await exportSPKI(key)));
  }
});

describe('a token that is accepted', () => {
  it('as Cloudflare Access sends it', async () => {
    const headers = { 'cf-access-jwt-assertion': await issued({}) };
    await expectStatus(200, h.call('GET', '/api/tenants', undefined, { token: null, headers }));
  });

  it('the one of the Authorization header counts, where there are two', async () => {
    const headers = { 'cf-access-jwt-assertion': await issued({}) };
    const expired = await issued({ expiresInSeconds: -60 });
    expectRefused(await h.call('GET', '/api/tenants', undefined, { token: expired, headers }), 401, 'token-expired');
  });

  it('with several audiences, one of them ours', async () => {
    await expectStatus(200, list(await issued({ audience: ['https://x.example', h.simulator.issuer.audience] })));
  });

  it('expired a moment ago: clocks differ', async () => {
    await expectStatus(200, list(await issued({ expiresInSeconds: -10 })));
  });

  it('of the second issuer: the same subject is somebody else', async () => {
    const tenantId = await h.connect(h.directory());
    await h.grant('both', tenantId, 'viewer');
    const path = `/api/tenants/${tenantId}/users`;
    await expectStatus(200, h.call('GET', path, undefined, { token: await h.token('both') }));
    const other = await h.otherIssuer.token({ subject: 'both' });
    expectRefused(await h.call('GET', path, undefined, { token: other }), 404, 'not-found');
    // Not even the first operator's name helps there.
    const operator = await h.otherIssuer.token({ subject: 'operator' });
    expect((await expectStatus(200, list(operator))).body).toEqual({ items: [], nextCursor: null });
    await h.worker.d1
      .prepare(
        `INSERT INTO admins (issuer, subject, tenant_id, role, created_at, created_by)
         VALUES (?, 'both', ?, 'viewer', 0, 'test')`,
      )
      .bind(h.otherIssuer.url, tenantId)
      .run();
    await expectStatus(200, h.call('GET', path, undefined, { token: other }));
  });

  it('names the caller in the audit: by address, else by name, else by subject', async () => {
    const tenantId = 'named';
    const rename = async (name: string, token: Partial<IssuerTokenOptions>) =>
      h.call(
        'PUT',
        `/api/tenants/${tenantId}`,
        { name },
        { token: await h.simulator.issuer.token({ subject: 'operator', ...token }) },
      );
    await expectStatus(201, rename('One', { email: 'ada@pa.example', name: 'Ada' }));
    await expectStatus(200, rename('Two', { name: '  Ada\u0000\nLovelace ' }));
    await expectStatus(200, rename('Three', { claims: { email: { no: 'text' } } }));
    const { body } = await h.call<{ items: AuditEvent[] }>('GET', `/api/tenants/${tenantId}/events`);
    expect(body.items.map(({ actor }) => actor)).toEqual(['operator', 'Ada  Lovelace', 'ada@pa.example']);
  });
});

it('nothing of a refused token stands in the log', () => {
  expectLogsWithout(h, CANARY);
});
