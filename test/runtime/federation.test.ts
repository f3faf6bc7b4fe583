import { env } from 'cloudflare:workers';
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { beforeEach, describe, expect, it } from 'vitest';
import { app } from '../../worker/src/app.ts';
import { sealingKeys } from '../../worker/src/config.ts';
import { signIn } from '../../worker/src/entra/sign-in.ts';
import { usableCredential } from '../../worker/src/entra/usable.ts';
import { failureOf } from '../../worker/src/failure-error.ts';
import { federationFor } from '../../worker/src/federation/federation.ts';
import {
  ensureFederationKey,
  publishedJwks,
  signAssertion,
  tendFederationKeys,
} from '../../worker/src/federation/issuer-keys.ts';
import {
  FEDERATION_KEY_AHEAD_MS,
  FEDERATION_KEY_BEHIND_MS,
  FEDERATION_KEY_MS,
  SEALING_KEYS_SETTLE_MS,
} from '../../worker/src/limits.ts';
import { listFederationKeys } from '../../worker/src/store/federation-keys.ts';
import { newCredentialKeys } from '../local/keys.ts';
import { createWorld } from './world.ts';

const ISSUER = 'https://entra.production-assist.test';
const NOW = Date.UTC(2026, 10, 23, 9);
const AUDIENCE = 'api://AzureADTokenExchange';
const CLAIMS = { issuer: ISSUER, subject: 'tenant:t:x', audience: AUDIENCE };

beforeEach(async () => {
  await env.DB.prepare('DELETE FROM federation_keys').run();
});

/** What the Worker publishes at this time. */
async function jwks(): Promise<{ keys: { kid: string }[] }> {
  return (await app.request(`${ISSUER}/.well-known/jwks.json`, {}, env)).json();
}

/** Of an assertion, whom it names; only where a published key signed it. */
async function verified(assertion: string, now: number) {
  const options = { currentDate: new Date(now), algorithms: ['RS256'] };
  return jwtVerify(assertion, createLocalJWKSet(await jwks()), options);
}

const kids = async () => (await listFederationKeys(env.DB)).map(({ kid }) => kid);

