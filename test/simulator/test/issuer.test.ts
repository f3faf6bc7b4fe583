import { createLocalJWKSet, decodeProtectedHeader, exportJWK, generateKeyPair, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { createSimulator, type Simulator } from '../src/simulator.ts';

async function get(simulator: Simulator, url: string) {
  return (await simulator.fetch(new Request(url))).json();
}

async function verify(simulator: Simulator, token: string) {
  const keys = createLocalJWKSet(await get(simulator, simulator.issuer.jwksUrl));
  const { url: issuer, audience } = simulator.issuer;
  return (await jwtVerify(token, keys, { issuer, audience })).payload;
}

describe('the issuer', () => {
  it('publishes its keys and signs with them', async () => {
    const simulator = await createSimulator();
    const { issuer } = simulator;
    const discovery = await get(simulator, `${issuer.url}/.well-known/openid-configuration`);
    expect(discovery).toMatchObject({ issuer: issuer.url, jwks_uri: issuer.jwksUrl });
    const token = await issuer.token({ subject: 'a', email: 'a@gtg.example', name: 'A', claims: { admin: true } });
    expect(await verify(simulator, token)).toMatchObject({ sub: 'a', email: 'a@gtg.example', name: 'A', admin: true });
    expect(JSON.stringify(issuer.jwks())).not.toContain('"d"');
    expect(simulator.requests.map(({ kind }) => kind)).toEqual(['issuer', 'issuer']);
  });

  it('makes tokens nobody should accept', async () => {
    const simulator = await createSimulator();
    const { issuer } = simulator;
    const bad = [
      await issuer.foreignToken({ subject: 'a' }),
      issuer.unsignedToken({ subject: 'a' }),
      await issuer.token({ subject: 'a', expiresInSeconds: -60 }),
      await issuer.token({ subject: 'a', notBefore: 600 }),
      await issuer.token({ subject: 'a', audience: 'other' }),
      await issuer.token({ subject: 'a', issuer: 'https://other.example' }),
    ];
    for (const token of bad) await expect(verify(simulator, token)).rejects.toThrow();
  });

  it('changes its key, with or without the old one staying published', async () => {
    const simulator = await createSimulator();
    const { issuer } = simulator;
    const old = await issuer.token({ subject: 'a' });
    await issuer.rotate();
    expect(issuer.jwks().keys).toHaveLength(2);
    await verify(simulator, old);
    await verify(simulator, await issuer.token({ subject: 'a' }));
    await issuer.rotate({ keepOld: false });
    await expect(verify(simulator, old)).rejects.toThrow();
  });

  it('goes on with a key it is given', async () => {
    const first = await createSimulator({ issuerUrl: 'http://localhost:8788/issuer/' });
    const token = await first.issuer.token({ subject: 'a' });
    const issuerKey = await first.issuer.exportKey();
    const second = await createSimulator({
      issuerUrl: 'http://localhost:8788/issuer',
      issuerKey,
      issuerAudience: first.issuer.audience,
    });
    expect((await verify(second, token)).iss).toBe('http://localhost:8788/issuer');
    const { privateKey } = await generateKeyPair('RS256', { extractable: true });
    const rsa = await createSimulator({ issuerKey: await exportJWK(privateKey) });
    const signed = await rsa.issuer.token({ subject: 'a' });
    expect(decodeProtectedHeader(signed).alg).toBe('RS256');
    await verify(rsa, signed);
  });
});
