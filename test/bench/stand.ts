import { join } from 'node:path';
import type { Run } from '@production-assist/shared/api';
import { type GeneratedDirectory, generateDirectory } from '@production-assist/simulator/people';
import type { RecordedRequest } from '@production-assist/simulator/recording';
import { createSimulator, type Simulator } from '@production-assist/simulator/simulator';
import { ROOT } from '../local/bundle.ts';
import { newCredentialKeys } from '../local/keys.ts';
import { type LocalWorker, startWorker } from '../local/worker.ts';
import { BenchQueue } from './queue.ts';

/** Where the bench keeps what it builds and stores. */
export const BENCH = join(ROOT, '.local/bench');

/** The same directories in every bench. */
export const SEED = 20_261_122;

const HOUR_MS = 3_600_000;

/** The Worker on workerd, a simulated Microsoft in the network's place, and a queue that works on many runs at once. */
export interface Stand {
  simulator: Simulator;
  queue: BenchQueue;
  /** The Worker as it runs now; another one after `restart`. */
  worker(): LocalWorker;
  /** Time Microsoft's answers took since `clear`, ms: one after the other, no program is done sooner. */
  answersMs(): number;
  /** Called with every request to Microsoft before it is answered. */
  onRequest(look: ((request: Request) => void) | null): void;
  clear(): void;
  /** Requests to Microsoft about this directory since `clear`. */
  requestsFor(directoryId: string): RecordedRequest[];
  call<Body>(method: string, path: string, body?: unknown): Promise<Body>;
  /** A new tenant connected to this directory; its schedule is on, and an hour off; who leaves loses access. */
  connect(tenantId: string, directory: GeneratedDirectory): Promise<void>;
  /** Makes tenants due and fires the cron, as if it were `ahead` ms later. */
  due(tenantIds: readonly string[], ahead?: number): Promise<void>;
  /** Waits for the end of the tenant's newest run. */
  finished(tenantId: string): Promise<Run>;
  /** Starts a run by hand and waits for its end. */
  run(tenantId: string): Promise<Run>;
  /** Has the cron start a run of this tenant and waits for its end. */
  scheduled(tenantId: string): Promise<Run>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * @param options.persist folder of D1 and KV, where the Worker is to be killed and started again
 * @param options.inspect whether V8's inspector is to listen
 */
export async function setUp(bundle: string, options: { persist?: string; inspect?: boolean } = {}): Promise<Stand> {
  const simulator = await createSimulator({ seed: SEED });
  const { url: issuer, audience, jwksUrl } = simulator.issuer;
  const queue = new BenchQueue();
  const credentialKeys = newCredentialKeys();
  let answersMs = 0;
  let look: ((request: Request) => void) | null = null;

  async function network(request: Request): Promise<Response> {
    const start = performance.now();
    const ours = new URL(request.url).origin === issuer;
    if (!ours) look?.(request);
    const response = await simulator.fetch(request);
    const body = await response.arrayBuffer();
    if (!ours) answersMs += performance.now() - start;
    return new Response(body, response);
  }

  const start = () =>
    startWorker({
      bundle,
      access: { ISSUERS: [{ issuer, audience, jwksUrl }], FIRST_OPERATOR: { issuer, subject: 'bench' } },
      credentialKeys,
      network,
      onLog: () => {},
      onMessages: queue.take,
      inspect: options.inspect ?? false,
      ...(options.persist ? { persist: options.persist } : {}),
    });
  let worker = await start();
  queue.worker = worker;
  const authorization = `Bearer ${await simulator.issuer.token({ subject: 'bench' })}`;

  const stand: Stand = {
    simulator,
    queue,
    worker: () => worker,
    answersMs: () => answersMs,
    onRequest(listener) {
      look = listener;
    },
    clear() {
      simulator.clearRequests();
      answersMs = 0;
    },
    requestsFor: (directoryId) => simulator.requestsFor(directoryId),
    async call<Body>(method: string, path: string, body?: unknown) {
      const response = await fetch(`${worker.url}/api/tenants/${path}`, {
        method,
        // A connection each, as in the back door: this process is busy for seconds between two calls.
        headers: { authorization, 'content-type': 'application/json', connection: 'close' },
        body: body === undefined ? null : JSON.stringify(body),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
      return (text === '' ? null : JSON.parse(text)) as Body;
    },
    async connect(tenantId, { directoryId, clientId, secret: clientSecret }) {
      const schedule = { enabled: true, everyMinutes: 60 };
      await stand.call('PUT', tenantId, { name: tenantId });
      await stand.call('PUT', `${tenantId}/connection`, {
        directoryId,
        clientId,
        clientSecret,
        schedule,
        leavers: 'suspend',
      });
    },
    async due(tenantIds, ahead = 0) {
      const now = Date.now() + ahead;
      await worker.d1
        .prepare('UPDATE connections SET next_run_at = ? WHERE tenant_id IN (SELECT value FROM json_each(?))')
        .bind(now - 1, JSON.stringify(tenantIds))
        .run();
      await worker.cron(new Date(now));
    },
    async finished(tenantId) {
      for (;;) {
        const { items } = await stand.call<{ items: Run[] }>('GET', `${tenantId}/runs?limit=1`);
        const [run] = items;
        if (run?.state === 'failed') throw new Error(`run failed: ${JSON.stringify(run.failure)}`);
        if (run?.finishedAt) return run;
        // Asking without pause would take the processor from what is measured.
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    },
    async run(tenantId) {
      await stand.call('POST', `${tenantId}/runs`);
      return stand.finished(tenantId);
    },
    async scheduled(tenantId) {
      await stand.due([tenantId]);
      return stand.finished(tenantId);
    },
    async restart() {
      queue.worker = null;
      await worker.stop().catch(() => {});
      worker = await start();
      queue.worker = worker;
    },
    async stop() {
      queue.worker = null;
      queue.clear();
      await worker.stop();
    },
  };
  return stand;
}

/** A directory with a group of this size in it, made up the same every time. */
export function directoryOf(members: number, users = members, seed = SEED + members): GeneratedDirectory {
  return generateDirectory({ seed, users, groupMembers: members, now: Date.now() - HOUR_MS });
}
