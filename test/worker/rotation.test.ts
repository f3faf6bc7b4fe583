import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection, Preview, Run, SealingKeyUse } from '@production-assist/shared/api';
import { createSimulator, type Simulator } from '@production-assist/simulator/simulator';
import { decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { KV_SETTLES_MS } from '../../worker/src/limits.ts';
import { addTestDirectory } from '../local/directories.ts';
import { newCredentialKeys } from '../local/keys.ts';
import { type LocalWorker, startWorker } from '../local/worker.ts';
import { BUNDLE } from './bundle.ts';
import { createOperator, type Operator } from './operations.ts';

/** The key is changed as docs/operations.md says, by its own commands, while the Worker goes on working. */

const TENANTS = 4;
let folder = '';
let simulator: Simulator;
let operator: Operator;
let worker: LocalWorker;
let token = '';
/** Where Microsoft does not answer the next question for a group's members until it is told to. */
let closed: Gate | null = null;

/** Somewhere a request waits. */
interface Gate {
  groupId: string;
  /** Resolves once one is there. */
  arrived: Promise<void>;
  arrive(): void;
  opened: Promise<void>;
  open(): void;
}

function gateFor(groupId: string): Gate {
  const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
  const { promise: opened, resolve: open } = Promise.withResolvers<void>();
  return { groupId, arrived, arrive, opened, open };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rotation-'));
  simulator = await createSimulator({ seed: 1 });
  token = await simulator.issuer.token({ subject: 'operator' });
  operator = await createOperator(folder, newCredentialKeys());
  await start();
});
afterAll(async () => {
  await worker.stop();
  await rm(folder, { recursive: true });
});

/** Starts the Worker on the data of before, with the keys that are deployed. */
async function start(): Promise<void> {
  const { url: issuer, audience, jwksUrl } = simulator.issuer;
  worker = await startWorker({
    bundle: join(BUNDLE, 'index.js'),
    access: { ISSUERS: [{ issuer, audience, jwksUrl }], FIRST_OPERATOR: { issuer, subject: 'operator' } },
    credentialKeys: await operator.deployedKeys(),
    persist: join(folder, 'state'),
    network: async (request) => {
      const gate = closed;
      if (gate && request.url.includes(`/groups/${gate.groupId}/members`)) {
        closed = null;
        gate.arrive();
        await gate.opened;
      }
      return simulator.fetch(request);
    },
    onLog: () => {},
  });
}

async function restart(): Promise<void> {
  await worker.stop();
  await start();
}

async function call<Body>(method: string, path: string, body?: unknown): Promise<Body> {
  const response = await fetch(`${worker.url}/api/${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
  return (await response.json()) as Body;
}

async function finished({ tenantId, id }: Run): Promise<string> {
  for (;;) {
    const run = await call<Run>('GET', `tenants/${tenantId}/runs/${id}`);
    if (run.finishedAt) return run.state;
  }
}

const startRun = (tenantId: string) => call<Run>('POST', `tenants/${tenantId}/runs`);

async function keyUses(): Promise<SealingKeyUse[]> {
  return JSON.parse(await operator.step('2. Wait.', { URL: worker.url, TOKEN: token })).items;
}

async function sealedWith(): Promise<string[]> {
  const { keys } = await worker.kv.list();
  const values = await Promise.all(keys.map(({ name }) => worker.kv.get(name, 'text')));
  return values.map((value) => decodeProtectedHeader(value ?? '').kid ?? '');
}

it('the steps of docs/operations.md change the key, and no run, preview or person notices', async () => {
  const tenants: string[] = [];
  const groups: string[] = [];
  for (let n = 1; n <= TENANTS; n++) {
    const { directoryId, clientId, secret, groupId } = addTestDirectory(simulator, n, { members: 2 });
    groups.push(groupId);
    await call('PUT', `tenants/t-${n}`, { name: `T ${n}` });
    await call('PUT', `tenants/t-${n}/connection`, { directoryId, clientId, clientSecret: secret });
    tenants.push(`t-${n}`);
  }
  const [{ kid: old }] = (await keyUses()) as [SealingKeyUse];
  expect(await keyUses()).toMatchObject([{ kid: old, current: true, credentials: TENANTS, removable: false }]);
  // Its first run writes down that the credential works.
  await finished(await startRun('t-2'));
  const before = await call<Connection>('GET', 'tenants/t-2/connection');

  await operator.step('1. Put a new key in front.');
  await restart();
  const [{ kid: added }] = (await keyUses()) as [SealingKeyUse];
  expect(await keyUses()).toMatchObject([
    { kid: added, current: true, credentials: 0 },
    { kid: old, current: false, credentials: TENANTS, removable: false },
  ]);

  const [watched = '', ...others] = tenants;
  let now = Date.now() + KV_SETTLES_MS;
  for (let crons = 0; !(await keyUses()).find(({ kid }) => kid === old)?.removable; crons++) {
    expect(crons).toBeLessThan(5);
    // One run is in the middle while the cron takes its step, others begin and end beside it.
    const gate = gateFor(groups[0] ?? '');
    closed = gate;
    const inTheMiddle = await startRun(watched);
    await gate.arrived;
    const beside = await Promise.all(others.map(startRun));
    const preview = call<Preview>('POST', `tenants/${watched}/preview`, {});
    await worker.cron(new Date(now));
    now += KV_SETTLES_MS;
    gate.open();
    expect(await Promise.all([inTheMiddle, ...beside].map(finished))).toEqual(tenants.map(() => 'succeeded'));
    expect((await preview).complete).toBe(true);
  }
  const { version, updatedAt, credential } = await call<Connection>('GET', 'tenants/t-2/connection');
  expect({ version, updatedAt, credential }).toEqual({
    version: before.version,
    updatedAt: before.updatedAt,
    credential: before.credential,
  });
  expect(await sealedWith()).toEqual(tenants.map(() => added));

  await operator.step('3. Remove the old key when it is `removable`,', { OLD_KEY: old ?? '' });
  await restart();
  expect(await keyUses()).toMatchObject([{ kid: added, current: true, credentials: TENANTS, unreadable: 0 }]);
  const runs = await Promise.all(tenants.map(startRun));
  expect(await Promise.all(runs.map(finished))).toEqual(tenants.map(() => 'succeeded'));
}, 60_000);
