import { env } from 'cloudflare:workers';
import { createSimulator, type Simulator } from '@production-assist/simulator/simulator';
import { sealingKeys } from '../../worker/src/config.ts';
import type { Network } from '../../worker/src/entra/network.ts';
import { type ConnectionRow, saveConnection } from '../../worker/src/store/connections.ts';
import { newId } from '../../worker/src/store/ids.ts';
import type { NoticeMessage } from '../../worker/src/store/notices.ts';
import { getRun, queueRun, type RunRow } from '../../worker/src/store/runs.ts';
import { putTenant } from '../../worker/src/store/tenants.ts';
import { putCredential } from '../../worker/src/store/vault.ts';
import { consumeRun, type Delivery } from '../../worker/src/sync/consume.ts';
import { addTestDirectory, type TestDirectory } from '../local/directories.ts';
import { simulatedNetwork, type TestClock, testClock } from './clock.ts';

/** Tenants, directories and a clock for the engine's tests, inside workerd on real bindings. */
export interface World {
  clock: TestClock;
  simulator: Simulator;
  network: Network;
  /** Bindings with a queue that only remembers; the real one would start the runs. */
  env: Env;
  /** What was sent to that queue. */
  sent: { body: { tenantId: string; runId: string }; delaySeconds: number }[];
  /** What was sent to the queue of notices. */
  notices: { body: NoticeMessage; delaySeconds: number }[];
  directory(options?: Parameters<typeof addTestDirectory>[2]): TestDirectory;
  /** A new tenant, connected to this directory. */
  tenant(directory: TestDirectory, more?: Partial<ConnectionRow>): Promise<string>;
  /** Queues a run without the queue. */
  queue(tenantId: string): Promise<string>;
  /** Delivers a run's message. */
  deliver(tenantId: string, runId: string, attempts?: number, network?: Network): Promise<Delivery>;
  /** Queues and delivers a run, and shows how it stands then. */
  run(tenantId: string, network?: Network): Promise<RunRow>;
  get(tenantId: string, runId: string): Promise<RunRow>;
  /** Addresses of everyone with access. */
  addresses(tenantId: string): Promise<string[]>;
}

let directories = 0;
let tenants = 0;

export async function createWorld(): Promise<World> {
  const clock = testClock();
  const simulator = await createSimulator({ now: () => clock.now, seed: 1 });
  const network = simulatedNetwork(simulator, clock);
  const { sent, notices, ...listening } = listeningEnv();
  const world: World = {
    clock,
    simulator,
    network,
    sent,
    notices,
    ...listening,
    directory: (options) => addTestDirectory(simulator, ++directories, { now: clock.now, ...options }),
    async tenant({ directoryId, clientId, secret }, more = {}) {
      const tenantId = `tenant-${++tenants}`;
      const caller = { issuer: 'test', subject: 'test', name: 'test' };
      await putTenant(env.DB, { tenantId, name: tenantId }, { caller, at: clock.now });
      const row: ConnectionRow = {
        tenantId,
        cloud: 'global',
        directoryId,
        clientId,
        credentialKind: 'secret',
        credentialVersion: newId(clock.now),
        credentialKey: null,
        credentialExpiresOn: null,
        credentialUpdatedAt: clock.now,
        credentialHint: secret.slice(0, 3),
        credentialCertificate: null,
        credentialVerifiedAt: null,
        credentialExpiredAt: null,
        scheduleEnabled: false,
        everyMinutes: 60,
        leavers: 'keep',
        guardPeople: 5,
        guardPercent: 20,
        failures: 0,
        groupId: null,
        nextRunAt: null,
        version: 1,
        updatedAt: clock.now,
        updatedBy: 'test',
        ...more,
      };
      const place = { tenantId, version: row.credentialVersion };
      const credential = { kind: 'secret', clientSecret: secret } as const;
      row.credentialKey = await putCredential(env.CREDENTIALS, sealingKeys(env), place, row, credential);
      await saveConnection(env.DB, row, null, []);
      return tenantId;
    },
    async queue(tenantId) {
      const runId = newId(clock.now);
      await queueRun(env.DB, { tenantId, runId, requestedBy: 'test', at: clock.now });
      return runId;
    },
    deliver: (tenantId, runId, attempts = 1, through = network) =>
      consumeRun(listening.env, { tenantId, runId }, attempts, through),
    async run(tenantId, through) {
      const runId = await world.queue(tenantId);
      await world.deliver(tenantId, runId, 1, through);
      return world.get(tenantId, runId);
    },
    async get(tenantId, runId) {
      const run = await getRun(env.DB, tenantId, runId);
      if (!run) throw new Error('no such run');
      return run;
    },
    async addresses(tenantId) {
      const { results } = await env.DB.prepare(
        `SELECT email FROM memberships JOIN users USING (directory_id, object_id)
         WHERE tenant_id = ? AND state = 'active' ORDER BY email`,
      )
        .bind(tenantId)
        .all<{ email: string }>();
      return results.map((row) => row.email);
    },
  };
  return world;
}

/** The bindings of the tests, with queues that remember what they were sent, and how much later it is to arrive. */
function listeningEnv(): Pick<World, 'env' | 'sent' | 'notices'> {
  const sent: World['sent'] = [];
  const notices: World['notices'] = [];
  const queues = { RUNS: rememberingQueue(sent), NOTICES: rememberingQueue(notices) };
  return { sent, notices, env: { ...env, ...queues } as unknown as Env };
}

function rememberingQueue<Body>(sent: { body: Body; delaySeconds: number }[]) {
  return {
    send: async (body: Body, { delaySeconds = 0 } = {}) => void sent.push({ body, delaySeconds }),
    sendBatch: async (messages: Iterable<{ body: Body; delaySeconds?: number }>) =>
      void sent.push(...[...messages].map(({ body, delaySeconds = 0 }) => ({ body, delaySeconds }))),
  };
}
