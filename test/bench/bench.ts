import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Run } from '@production-assist/shared/api';
import { generateDirectory } from '@production-assist/simulator/people';
import { createSimulator } from '@production-assist/simulator/simulator';
import { bundleWorker, ROOT, webBeside } from '../local/bundle.ts';
import { newCredentialKeys } from '../local/keys.ts';
import { startWorker } from '../local/worker.ts';
import { type Figure, printFigures } from './figures.ts';
import { panelFigures } from './panel.ts';
import { webFigures } from './web.ts';

/**
 * The figures of the sync, each beside its floor: what no program could go below. Times are ratios to that floor, on a
 * simulator whose every answer takes 100 ms, so that a slow machine changes them little.
 *
 * `pnpm bench`
 */
const DIRECTORY_USERS = 100_000;
const GROUP_MEMBERS = [10, 1_000, 10_000];
const ANSWER_MS = 100;
/** Runs whose median time counts. */
const TIMED_RUNS = 3;

const seed = 20_261_122;
console.log(`Seed ${seed}; each answer of Microsoft's takes ${ANSWER_MS} ms.\n`);

const bundle = await bundleWorker(join(ROOT, '.local/bench'));
const simulator = await createSimulator({ seed, latencyMs: ANSWER_MS });
// Made up before anything is measured or connected: it keeps the process busy for seconds.
const directories = GROUP_MEMBERS.map((members) => {
  const generated = generateDirectory({ seed: seed + members, users: DIRECTORY_USERS, groupMembers: members });
  simulator.addDirectory(generated.data);
  return { members, ...generated };
});
const { url: issuer, audience, jwksUrl } = simulator.issuer;
/** Time Microsoft's answers took in the present measurement, ms: one after the other, no program is done sooner. */
let answersMs = 0;
async function timed(request: Request): Promise<Response> {
  const start = performance.now();
  const response = await simulator.fetch(request);
  const body = await response.arrayBuffer();
  if (new URL(request.url).origin !== issuer) answersMs += performance.now() - start;
  return new Response(body, response);
}

const worker = await startWorker({
  bundle,
  access: { ISSUERS: [{ issuer, audience, jwksUrl }], FIRST_OPERATOR: { issuer, subject: 'bench' } },
  credentialKeys: newCredentialKeys(),
  network: timed,
  onLog: () => {},
});
const authorization = `Bearer ${await simulator.issuer.token({ subject: 'bench' })}`;

async function call<Body>(method: string, path: string, body?: unknown): Promise<Body> {
  const response = await fetch(`${worker.url}/api/tenants/${path}`, {
    method,
    headers: { authorization, 'content-type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return (response.status === 204 ? null : await response.json()) as Body;
}

interface Measured {
  run: Run;
  requests: number;
  ms: number;
  floorMs: number;
}

/** Starts a run, waits for its end; `ms` is the run's own time, without the queue's. */
async function measure(tenantId: string, directoryId: string): Promise<Measured> {
  simulator.clearRequests();
  answersMs = 0;
  const started = await call<Run>('POST', `${tenantId}/runs`);
  for (;;) {
    const run = await call<Run>('GET', `${tenantId}/runs/${started.id}`);
    if (run.state === 'failed') throw new Error(`run failed: ${run.failure?.code}`);
    if (run.startedAt && run.finishedAt) {
      const ms = Date.parse(run.finishedAt) - Date.parse(run.startedAt);
      return { run, requests: simulator.requestsFor(directoryId).length, ms, floorMs: answersMs };
    }
    // Asking without pause would take the processor from what is measured.
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** The run with the median ratio to its own floor. */
function time(what: string, runs: Measured[]): Figure {
  const ratio = (m: Measured) => m.ms / m.floorMs;
  const run = runs.toSorted((a, b) => ratio(a) - ratio(b))[Math.floor(runs.length / 2)];
  if (!run) throw new Error('nothing was measured');
  return { what, measured: run.ms, floor: run.floorMs, goal: 1.2 * run.floorMs };
}

const figures: Figure[] = [];
for (const { members, directoryId, clientId, secret: clientSecret } of directories) {
  const firsts: Measured[] = [];
  const laters: Measured[] = [];
  for (let n = 0; n < TIMED_RUNS; n++) {
    const tenantId = `bench-${members}`;
    const schedule = { enabled: false, everyMinutes: 60 };
    await call('PUT', tenantId, { name: tenantId });
    await call('PUT', `${tenantId}/connection`, { directoryId, clientId, clientSecret, schedule });
    firsts.push(await measure(tenantId, directoryId));
    laters.push(await measure(tenantId, directoryId));
    // With the tenant go the people who were only in it: the next run is a first one again.
    await call('DELETE', tenantId);
  }
  const requests = 2 + Math.ceil(members / 999);
  const [first] = firsts;
  const [later] = laters;
  if (!first || !later) throw new Error('nothing was measured');
  const label = `${members.toLocaleString('en')} members`;
  figures.push(
    { what: `${label}: requests to Microsoft, first run`, measured: first.requests, floor: requests, goal: requests },
    {
      what: `${label}: requests to Microsoft, nothing changed`,
      measured: later.requests,
      floor: requests,
      goal: requests,
    },
    {
      what: `${label}: rows written, first run`,
      measured: first.run.rowsWritten,
      floor: 2 * first.run.counts.processed,
      goal: 3 * first.run.counts.processed,
      note: 'a user, a membership, and the index entry of the address',
    },
    { what: `${label}: rows written, nothing changed`, measured: later.run.rowsWritten, floor: 0, goal: 0 },
    time(`${label}: time of the first run, ms`, firsts),
    time(`${label}: time with nothing changed, ms`, laters),
  );
}
await worker.stop();

const script = await readFile(bundle);
figures.push({
  what: 'Worker bundle, KB gzip',
  measured: Math.round(gzipSync(script, { level: 9 }).length / 100) / 10,
  floor: 0,
  goal: 150,
  note: `${Math.round((await stat(bundle)).size / 1000)} KB before gzip`,
});
figures.push(...(await webFigures(webBeside(bundle))), ...(await panelFigures()));
printFigures(figures);
process.exitCode = figures.some((figure) => figure.measured > figure.goal) ? 1 : 0;
