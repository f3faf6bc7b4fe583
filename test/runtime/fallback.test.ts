import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { app } from '../../worker/src/app.ts';
import { ensureFederationKey } from '../../worker/src/federation/issuer-keys.ts';
import { LEASE_MS } from '../../worker/src/limits.ts';
import type { NewCredential } from '../../worker/src/sealing/new-credential.ts';
import { listEvents } from '../../worker/src/store/audit.ts';
import { getCandidate } from '../../worker/src/store/candidates.ts';
import { fallbackOf, formerToShow } from '../../worker/src/store/formers.ts';
import { consumeRun } from '../../worker/src/sync/consume.ts';
import { proveDueCandidates } from '../../worker/src/sync/prove.ts';
import type { TestDirectory } from '../local/directories.ts';
import { connectionOf, newSecret, propose, removeSecret, secret } from './replacing.ts';
import { createWorld, type World } from './world.ts';

/** The former credential stands in: it is recorded, once for each run, however that run went on and ended. */

const MINUTE = 60_000;
const ISSUER = 'https://entra.production-assist.example';

let w: World;
let directory: TestDirectory;
let tenantId: string;
beforeEach(async () => {
  await env.DB.batch(['tenants', 'discarded_credentials'].map((table) => env.DB.prepare(`DELETE FROM ${table}`)));
  w = await createWorld();
  directory = w.directory({ members: 2 });
  tenantId = await w.tenant(directory);
  for (const level of ['error', 'warn', 'log'] as const) vi.spyOn(console, level).mockImplementation(() => {});
});

async function stoodIn(): Promise<unknown[]> {
  const { items } = await listEvents(env.DB, tenantId, { limit: 100, cursor: null });
  return items.filter(({ action }) => action === 'credential.fallback').map(({ detail }) => detail);
}

describe('a run of several turns', () => {
  /** A group of three pages; a secret that has just taken over, and that Microsoft refuses. */
  async function refusedSecret(): Promise<{ runId: string; value: string }> {
    await w.run(tenantId);
    for (let n = 0; n < 2100; n++) directory.addMember();
    const value = newSecret(directory, w.clock.now);
    w.clock.now += MINUTE;
    await propose(w, tenantId, secret(value));
    removeSecret(directory, value);
    const [message] = w.sent.splice(0);
    return { runId: message?.body.runId ?? '', value };
  }
  const turn = (runId: string, through = w.env) => consumeRun(through, { tenantId, runId }, 1, w.network, 1);

  it('says so where it stood in for the first one only', async () => {
    const { runId, value } = await refusedSecret();
    expect(await turn(runId)).toEqual({ ack: true });
    expect((await w.get(tenantId, runId)).state).toBe('queued');
    // From now on Microsoft knows the new one; but the token of the first turn is still good.
    directory.directory.applications.get(directory.clientId)?.secrets.push({
      keyId: crypto.randomUUID(),
      value,
      expiresAt: w.clock.now + 86_400_000,
    });
    for (let n = 0; n < 3; n++) await turn(runId);
    expect((await w.get(tenantId, runId)).state).toBe('succeeded');
    expect(await stoodIn()).toEqual([{ runId, code: 'secret-wrong' }]);
    expect((await connectionOf(tenantId)).credentialVerifiedAt).toBeNull();
  });

  it('says so once where it stood in for each of them', async () => {
    const { runId } = await refusedSecret();
    w.simulator.settings.tokenLifetimeSeconds = 180;
    for (let n = 0; n < 4; n++) {
      await turn(runId);
      // No token lives that long.
      w.clock.now += 4 * MINUTE;
    }
    expect((await w.get(tenantId, runId)).state).toBe('succeeded');
    expect(await stoodIn()).toEqual([{ runId, code: 'secret-wrong' }]);
    await w.run(tenantId);
    expect(await stoodIn()).toHaveLength(2);
  });

  it('says so where its owner died on the way', async () => {
    const { runId } = await refusedSecret();
    let pages = 0;
    const dying = {
      ...w.network,
      fetch: async (request: Request) => {
        if (request.url.includes('/members') && ++pages === 3) throw new Error('killed');
        return w.network.fetch(request);
      },
    };
    const silent = {
      ...w.env,
      DB: {
        prepare: (sql: string) => env.DB.prepare(sql),
        batch: (statements: D1PreparedStatement[]) => {
          if (pages > 2) throw new Error('D1_ERROR: killed');
          return env.DB.batch(statements);
        },
      },
    } as unknown as Env;
    await consumeRun(silent, { tenantId, runId }, 1, dying).catch(() => undefined);
    w.clock.now += LEASE_MS + MINUTE;
    await w.deliver(tenantId, runId);
    expect((await w.get(tenantId, runId)).state).toBe('succeeded');
    expect(await stoodIn()).toEqual([{ runId, code: 'secret-wrong' }]);
  });

  it('knows of a credential that has expired where another stood in for it in the first one', async () => {
    const { runId } = await refusedSecret();
    w.simulator.faults.add({ directoryId: directory.directoryId, aadsts: 7000222 });
    for (let n = 0; n < 4; n++) await turn(runId);
    expect((await w.get(tenantId, runId)).state).toBe('succeeded');
    expect((await connectionOf(tenantId)).credentialExpiredAt).not.toBeNull();
    expect(await stoodIn()).toEqual([{ runId, code: 'secret-expired' }]);
  });
});