describe('the issuer', () => {
  it('publishes no key before anybody needs one, and nobody is to keep that', async () => {
    const response = await app.request(`${ISSUER}/.well-known/jwks.json`, {}, env);
    expect(await response.json()).toEqual({ keys: [] });
    expect(response.headers.get('cache-control')).toBe('no-store');
    await tendFederationKeys(env, NOW);
    expect(await kids()).toEqual([]);
  });

  it('publishes the public part of its key and nothing else of it', async () => {
    await ensureFederationKey(env, NOW);
    const response = await app.request(`${ISSUER}/.well-known/jwks.json`, {}, env);
    const { keys } = (await response.json()) as { keys: object[] };
    const [kid] = await kids();
    expect(keys).toEqual([
      { kty: 'RSA', kid, alg: 'RS256', use: 'sig', n: expect.stringMatching(/^[\w-]{342}$/), e: 'AQAB' },
    ]);
    expect(response.headers.get('cache-control')).toBe('public, max-age=3600');
  });

  it('says of itself what Microsoft asks for, under the name it was asked by', async () => {
    const response = await app.request(`${ISSUER}/.well-known/openid-configuration`, {}, env);
    expect(await response.json()).toEqual({
      issuer: ISSUER,
      jwks_uri: `${ISSUER}/.well-known/jwks.json`,
      response_types_supported: ['id_token'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    });
    expect(response.headers.get('cache-control')).toBe('public, max-age=3600');
  });

  it('signs for five minutes, each time anew', async () => {
    const [first, second] = [await signAssertion(env, CLAIMS, NOW), await signAssertion(env, CLAIMS, NOW)];
    const { payload, protectedHeader } = await verified(first, NOW);
    expect(protectedHeader).toEqual({ alg: 'RS256', typ: 'JWT', kid: (await kids())[0] });
    const seconds = NOW / 1000;
    expect(payload).toEqual({
      iss: ISSUER,
      sub: 'tenant:t:x',
      aud: AUDIENCE,
      jti: expect.stringMatching(/^[\da-f-]{36}$/),
      iat: seconds,
      nbf: seconds,
      exp: seconds + 300,
    });
    expect((await verified(second, NOW)).payload.jti).not.toBe(payload.jti);
  });

  it('makes one first key, however many need it at once', async () => {
    await Promise.all([1, 2, 3].map(() => ensureFederationKey(env, NOW)));
    expect(await kids()).toHaveLength(1);
  });
});

describe('its keys follow each other', () => {
  const kidOf = async (assertion: string, now: number) => (await verified(assertion, now)).protectedHeader.kid;

  it('with overlap: published a day, signing, published two days more, gone', async () => {
    await ensureFederationKey(env, NOW);
    const [first] = await kids();
    await tendFederationKeys(env, NOW + FEDERATION_KEY_MS - FEDERATION_KEY_AHEAD_MS - 1);
    expect(await kids()).toEqual([first]);
    await tendFederationKeys(env, NOW + FEDERATION_KEY_MS - FEDERATION_KEY_AHEAD_MS);
    const [second] = await kids();
    expect(await kids()).toEqual([second, first]);
    const turn = NOW + FEDERATION_KEY_MS;
    expect(await kidOf(await signAssertion(env, CLAIMS, turn - 1), turn)).toBe(first);
    expect(await kidOf(await signAssertion(env, CLAIMS, turn), turn)).toBe(second);
    await tendFederationKeys(env, turn + FEDERATION_KEY_BEHIND_MS - 1);
    expect(await kids()).toEqual([second, first]);
    await tendFederationKeys(env, turn + FEDERATION_KEY_BEHIND_MS);
    expect(await kids()).toEqual([second]);
  });

  it('are sealed anew when the sealing key changes', async () => {
    await ensureFederationKey(env, NOW);
    const [before] = await listFederationKeys(env.DB);
    const [added] = JSON.parse(newCredentialKeys('added')).keys;
    const both = { ...env, CREDENTIAL_KEYS: JSON.stringify({ keys: [added, ...sealingKeys(env)] }) };
    await tendFederationKeys(both, NOW);
    const [after] = await listFederationKeys(env.DB);
    expect(after).toEqual({ ...before, sealed: after?.sealed, sealedKey: added.kid });
    const alone = { ...env, CREDENTIAL_KEYS: JSON.stringify({ keys: [added] }) };
    expect(await kidOf(await signAssertion(alone, CLAIMS, NOW), NOW)).toBe(before?.kid);
  });

  it('stay where they were sealed anew and a Worker that began before has not heard of the new sealing key', async () => {
    await ensureFederationKey(env, NOW);
    const before = await kids();
    const [added] = JSON.parse(newCredentialKeys('added')).keys;
    const both = { ...env, CREDENTIAL_KEYS: JSON.stringify({ keys: [added, ...sealingKeys(env)] }) };
    await tendFederationKeys(both, NOW);
    const meanwhile = NOW + SEALING_KEYS_SETTLE_MS - 1;
    const waits = await signAssertion(env, CLAIMS, meanwhile).catch(failureOf);
    expect(waits).toMatchObject({ code: 'storage-unavailable' });
    await tendFederationKeys(env, meanwhile);
    expect(await kids()).toEqual(before);
    expect(await kidOf(await signAssertion(both, CLAIMS, meanwhile), meanwhile)).toBe(before[0]);
    // A key that is still missing then is lost.
    const lost = NOW + SEALING_KEYS_SETTLE_MS;
    expect(await kidOf(await signAssertion(env, CLAIMS, lost), lost)).not.toBe(before[0]);
  });

  it('are replaced at once where the sealing key is lost', async () => {
    await ensureFederationKey(env, NOW);
    const [lost] = await kids();
    const others = { ...env, CREDENTIAL_KEYS: newCredentialKeys('others') };
    const kid = await kidOf(await signAssertion(others, CLAIMS, NOW), NOW);
    expect(kid).not.toBe(lost);
    expect(await kidOf(await signAssertion(others, CLAIMS, NOW), NOW)).toBe(kid);
  });

  it('follow each other with overlap where the sealing keys were others for a while', async () => {
    await ensureFederationKey(env, NOW);
    const known = new Map((await kids()).map((kid) => [kid, NOW - FEDERATION_KEY_AHEAD_MS]));
    const note = async (now: number) => {
      for (const { kid = '' } of await publishedJwks(env.DB, now)) if (!known.has(kid)) known.set(kid, now);
    };
    // The set was exchanged for another one, and is put back as it was.
    await signAssertion({ ...env, CREDENTIAL_KEYS: newCredentialKeys('others') }, CLAIMS, NOW + 1);
    await note(NOW + 1);
    const quarter = FEDERATION_KEY_AHEAD_MS / 4;
    for (let now = NOW + quarter; now <= NOW + 6 * FEDERATION_KEY_AHEAD_MS; now += quarter) {
      await tendFederationKeys(env, now);
      await note(now);
      // Microsoft remembers the list for hours: what signs has been on it for a day.
      const { kid = '' } = decodeProtectedHeader(await signAssertion(env, CLAIMS, now));
      expect(now - (known.get(kid) ?? now)).toBeGreaterThanOrEqual(FEDERATION_KEY_AHEAD_MS);
    }
    expect(await kids()).toHaveLength(1);
  });

  it('are replaced at once where what is kept is no sealed key', async () => {
    await ensureFederationKey(env, NOW);
    const [broken] = await kids();
    await env.DB.prepare("UPDATE federation_keys SET sealed = 'nothing', sealed_key = 'other'").run();
    // Later than the broken one was made: of two that begin at once either may be the latest.
    const later = NOW + 1;
    expect(await kidOf(await signAssertion(env, CLAIMS, later), later)).not.toBe(broken);
    await tendFederationKeys(env, later);
    expect(await kids()).toHaveLength(2);
  });

  it('hold no private part in the clear', async () => {
    await ensureFederationKey(env, NOW);
    const [key] = await listFederationKeys(env.DB);
    expect(Object.keys(JSON.parse(key?.publicJwk ?? ''))).toEqual(['kty', 'n', 'e']);
    expect(key?.sealed.split('.')).toHaveLength(5);
  });
});

describe('what a tenant enters', () => {
  const without = { ...env, PUBLIC_ORIGIN: '' as const };
  const at = (origin: string) => ({ ...env, PUBLIC_ORIGIN: origin }) as unknown as Env;

  it('has a subject of the tenant’s own that stays, and the address it was asked under', async () => {
    const world = await createWorld();
    const [one, other] = [await world.tenant(world.directory()), await world.tenant(world.directory())];
    const first = await federationFor(without, one, `${ISSUER}/api/x`, NOW, 'present');
    expect(first.issuer).toBe(ISSUER);
    expect(first.subject).toMatch(new RegExp(`^tenant:${one}:[\\w-]{22}$`));
    expect(await federationFor(without, one, 'https://other.test/', NOW, 'present')).toEqual(first);
    expect((await federationFor(without, other, ISSUER, NOW, 'present')).subject).not.toBe(first.subject);
  });

  it('is one subject for all who ask first at once', async () => {
    const world = await createWorld();
    const tenantId = await world.tenant(world.directory());
    const all = await Promise.all([1, 2, 3].map(() => federationFor(without, tenantId, ISSUER, NOW, 'present')));
    expect(new Set(all.map(({ subject }) => subject)).size).toBe(1);
  });

  it('follows the service to its public address, but not while the tenant signs in with the present one', async () => {
    const world = await createWorld();
    const tenantId = await world.tenant(world.directory());
    const { subject } = await federationFor(without, tenantId, ISSUER, NOW, 'present');
    const moved = { issuer: 'https://new.test', subject };
    expect(await federationFor(at('https://new.test'), tenantId, ISSUER, NOW, 'present')).toEqual(moved);
    await env.DB.prepare("UPDATE connections SET credential_kind = 'federated' WHERE tenant_id = ?")
      .bind(tenantId)
      .run();
    expect(await federationFor(at('https://newer.test'), tenantId, ISSUER, NOW, 'present')).toEqual(moved);
    const wanted = { issuer: 'https://newer.test', subject };
    expect(await federationFor(at('https://newer.test'), tenantId, ISSUER, NOW, 'new')).toEqual(wanted);
  });

  it('needs an https address', async () => {
    const world = await createWorld();
    const tenantId = await world.tenant(world.directory());
    const asked = federationFor(without, tenantId, 'http://localhost:8787/', NOW, 'present').catch(failureOf);
    expect(await asked).toMatchObject({ code: 'federation-no-origin' });
  });
});

describe('signing in with it', () => {
  async function federated() {
    const world = await createWorld();
    const { directory, directoryId, clientId } = world.directory();
    const stored = { kind: 'federated', issuer: ISSUER, subject: 'tenant:t:x' } as const;
    const application = directory.applications.get(clientId);
    application?.federatedCredentials.push({ name: 'production-assist', issuer: ISSUER, subject: 'tenant:t:x' });
    world.simulator.settings.fetchIssuer = async (request) => app.request(request.url, {}, env);
    const attempt = (keyEnv: Parameters<typeof usableCredential>[0] = env) =>
      signIn(world.network, { cloud: 'global', directoryId, clientId, credential: usableCredential(keyEnv, stored) });
    return { ...world, application, attempt };
  }

  it('takes one request and no secret', async () => {
    const { attempt, simulator, clock } = await federated();
    await ensureFederationKey(env, clock.now);
    expect((await attempt()).roles).toContain('Group.Read.All');
    expect(simulator.requests.map(({ kind }) => kind)).toEqual(['token']);
  });

  it('names what Entra has to hold where it holds something else', async () => {
    const { attempt, application } = await federated();
    if (application) application.federatedCredentials = [];
    expect(await attempt().catch(failureOf)).toMatchObject({
      code: 'federation-no-match',
      params: { issuer: ISSUER, subject: 'tenant:t:x', audience: AUDIENCE, code: 'AADSTS70021' },
    });
  });

  it('says by its own name why nothing could be signed', async () => {
    const { attempt, simulator } = await federated();
    const DB = {
      prepare: () => {
        throw new Error('D1_ERROR: no answer');
      },
    } as unknown as D1Database;
    expect(await attempt({ ...env, DB }).catch(failureOf)).toEqual({ code: 'storage-unavailable' });
    const broken = {
      prepare: () => {
        throw new TypeError('unforeseen');
      },
    } as unknown as D1Database;
    expect(await attempt({ ...env, DB: broken }).catch(failureOf)).toEqual({ code: 'internal' });
    expect(simulator.requests).toEqual([]);
  });
});
