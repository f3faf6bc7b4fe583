import { env } from 'cloudflare:workers';
import fc from 'fast-check';
import { beforeAll, expect, it, vi } from 'vitest';
import { sealingKeys } from '../../worker/src/config.ts';
import { DISCARD_AFTER_MS } from '../../worker/src/limits.ts';
import { destroyDiscarded } from '../../worker/src/sealing/discard.ts';
import { resealCredentials } from '../../worker/src/sealing/reseal.ts';
import { getCandidate, withdrawCandidate } from '../../worker/src/store/candidates.ts';
import { formerToShow } from '../../worker/src/store/formers.ts';
import { openCredential } from '../../worker/src/store/vault.ts';
import { consumeRun } from '../../worker/src/sync/consume.ts';
import { proposeCandidate } from '../../worker/src/sync/propose.ts';
import { proveDueCandidates } from '../../worker/src/sync/prove.ts';
import type { TestDirectory } from '../local/directories.ts';
import { newCredentialKeys } from '../local/keys.ts';
import { connectionOf, newSecret, sealedOf, secret } from './replacing.ts';
import { anyTrouble, isScripted, type Trouble, troubled } from './troubled.ts';
import { createWorld, type World } from './world.ts';

/** Secrets are replaced, withdrawn and sealed anew while whoever works on it dies at any point. */

const OLD = sealingKeys(env);
const KEYS = [...sealingKeys({ CREDENTIAL_KEYS: newCredentialKeys('new') }), ...OLD];
const DOES = ['propose', 'propose a late one', 'propose a wrong one', 'withdraw', 'cron', 'run'] as const;

interface Step {
  does: (typeof DOES)[number];
  minutes: number;
  trouble: Trouble | null;
}

const anyStep: fc.Arbitrary<Step> = fc.record({
  does: fc.constantFrom(...DOES),
  minutes: fc.integer({ min: 0, max: 6 }),
  trouble: anyTrouble(30),
});

let w: World;
let directory: TestDirectory;
let tenantId: string;
beforeAll(async () => {
  w = await createWorld();
  w.env.CREDENTIAL_KEYS = JSON.stringify({ keys: KEYS });
  for (const level of ['error', 'warn', 'log'] as const) vi.spyOn(console, level).mockImplementation(() => {});
});

async function take({ does, minutes, trouble }: Step): Promise<void> {
  w.clock.now += minutes * 60_000;
  const dying: Env = { ...w.env, ...troubled(trouble) };
  try {
    await act(does, dying);
  } catch (error) {
    if (!(error instanceof Error) || !(isScripted(error) || error.message === 'storage-unavailable')) throw error;
  }
}

async function act(does: Step['does'], dying: Env): Promise<void> {
  const { now } = w.clock;
  if (does === 'withdraw') {
    await withdrawCandidate(dying.DB, tenantId, { actor: 'ben', at: now });
    return destroyDiscarded(dying, now, tenantId);
  }
  if (does === 'cron') return cron(dying);
  if (does === 'run') return run(dying);
  const value =
    does === 'propose a wrong one'
      ? `wrong8Q~${now}`.padEnd(40, '0')
      : newSecret(directory, now, does === 'propose' ? undefined : now + 4 * 60_000);
  return proposeCandidate(dying, w.network, await connectionOf(tenantId), secret(value), 'ada');
}

async function cron(dying: Env): Promise<void> {
  const { now } = w.clock;
  await proveDueCandidates(dying, now, w.network);
  await destroyDiscarded(dying, now, null);
  await resealCredentials(dying, KEYS, now);
}

/** Works on the run that is in flight, or on a new one. */
async function run(dying: Env): Promise<void> {
  w.sent.length = 0;
  const inFlight = await env.DB.prepare(
    `SELECT run_id FROM runs WHERE tenant_id = ? AND state IN ('queued', 'running')`,
  )
    .bind(tenantId)
    .first<string>('run_id');
  await consumeRun(dying, { tenantId, runId: inFlight ?? (await w.queue(tenantId)) }, 1, w.network);
}

/** What a run would sign in with. */
async function present() {
  const row = await connectionOf(tenantId);
  const place = { tenantId, version: row.credentialVersion };
  return openCredential(env.CREDENTIALS, KEYS, place, row, { savedAt: 0, now: w.clock.now });
}

it('whoever dies where: the present credential always opens and works, and in the end nothing is left behind', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 3, maxLength: 12 }), async (steps) => {
      await env.DB.batch(
        ['tenants', 'discarded_credentials', 'resealings'].map((table) => env.DB.prepare(`DELETE FROM ${table}`)),
      );
      directory = w.directory({ members: 1 });
      tenantId = await w.tenant(directory);
      for (const step of steps) {
        await take(step);
        const credential = await present();
        const { secrets = [] } = directory.directory.applications.get(directory.clientId) ?? {};
        // One that took over is one Microsoft knows: the wrong ones never do.
        expect(secrets.map(({ value }) => value)).toContain(credential.kind === 'secret' && credential.clientSecret);
      }

      // Everything comes to an end by itself.
      for (let n = 0; n < 12; n++) {
        w.clock.now += DISCARD_AFTER_MS;
        await cron(w.env);
        await run(w.env);
      }
      const candidate = await getCandidate(env.DB, tenantId);
      expect(candidate === null || candidate.state === 'refused').toBe(true);
      const former = await formerToShow(env.DB, tenantId);
      expect(former === null || former.state === 'to-remove').toBe(true);
      const { credentialVersion, credentialVerifiedAt } = await connectionOf(tenantId);
      expect(credentialVerifiedAt).not.toBeNull();
      const used = [credentialVersion, ...(candidate ? [candidate.credentialVersion] : [])];
      expect(await sealedOf(tenantId)).toEqual(used.sort());
      for (const table of ['discarded_credentials', 'resealings']) {
        expect(await env.DB.prepare(`SELECT count(*) AS n FROM ${table}`).first('n')).toBe(0);
      }
    }),
    { numRuns: 15 },
  );
}, 120_000);
