import { env } from 'cloudflare:workers';
import fc from 'fast-check';
import { beforeAll, expect, it, vi } from 'vitest';
import { sealingKeys } from '../../worker/src/config.ts';
import { RESEAL_CLAIM_MS } from '../../worker/src/limits.ts';
import { resealCredentials } from '../../worker/src/sealing/reseal.ts';
import {
  type ConnectionRow,
  getConnection,
  removeConnection,
  saveConnection,
} from '../../worker/src/store/connections.ts';
import { newId } from '../../worker/src/store/ids.ts';
import { destroyCredential, openCredential, putCredential } from '../../worker/src/store/vault.ts';
import { newCredentialKeys } from '../local/keys.ts';
import { anyTrouble, isScripted, type Trouble, troubled } from './troubled.ts';
import { createWorld, type World } from './world.ts';

/** Keys change while people save and remove, crons die at any point, and KV and D1 refuse now and then. */

const OLD = sealingKeys(env);
const NEW = sealingKeys({ CREDENTIAL_KEYS: newCredentialKeys('new') });
const BOTH = [...NEW, ...OLD];
const TENANTS = 3;

let w: World;
beforeAll(async () => {
  w = await createWorld();
});

interface Cron {
  minutes: number;
  trouble: Trouble | null;
}

/** A cron, or something a person does with a cron in the middle of it. */
type Step = { does: 'nothing' | 'saves' | 'replaces the secret' | 'removes'; tenant: number; cron: Cron };

const anyCron: fc.Arbitrary<Cron> = fc.record({ minutes: fc.integer({ min: 0, max: 4 }), trouble: anyTrouble(16) });
const anyStep: fc.Arbitrary<Step> = fc.record({
  does: fc.oneof(
    { weight: 6, arbitrary: fc.constant<Step['does']>('nothing') },
    { weight: 3, arbitrary: fc.constantFrom<Step['does']>('saves', 'replaces the secret') },
    { weight: 1, arbitrary: fc.constant<Step['does']>('removes') },
  ),
  tenant: fc.nat({ max: TENANTS - 1 }),
  cron: anyCron,
});

interface Tenant {
  tenantId: string;
  /** What it has to open; null once it is removed. */
  secret: string | null;
}

const open = (row: ConnectionRow, keys = BOTH) =>
  openCredential(env.CREDENTIALS, keys, { tenantId: row.tenantId, version: row.credentialVersion }, row, {
    savedAt: 0,
    now: w.clock.now,
  });

const credentialOf = (secret: string | null) => secret && { kind: 'secret', clientSecret: secret };

async function cron({ minutes, trouble }: Cron): Promise<void> {
  w.clock.now += minutes * 60_000;
  await resealCredentials(troubled(trouble), BOTH, w.clock.now).catch((error: Error) => {
    if (!isScripted(error)) throw error;
  });
}

/** As the interface does it; the cron fires between what is read and what is written. */
async function take({ does, cron: between }: Step, tenant: Tenant): Promise<void> {
  const saved = does === 'nothing' ? null : await getConnection(env.DB, tenant.tenantId);
  if (!saved) return cron(between);
  const row = { ...saved, version: saved.version + 1, updatedAt: w.clock.now };
  const old = { tenantId: tenant.tenantId, version: saved.credentialVersion };
  if (does === 'saves') {
    await cron(between);
    expect(await saveConnection(env.DB, row, saved, [])).toBe(true);
  } else if (does === 'replaces the secret') {
    const clientSecret = `fake8Q~replaced-${newId(w.clock.now)}`;
    const place = { tenantId: tenant.tenantId, version: newId(w.clock.now) };
    const key = await putCredential(env.CREDENTIALS, BOTH, place, row, { kind: 'secret', clientSecret });
    await cron(between);
    const replaced = { ...row, credentialVersion: place.version, credentialKey: key };
    expect(await saveConnection(env.DB, replaced, saved, ['credential'])).toBe(true);
    tenant.secret = clientSecret;
    await destroyCredential(env.CREDENTIALS, old);
  } else {
    await cron(between);
    expect(await removeConnection(env.DB, tenant.tenantId, saved, { actor: 'test', at: w.clock.now })).toBe(true);
    tenant.secret = null;
    await destroyCredential(env.CREDENTIALS, old);
  }
}

async function setUp(): Promise<Tenant[]> {
  await env.DB.batch(['tenants', 'connections', 'resealings'].map((table) => env.DB.prepare(`DELETE FROM ${table}`)));
  const { keys } = await env.CREDENTIALS.list();
  for (const { name } of keys) await env.CREDENTIALS.delete(name);
  const tenants: Tenant[] = [];
  for (let n = 0; n < TENANTS; n++) {
    const directory = w.directory({ members: 1 });
    const tenantId = await w.tenant(directory, { credentialUpdatedAt: 0 });
    tenants.push({ tenantId, secret: directory.secret });
  }
  // One of them of before keys were noted.
  await env.DB.prepare('UPDATE connections SET credential_key = NULL WHERE tenant_id = ?')
    .bind(tenants[0]?.tenantId)
    .run();
  return tenants;
}

it('whatever happens, every credential opens at every moment, and in the end with the new key alone', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 3, maxLength: 14 }), async (steps) => {
      const tenants = await setUp();
      for (const step of steps) {
        const [tenant] = tenants.slice(step.tenant);
        if (!tenant) continue;
        const before = await Promise.all(tenants.map(({ tenantId }) => getConnection(env.DB, tenantId)));
        await take(step, tenant);
        for (const [i, { tenantId, secret }] of tenants.entries()) {
          const row = await getConnection(env.DB, tenantId);
          expect(row && (await open(row))).toEqual(credentialOf(secret));
          // Who read a moment before and was not replaced by a person finds it still.
          const read = before[i];
          const replaced = step.tenant === i && step.does !== 'nothing' && step.does !== 'saves';
          if (read && !replaced) expect(await open(read)).toEqual(credentialOf(secret));
        }
      }
      for (let n = 0; n < 8; n++) await cron({ minutes: RESEAL_CLAIM_MS / 60_000 + 1, trouble: null });
      const left: string[] = [];
      for (const { tenantId, secret } of tenants) {
        const row = await getConnection(env.DB, tenantId);
        expect(row && (await open(row, NEW))).toEqual(credentialOf(secret));
        if (row) left.push(`connection/${tenantId}/${row.credentialVersion}`);
      }
      const { keys } = await env.CREDENTIALS.list();
      expect(keys.map(({ name }) => name)).toEqual(left.sort());
      expect(await env.DB.prepare('SELECT count(*) AS n FROM resealings').first('n')).toBe(0);
    }),
    { numRuns: 20 },
  );
}, 60_000);
