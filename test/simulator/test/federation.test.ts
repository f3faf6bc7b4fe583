import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Answer, simulated } from './helpers.ts';

const ISSUER = 'https://entra.production-assist.test';
const SUBJECT = 'tenant:gtg:AbCdEfGhIjKlMnOpQrStUv';
const AUDIENCE = 'api://AzureADTokenExchange';
const KID = 'the-key';

let keys: { publicKey: CryptoKey; privateKey: CryptoKey };
let others: typeof keys;
beforeAll(async () => {
  keys = await generateKeyPair('RS256', { extractable: true });
  others = await generateKeyPair('RS256', { extractable: true });
});

const code = ({ body }: Answer) => (Array.isArray(body.error_codes) ? body.error_codes[0] : body.error);

/** An application that trusts the issuer, and the issuer on the Internet. */
async function federated() {
  const world = await simulated();
  const { application, simulator, clock } = world;
  const credential = { name: 'production-assist', issuer: ISSUER, subject: SUBJECT };
  application.federatedCredentials.push(credential);
  const published = {
    configuration: { issuer: ISSUER, jwks_uri: `${ISSUER}/.well-known/jwks.json` } as Record<string, unknown>,
    keys: [{ ...(await exportJWK(keys.publicKey)), kid: KID, alg: 'RS256', use: 'sig' }] as object[],
    asked: [] as string[],
  };
  simulator.settings.fetchIssuer = async ({ url }) => {
    published.asked.push(url);
    if (url === `${ISSUER}/.well-known/openid-configuration`) return Response.json(published.configuration);
    if (url === `${ISSUER}/.well-known/jwks.json`) return Response.json({ keys: published.keys });
    throw new TypeError('fetch failed');
  };
  const seconds = () => Math.floor(clock.now / 1000);
  async function assertion(claims: JWTPayload = {}, header: object = {}, key = keys.privateKey): Promise<string> {
    const payload = { iss: ISSUER, sub: SUBJECT, aud: AUDIENCE, iat: seconds(), exp: seconds() + 300, ...claims };
    return new SignJWT(payload).setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: KID, ...header }).sign(key);
  }
  const signInWith = async (token: string) =>
    code(await world.signIn({ client_secret: undefined, client_assertion: token })) ?? 'token';
  return { ...world, credential, published, seconds, assertion, signInWith };
}

describe('an assertion of another issuer', () => {
  it('gets a token where the application trusts it and the issuer publishes its key', async () => {
    const { signInWith, assertion } = await federated();
    expect(await signInWith(await assertion())).toBe('token');
  });

  it.each([
    ['no federated credential at all', null, 70021],
    ['another issuer', { issuer: 'https://other.test' }, 700211],
    ['a slash at the issuer’s end', { issuer: `${ISSUER}/` }, 700211],
    ['a capital in the issuer', { issuer: 'https://Entra.production-assist.test' }, 700211],
    ['another subject', { subject: 'tenant:gtg' }, 700213],
    ['a subject in other letters', { subject: SUBJECT.toLowerCase() }, 700213],
    ['a space behind the subject', { subject: `${SUBJECT} ` }, 700213],
    ['another audience', { audience: `${AUDIENCE}China` }, 700212],
  ])('is refused for %s', async (_, entry, expected) => {
    const { application, credential, signInWith, assertion, published } = await federated();
    application.federatedCredentials = entry ? [{ ...credential, ...entry }] : [];
    expect(await signInWith(await assertion())).toBe(expected);
    // Whom nobody trusts is not even asked.
    expect(published.asked).toEqual([]);
  });

  it('says which of the three differs, with what was presented', async () => {
    const { application, credential, signIn, assertion } = await federated();
    application.federatedCredentials = [{ ...credential, subject: 'x' }];
    const { body } = await signIn({ client_secret: undefined, client_assertion: await assertion() });
    expect(body.error_description).toContain(`presented assertion subject '${SUBJECT}'.`);
  });

  it('needs a form of its own', async () => {
    const { signInWith, assertion, seconds } = await federated();
    expect(await signInWith(await assertion({}, { typ: 'at+jwt' }))).toBe(5002727);
    expect(await signInWith(await assertion({ aud: [AUDIENCE] }))).toBe(50027);
    expect(await signInWith(await assertion({ iat: undefined }))).toBe(50027);
    expect(await signInWith(await assertion({ exp: seconds() + 26 * 3600 }))).toBe(70023);
    const { privateKey } = await generateKeyPair('PS256');
    expect(await signInWith(await assertion({}, { alg: 'PS256' }, privateKey))).toBe(5002738);
  });

  it('is good for its time, give or take what clocks differ', async () => {
    const { signInWith, assertion, seconds } = await federated();
    expect(await signInWith(await assertion({ iat: seconds() - 700, exp: seconds() - 299 }))).toBe('token');
    expect(await signInWith(await assertion({ iat: seconds() - 700, exp: seconds() - 301 }))).toBe(700024);
    expect(await signInWith(await assertion({ nbf: seconds() + 301, exp: seconds() + 600 }))).toBe(700024);
  });

  it('is worth nothing with another key’s signature, or a key that is not published', async () => {
    const { signInWith, assertion, published } = await federated();
    expect(await signInWith(await assertion({}, {}, others.privateKey))).toBe(50013);
    published.keys = [];
    expect(await signInWith(await assertion())).toBe(7000272);
  });

  it('is worth nothing where the issuer cannot be asked', async () => {
    const { simulator, signInWith, assertion, published } = await federated();
    published.configuration = { ...published.configuration, issuer: `${ISSUER}/` };
    expect(await signInWith(await assertion())).toBe(501661);
    published.configuration = { issuer: ISSUER, jwks_uri: 'http://entra.production-assist.test/keys' };
    expect(await signInWith(await assertion())).toBe(501661);
    simulator.settings.fetchIssuer = async () => new Response(null, { status: 302, headers: { location: ISSUER } });
    expect(await signInWith(await assertion())).toBe(501661);
    simulator.settings.fetchIssuer = null;
    expect(await signInWith(await assertion())).toBe(501661);
  });

  it('meets keys that are remembered for as long as the setting says', async () => {
    const { simulator, clock, signInWith, assertion, published } = await federated();
    simulator.settings.issuerMemoryMs = 60_000;
    expect(await signInWith(await assertion())).toBe('token');
    published.keys = [{ ...(await exportJWK(others.publicKey)), kid: 'next', alg: 'RS256', use: 'sig' }];
    const next = async () => signInWith(await assertion({}, { kid: 'next' }, others.privateKey));
    expect(await next()).toBe(7000272);
    clock.now += 60_000;
    expect(await next()).toBe('token');
  });
});
