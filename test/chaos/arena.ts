import { createSimulator, type Simulator } from '@production-assist/simulator/simulator';
import { searcherFor } from '../worker/forms-of-secret.ts';
import { planOf } from './plan.ts';
import { Schedule } from './schedule.ts';
import { Stage } from './stage.ts';
import type { Tally } from './tally.ts';
import { startWorld, type World } from './world.ts';

/** How a schedule went. */
export interface Verdict {
  seed: number;
  /** What did not hold, in words; nothing where all is well. */
  problems: string[];
  /** What was done, step by step. */
  trace: string[];
  tally: Tally;
}

/** A Worker, a simulated Microsoft and an empty database on which schedules are played one after the other. */
export interface Arena {
  play(seed: number): Promise<Verdict>;
  stop(): Promise<void>;
}

/** Members of a page as the Worker asks for them; directories send fewer. */
const PAGE = /([?&](?:\$|%24)top=)999\b/;

/**
 * @param bundle path of the Worker's bundle
 * @param everyStep whether the trace holds every statement
 */
export async function openArena(bundle: string, everyStep = false): Promise<Arena> {
  const stage = new Stage();
  stage.everyStep = everyStep;
  const simulator = await createSimulator({ seed: 1, now: stage.now });
  const logs: string[] = [];
  const tokens = new Set<string>();
  let schedule: Schedule | null = null;
  let played = 0;

  /** Microsoft, as the present schedule has it; what goes to the Worker is written down. */
  async function network(request: Request): Promise<Response> {
    const url = new URL(request.url);
    if (simulator.issuer.serves(url)) return simulator.fetch(request);
    const actor = stage.top;
    const runId = actor?.runId ?? '';
    await stage.meet(actor, 'request', `${request.method} ${url.pathname}${url.search}`);
    const tick = schedule?.truth.tick ?? 0;
    const response = await answered(simulator, await smallerPages(request, schedule));
    const body = await response.text();
    stage.trace.push(`      ${response.status}`);
    schedule?.readings.note(runId, url, response.status, body, tick);
    const token = /"access_token":"[^"]+\.([^".]+)"/.exec(body)?.[1];
    if (token !== undefined) tokens.add(token);
    await stage.meet(actor, 'answer', url.pathname);
    return new Response(response.status === 204 ? null : body, response);
  }

  const world = await startWorld({
    bundle,
    stage,
    simulator,
    network,
    send: (body, delaySeconds) => schedule?.send(body, delaySeconds),
    seed: () => schedule?.nextSeed() ?? 1,
    log: (line) => logs.push(line),
  });

  stage.ask = () => world.rows([{ sql: 'SELECT 1' }]);

  return {
    async play(seed) {
      stage.reset();
      logs.length = 0;
      tokens.clear();
      simulator.faults.clear();
      simulator.clearRequests();
      await wipe(world);
      schedule = new Schedule({ stage, simulator, world }, planOf(seed), ++played);
      try {
        await schedule.play();
      } catch (error) {
        schedule.problems.push(`the schedule broke off: ${error instanceof Error ? error.stack : String(error)}`);
      }
      const { problems, tally, texts, scenes } = schedule;
      const secrets = {
        'the sealing key': JSON.parse(world.credentialKeys).keys[0].k as string,
        ...Object.fromEntries(scenes.map(({ test }, n) => [`client secret ${n}`, test.secret])),
        ...Object.fromEntries([...tokens].map((token, n) => [`access token ${n}`, token.slice(0, 80)])),
      };
      const found = searcherFor(secrets).foundIn([...texts, ...logs].join('\n'));
      problems.push(...found.map((name) => `${name} can be read`));
      // Nobody of a schedule that broke off stays for the next one.
      if (problems.length) await world.kill();
      return { seed, problems: [...problems], trace: [...stage.trace, ...logs], tally };
    },
    stop: () => world.stop(),
  };
}

/** A request that fails as the network would reaches the Worker as a gateway's error: it cannot come as anything else. */
async function answered(simulator: Simulator, request: Request): Promise<Response> {
  try {
    return await simulator.fetch(request);
  } catch {
    return new Response('', { status: 502 });
  }
}

/** Microsoft may put fewer people on a page than it was asked for. */
async function smallerPages(request: Request, schedule: Schedule | null): Promise<Request> {
  const directory = schedule?.scenes.findIndex(({ groupId }) => request.url.includes(groupId)) ?? -1;
  const pageSize = schedule?.plan.directories[directory]?.pageSize;
  return pageSize === undefined ? request : new Request(request.url.replace(PAGE, `$1${pageSize}`), request);
}

/** Empties every table. */
async function wipe(world: World): Promise<void> {
  const [tables = []] = await world.rows([
    {
      sql: `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_cf_%'
        AND name <> 'd1_migrations'`,
    },
  ]);
  await world.rows([
    { sql: 'PRAGMA defer_foreign_keys = on' },
    ...tables.map(({ name }) => ({ sql: `DELETE FROM "${name}"` })),
  ]);
}
