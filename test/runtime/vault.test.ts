import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { sealingKeys } from '../../worker/src/config.ts';
import { destroyCredentials, openCredential, putCredential } from '../../worker/src/store/vault.ts';
import { newCredentialKeys } from '../local/keys.ts';

const keys = sealingKeys(env);
const scope = { cloud: 'global', directoryId: 'directory', clientId: 'client' } as const;
const secret = { kind: 'secret', clientSecret: 'fake8Q~vault-test-secret-000000000000000' } as const;
/** Saved long ago: what is not there now is gone. */
const old = { savedAt: 0, now: Date.UTC(2026, 10, 22) };
const keysOf = (kid: string) => sealingKeys({ CREDENTIAL_KEYS: newCredentialKeys(kid) });

describe('a sealed credential', () => {
  it('opens for what it was sealed for', async () => {
    const place = { tenantId: 'a', version: '1' };
    await putCredential(env.CREDENTIALS, keys, place, scope, secret);
    expect(await openCredential(env.CREDENTIALS, keys, place, scope, old)).toEqual(secret);
  });

  it('cannot be moved to another tenant or version', async () => {
    const place = { tenantId: 'b', version: '1' };
    await putCredential(env.CREDENTIALS, keys, place, scope, secret);
    const sealed = await env.CREDENTIALS.get('connection/b/1');
    for (const other of [
      { tenantId: 'c', version: '1' },
      { tenantId: 'b', version: '2' },
    ]) {
      await env.CREDENTIALS.put(`connection/${other.tenantId}/${other.version}`, sealed ?? '');
      await expect(openCredential(env.CREDENTIALS, keys, other, scope, old)).rejects.toThrow('credential-unreadable');
    }
  });

  it.each([
    ['cloud', { ...scope, cloud: 'usgov' }],
    ['directory', { ...scope, directoryId: 'another' }],
    ['application', { ...scope, clientId: 'another' }],
  ] as const)('is not used with another %s', async (what, other) => {
    const place = { tenantId: `d-${what}`, version: '1' };
    await putCredential(env.CREDENTIALS, keys, place, scope, secret);
    await expect(openCredential(env.CREDENTIALS, keys, place, other, old)).rejects.toThrow('credential-unreadable');
  });

  it('opens with an older key that is still in the set, and not with a foreign one', async () => {
    const [older, newer] = [keysOf('older'), keysOf('newer')];
    const place = { tenantId: 'e', version: '1' };
    await putCredential(env.CREDENTIALS, older, place, scope, secret);
    expect(await openCredential(env.CREDENTIALS, [...newer, ...older], place, scope, old)).toEqual(secret);
    await expect(openCredential(env.CREDENTIALS, newer, place, scope, old)).rejects.toThrow('credential-unreadable');
    // Another key that only claims the name.
    await expect(openCredential(env.CREDENTIALS, keysOf('older'), place, scope, old)).rejects.toThrow(
      'credential-unreadable',
    );
  });

  it.each(['', 'x', 'a.b.c.d.e', '{}'])('is plainly unreadable when the stored value is %j', async (value) => {
    const place = { tenantId: 'f', version: '1' };
    await env.CREDENTIALS.put('connection/f/1', value);
    await expect(openCredential(env.CREDENTIALS, keys, place, scope, old)).rejects.toThrow('credential-unreadable');
  });

  it('that is not there is waited for where it was just saved, and gone where it was not', async () => {
    const place = { tenantId: 'h', version: '1' };
    const open = (savedAt: number) => openCredential(env.CREDENTIALS, keys, place, scope, { savedAt, now: 1_000_000 });
    await expect(open(999_000)).rejects.toThrow('storage-unavailable');
    await expect(open(0)).rejects.toThrow('credential-unreadable');
  });

  it('is gone with its tenant, and no other one', async () => {
    for (const tenantId of ['g', 'g2']) {
      for (const version of ['1', '2']) {
        await putCredential(env.CREDENTIALS, keys, { tenantId, version }, scope, secret);
      }
    }
    await destroyCredentials(env.CREDENTIALS, 'g');
    const { keys: left } = await env.CREDENTIALS.list({ prefix: 'connection/g' });
    expect(left.map(({ name }) => name)).toEqual(['connection/g2/1', 'connection/g2/2']);
  });
});
