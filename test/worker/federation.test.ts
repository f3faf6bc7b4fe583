import type { Connection, FederationView } from '@production-assist/shared/api';
import type { Application } from '@production-assist/simulator/directory';
import { decodeProtectedHeader } from 'jose';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openFederationKey } from '../../worker/src/federation/sealed-key.ts';
import { FEDERATION_KEY_AHEAD_MS, FEDERATION_KEY_BEHIND_MS, FEDERATION_KEY_MS } from '../../worker/src/limits.ts';
import type { FederationKeyRow } from '../../worker/src/store/federation-keys.ts';
import type { TestDirectory } from '../local/directories.ts';
import { LOCAL_ORIGIN } from '../local/worker.ts';
import { searcherFor } from './forms-of-secret.ts';
import { expectStatus, useWorker } from './harness.ts';
import { everythingStored } from './stored.ts';

/** A tenant that signs in with nothing secret, from the values it enters to the people who come in. */

const h = useWorker();

/** Every assertion Microsoft was sent. */
const assertions: string[] = [];
beforeEach(() => {
  assertions.length = 0;
  h.simulator.settings.issuerMemoryMs = 0;
  const real = h.simulator.fetch;
  vi.spyOn(h.simulator, 'fetch').mockImplementation(async (request) => {
    const body = request.method === 'POST' ? await request.clone().text() : '';
    const assertion = new URLSearchParams(body).get('client_assertion');
    if (assertion) assertions.push(assertion);
    return real(request);
  });
  return () => vi.restoreAllMocks();
});

const lastKid = () => decodeProtectedHeader(assertions.at(-1) ?? '').kid;

let tenants = 0;

/** A tenant with its values, and the application as an administrator left it: no secret, the values entered. */
async function federated(): Promise<{
  base: string;
  tenantId: string;
  directory: TestDirectory;
  application: Application;
  values: FederationView;
}> {
  const tenantId = `federated-${++tenants}`;
  const base = `/api/tenants/${tenantId}`;
  const directory = h.directory({ members: 2 });
  const application = directory.directory.applications.get(directory.clientId);
  if (!application) throw new Error('no application');
  await expectStatus(201, h.call('PUT', base, { name: tenantId }));
  const { body: values } = await expectStatus(200, h.call<FederationView>('GET', `${base}/connection/federation`));
  application.secrets = [];
  application.federatedCredentials = [{ name: 'production-assist', ...values }];
  return { base, tenantId, directory, application, values };
}

async function connected() {
  const tenant = await federated();
  const { directoryId, clientId } = tenant.directory;
  const input = { directoryId, clientId, credentialKind: 'federated' };
  const { body: connection } = await expectStatus(201, h.call<Connection>('PUT', `${tenant.base}/connection`, input));
  return { ...tenant, connection };
}

/** Lets time pass for the keys, and the cron come by. */
async function pass(ms: number): Promise<void> {
  await h.worker.d1.prepare('UPDATE federation_keys SET signs_from = signs_from - ?').bind(ms).run();
  await h.worker.cron(new Date());
}

async function published(): Promise<(string | undefined)[]> {
  const { body } = await h.call<{ keys: { kid?: string }[] }>('GET', '/.well-known/jwks.json', undefined, {
    token: null,
  });
  return body.keys.map(({ kid }) => kid);
}

describe('a connection without a secret', () => {
  it('is made, previewed and run, and nothing secret is stored', async () => {
    const { base, tenantId, connection, values } = await connected();
    expect(values).toEqual({
      issuer: LOCAL_ORIGIN,
      subject: expect.stringMatching(new RegExp(`^tenant:${tenantId}:[\\w-]{22}$`)),
      audience: 'api://AzureADTokenExchange',
    });
    expect(connection.credential).toMatchObject({ kind: 'federated', hint: null, expiresOn: null });
    expect((await h.preview(tenantId)).complete).toBe(true);
    const run = await h.run(tenantId);
    expect(run).toMatchObject({ state: 'succeeded', counts: { processed: 2 } });
    const { body } = await h.call<FederationView>('GET', `${base}/connection/federation`);
    expect(body).toEqual(values);
  });

  it('asks for the audience of the directory’s cloud', async () => {
    const { base } = await federated();
    const audience = async (cloud: string) =>
      (await h.call<FederationView>('GET', `${base}/connection/federation?cloud=${cloud}`)).body.audience;
    expect(await audience('china')).toBe('api://AzureADTokenExchangeChina');
    expect(await audience('usgov')).toBe('api://AzureADTokenExchangeUSGov');
    expect(await audience('usdod')).toBe('api://AzureADTokenExchangeUSGov');
  });

  it('is the way out of a secret, too: candidate, proven, current', async () => {
    const { base, tenantId, directory, application, values } = await federated();
    const { directoryId, clientId, secret, secretId } = directory;
    application.secrets = [{ keyId: secretId, value: secret, expiresAt: Date.now() + 86_400_000 }];
    application.federatedCredentials = [];
    const input = { directoryId, clientId, clientSecret: secret };
    await expectStatus(201, h.call('PUT', `${base}/connection`, input));
    const candidate = h.call<Connection>('PUT', `${base}/connection/candidate`, { kind: 'federated' });
    const { body: waiting } = await expectStatus(200, candidate);
    expect(waiting.credential.kind).toBe('secret');
    expect(waiting.candidate).toMatchObject({ kind: 'federated', state: 'waiting', federation: values });
    application.federatedCredentials = [{ name: 'production-assist', ...values }];
    const { body: proven } = await expectStatus(
      200,
      h.call<Connection>('POST', `${base}/connection/candidate/prove`, {}),
    );
    expect(proven).toMatchObject({ candidate: null, credential: { kind: 'federated' } });
    application.secrets = [];
    expect((await h.run(tenantId)).state).toBe('succeeded');
  });
});