describe('a federated credential that has just taken over', () => {
  const federated: NewCredential = {
    stored: { kind: 'federated', issuer: ISSUER, subject: 'tenant:t:x' },
    hint: null,
    certificate: null,
    expiresOn: null,
  };

  /** Saved, entered in Entra and proven; the secret of before stands by. */
  async function takenOver(): Promise<void> {
    await w.run(tenantId);
    await ensureFederationKey(env, w.clock.now);
    w.simulator.settings.fetchIssuer = async (request) => app.request(request.url, {}, env);
    directory.directory.applications
      .get(directory.clientId)
      ?.federatedCredentials.push({ name: 'production-assist', issuer: ISSUER, subject: 'tenant:t:x' });
    w.clock.now += MINUTE;
    await propose(w, tenantId, federated);
    for (let n = 0; n < 3 && (await getCandidate(env.DB, tenantId)); n++) {
      w.clock.now += 5 * MINUTE;
      await proveDueCandidates(w.env, w.clock.now, w.network);
    }
    expect((await connectionOf(tenantId)).credentialKind).toBe('federated');
    w.sent.splice(0);
    for (const { tenantId: of, runId } of await queued()) await abandon(of, runId);
  }

  /** Microsoft while it refuses what the service signs, whatever else it is asked. */
  const refusingAssertions = (aadsts: number) => ({
    ...w.network,
    fetch: async (request: Request) => {
      const body = request.method === 'POST' ? new TextDecoder().decode(await request.clone().arrayBuffer()) : '';
      if (body.includes('client_assertion=')) {
        w.simulator.faults.add({ directoryId: directory.directoryId, kind: 'token', aadsts });
      }
      return w.network.fetch(request);
    },
  });

  /** The run that would prove it is not the one these tests look at. */
  const queued = async () =>
    (
      await env.DB.prepare("SELECT tenant_id AS tenantId, run_id AS runId FROM runs WHERE state = 'queued'").all<{
        tenantId: string;
        runId: string;
      }>()
    ).results;
  const abandon = (of: string, runId: string) =>
    env.DB.prepare('DELETE FROM runs WHERE tenant_id = ? AND run_id = ?').bind(of, runId).run();

  it.each([
    [70021, 'federation-no-match'],
    [700211, 'federation-issuer'],
    [700212, 'federation-audience'],
    [700213, 'federation-subject'],
    [7000272, 'federation-key-unknown'],
    [501661, 'federation-unreachable'],
    [90061, 'federation-unreachable'],
  ])('is stood in for while Microsoft answers AADSTS%i, and proven once it does not any more', async (aadsts, code) => {
    await takenOver();
    for (let n = 1; n <= 2; n++) {
      w.clock.now += MINUTE;
      expect((await w.run(tenantId, refusingAssertions(aadsts))).state).toBe('succeeded');
      expect(await stoodIn()).toHaveLength(n);
      expect(await fallbackOf(env.DB, tenantId)).not.toBeNull();
      expect((await connectionOf(tenantId)).credentialVerifiedAt).toBeNull();
    }
    expect(await stoodIn()).toMatchObject([{ code }, { code }]);
    w.clock.now += MINUTE;
    expect((await w.run(tenantId)).state).toBe('succeeded');
    expect(await stoodIn()).toHaveLength(2);
    expect((await connectionOf(tenantId)).credentialVerifiedAt).toBe(w.clock.now);
    expect(await formerToShow(env.DB, tenantId)).toMatchObject({ kind: 'secret', state: 'to-remove' });
  });

  it.each([500, 503, 504])(
    'waits where Microsoft answers %i for a while: nothing stands in for that',
    async (status) => {
      await takenOver();
      w.simulator.faults.add({ directoryId: directory.directoryId, kind: 'token', status, times: 5 });
      const runId = await w.queue(tenantId);
      let delivered = await w.deliver(tenantId, runId);
      expect(delivered.ack).toBe(false);
      expect(await w.get(tenantId, runId)).toMatchObject({ state: 'queued', failure: { code: 'sign-in-unavailable' } });
      for (let attempts = 2; !delivered.ack; attempts++) {
        w.clock.now += delivered.delaySeconds * 1000;
        delivered = await w.deliver(tenantId, runId, attempts);
      }
      expect((await w.get(tenantId, runId)).state).toBe('succeeded');
      expect(await stoodIn()).toEqual([]);
      expect(await formerToShow(env.DB, tenantId)).toMatchObject({ kind: 'secret', state: 'to-remove' });
    },
  );

  it('with nothing to stand in for it: a run waits for what may pass, and fails at once with what stays', async () => {
    await takenOver();
    expect((await w.run(tenantId)).state).toBe('succeeded');
    expect(await fallbackOf(env.DB, tenantId)).toBeNull();
    w.clock.now += MINUTE;
    const runId = await w.queue(tenantId);
    const delivered = await w.deliver(tenantId, runId, 1, refusingAssertions(501661));
    expect(delivered.ack).toBe(false);
    expect(await w.get(tenantId, runId)).toMatchObject({ failure: { code: 'federation-unreachable' } });
    w.clock.now += 3_600_000;
    await w.deliver(tenantId, runId, 2);
    expect((await w.get(tenantId, runId)).state).toBe('succeeded');
    w.clock.now += MINUTE;
    expect(await w.run(tenantId, refusingAssertions(700213))).toMatchObject({
      state: 'failed',
      failure: { code: 'federation-subject' },
    });
    expect(await stoodIn()).toEqual([]);
  });
});