describe('what differs in Entra is named, with what it has to hold', () => {
  it.each([
    ['issuer', 'federation-issuer', (value: string) => `${value}/`],
    ['subject', 'federation-subject', (value: string) => value.toLowerCase().replace('tenant', 'Tenant')],
    ['audience', 'federation-audience', (value: string) => value.toLowerCase()],
  ] as const)('%s', async (field, code, spoilt) => {
    const { tenantId, base, application, values } = await connected();
    application.federatedCredentials = [{ name: 'x', ...values, [field]: spoilt(values[field]) }];
    const run = await h.run(tenantId);
    expect(run.failure).toMatchObject({ code, microsoft: { code: expect.stringMatching(/^AADSTS70021\d$/) } });
    for (const language of ['en', 'de']) {
      const { body } = await h.call<typeof run>('GET', `${base}/runs/${run.id}`, undefined, {
        headers: { 'accept-language': language },
      });
      // As it has to be, and not as it is.
      expect(body.failure?.detail).toContain(values[field]);
      expect(body.failure?.fix).toContain(values[field]);
      expect(`${body.failure?.detail} ${body.failure?.fix}`).not.toContain(spoilt(values[field]));
    }
  });

  it('all of them, where there is no entry', async () => {
    const { tenantId, application, values } = await connected();
    application.federatedCredentials = [];
    const { checks } = await h.preview(tenantId);
    const check = checks.find(({ id }) => id === 'credential');
    expect(check).toMatchObject({ status: 'fail', code: 'federation-no-match' });
    for (const value of Object.values(values)) expect(check?.fix).toContain(value);
    expect(checks.find(({ id }) => id === 'application')?.status).toBe('pass');
  });
});

describe('the issuer’s keys', () => {
  it('change without anybody noticing, even where Microsoft remembers the list for hours', async () => {
    const { tenantId } = await connected();
    expect((await h.run(tenantId)).state).toBe('succeeded');
    const first = lastKid();
    await pass(FEDERATION_KEY_MS - FEDERATION_KEY_AHEAD_MS);
    const [, second] = await published();
    expect(await published()).toEqual([first, second]);
    // Some time that day Microsoft fetches the list, and then not for hours.
    expect((await h.run(tenantId)).state).toBe('succeeded');
    expect(lastKid()).toBe(first);
    h.simulator.settings.issuerMemoryMs = 12 * 3_600_000;
    await pass(FEDERATION_KEY_AHEAD_MS);
    expect((await h.run(tenantId)).state).toBe('succeeded');
    expect(lastKid()).toBe(second);
    expect(await published()).toEqual([second, first]);
    await pass(FEDERATION_KEY_BEHIND_MS);
    expect(await published()).toEqual([second]);
  });

  it('that are gone are replaced, and it is said that Microsoft has to learn of it', async () => {
    const { tenantId } = await connected();
    expect((await h.run(tenantId)).state).toBe('succeeded');
    h.simulator.settings.issuerMemoryMs = 12 * 3_600_000;
    await h.worker.d1.prepare('DELETE FROM federation_keys').run();
    const { checks } = await h.preview(tenantId);
    expect(checks.find(({ id }) => id === 'credential')).toMatchObject({
      status: 'unknown',
      code: 'federation-key-unknown',
      microsoft: { code: 'AADSTS7000272' },
    });
    h.simulator.settings.issuerMemoryMs = 0;
    expect((await h.run(tenantId)).state).toBe('succeeded');
  });

  it('are asked for by Microsoft itself, and where it cannot, that is said', async () => {
    const { tenantId } = await connected();
    const { fetchIssuer } = h.simulator.settings;
    h.simulator.settings.fetchIssuer = async () => new Response('a bot check', { status: 403 });
    const { checks } = await h.preview(tenantId);
    h.simulator.settings.fetchIssuer = fetchIssuer;
    const check = checks.find(({ id }) => id === 'credential');
    expect(check).toMatchObject({ status: 'unknown', code: 'federation-unreachable' });
    expect(check?.fix).toContain(`${LOCAL_ORIGIN}/.well-known/openid-configuration`);
  });

  it('and what they sign are found in no store and no log', async () => {
    const { tenantId } = await connected();
    expect((await h.run(tenantId)).state).toBe('succeeded');
    const row = await h.worker.d1
      .prepare('SELECT kid, sealed, sealed_key AS sealedKey FROM federation_keys ORDER BY signs_from DESC')
      .first<FederationKeyRow>();
    if (!row) throw new Error('no key');
    const key = await openFederationKey(JSON.parse(h.credentialKeys).keys, row, true);
    const { d = '', p = '' } = await crypto.subtle.exportKey('jwk', key);
    const [assertion = ''] = assertions;
    const secrets = searcherFor({ 'private exponent': d, prime: p, signature: assertion.split('.')[2] ?? '' });
    const stored = await everythingStored(h.worker);
    expect(stored.flatMap(({ place, text }) => secrets.foundIn(text).map((name) => `${name} in ${place}`))).toEqual([]);
    expect(h.logs.flatMap((line) => secrets.foundIn(line))).toEqual([]);
  });
});

describe('what is published', () => {
  it('is open, cacheable and without a proof of anything', async () => {
    await connected();
    for (const path of ['/.well-known/openid-configuration', '/.well-known/jwks.json']) {
      const { status, headers } = await h.call('GET', path, undefined, { token: null });
      expect(status).toBe(200);
      expect(headers.get('content-type')).toBe('application/json');
      expect(headers.get('cache-control')).toBe('public, max-age=3600');
      expect(headers.get('access-control-allow-origin')).toBe('*');
      expect(headers.get('set-cookie')).toBeNull();
    }
  });
});
