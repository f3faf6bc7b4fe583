import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Simulator } from '@production-assist/simulator/simulator';
import { transform } from 'esbuild';
import { Miniflare, type MiniflareOptions, Response as RuntimeResponse } from 'miniflare';
import { unstable_getMiniflareWorkerOptions } from 'wrangler';
import { ROOT } from '../local/bundle.ts';
import { newCredentialKeys } from '../local/keys.ts';
import { applyMigrations, type DatabaseQuery } from '../local/migrations.ts';
import { type Answer, ask } from './ask.ts';
import type { Settlement } from './courier.ts';
import type { Actor, Stage } from './stage.ts';

/** What the Worker, the harness around it included, is given from outside. */
export interface WorldOptions {
  /** The Worker's bundle. */
  bundle: string;
  stage: Stage;
  simulator: Simulator;
  /** Answers what the Worker asks Microsoft. */
  network(request: Request): Promise<Response>;
  /** Takes what the Worker gives to its queue. */
  send(body: unknown, delaySeconds: number): void;
  /** Begins the Worker's random numbers; another one for every invocation. */
  seed(): number;
  log(line: string): void;
}

export type Row = Record<string, string | number | null>;

/** The deployed Worker in a process of its own, with its data on disk: it can be killed and started again. */
export interface World {
  /** The JWK set that seals, as the Worker's secret holds it. */
  readonly credentialKeys: string;
  /** Calls the interface as the operator; status 0 where the process was ended before it answered. */
  call(actor: Actor, method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** Delivers one message. */
  deliver(actor: Actor, queue: string, body: unknown, attempts: number): Promise<Settlement>;
  /** Fires the cron trigger as if it were `time`. */
  cron(actor: Actor, time: number): Promise<void>;
  /** Rows as they are stored. */
  rows(queries: readonly DatabaseQuery[]): Promise<Row[][]>;
  /** Ends the process where it stands and starts another one on the same data. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

const OPERATOR = 'operator';

/** A caller's token is used this long, in ms; it is good for an hour. */
const TOKEN_MS = 60_000;

/** Starts the Worker on an empty folder. */
export async function startWorld(options: WorldOptions): Promise<World> {
  const { stage, simulator } = options;
  const folder = await mkdtemp(join(tmpdir(), 'chaos-'));
  const credentialKeys = newCredentialKeys('chaos');
  const settings = await workerSettings(options, folder, credentialKeys);
  const miniflare = new Miniflare(settings);
  let url = (await miniflare.ready).origin;
  let worker = await miniflare.getWorker();

  async function rows(queries: readonly DatabaseQuery[]): Promise<Row[][]> {
    const body = JSON.stringify(queries.map(({ sql, values = [] }) => ({ sql, values })));
    const { status, text } = await ask(`${url}/chaos/sql`, { method: 'POST', body });
    if (status !== 200) throw new Error(`The rows cannot be read: ${text}`);
    return JSON.parse(text);
  }
  await applyMigrations(rows);

  let minted = { token: '', at: Number.NEGATIVE_INFINITY };
  async function operatorToken(): Promise<string> {
    const at = stage.now();
    if (Math.abs(at - minted.at) > TOKEN_MS) {
      minted = { token: await simulator.issuer.token({ subject: OPERATOR, email: 'operator@pa.example' }), at };
    }
    return minted.token;
  }

  /** What ended without an answer, because its process did, is no error. */
  async function unlessDead<T>(actor: Actor, work: Promise<T>, otherwise: T): Promise<T> {
    try {
      return await Promise.race([work, actor.death.then(() => otherwise)]);
    } catch (error) {
      if (actor.dead) return otherwise;
      throw error;
    }
  }

  return {
    credentialKeys,
    async call(actor, method, path, body, headers = {}) {
      const token = await operatorToken();
      const asked = ask(url + path, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          'chaos-actor': actor.id,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return unlessDead<Answer>(actor, asked, { status: 0, text: '' });
    },
    async deliver(actor, queue, body, attempts) {
      const message = { id: actor.id, timestamp: new Date(stage.now()), body, attempts };
      const work = worker.queue(queue, [message]).then((result): Settlement => {
        if (result.outcome !== 'ok') return 'lost';
        const [retried] = result.retryMessages;
        return retried ? { delaySeconds: retried.delaySeconds ?? 0 } : 'acknowledged';
      });
      return unlessDead<Settlement>(actor, work, 'lost');
    },
    async cron(actor, time) {
      const work = worker.scheduled({ cron: actor.id, scheduledTime: new Date(time) });
      await unlessDead<unknown>(actor, work, null);
    },
    rows,
    async kill() {
      stage.killAll();
      // Miniflare ends workerd with SIGKILL before it starts it anew.
      await miniflare.setOptions(settings);
      url = (await miniflare.ready).origin;
      worker = await miniflare.getWorker();
    },
    async stop() {
      await miniflare.dispose();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function workerSettings(options: WorldOptions, folder: string, credentialKeys: string) {
  // The secret comes from here and not from the environment; wrangler would warn that it is not there.
  process.env.WRANGLER_LOG ??= 'error';
  const { workerOptions } = unstable_getMiniflareWorkerOptions(join(ROOT, 'wrangler.toml'));
  const { modulesRules: _, assets, queueProducers, queueConsumers, ...bindings } = workerOptions;
  const { url: issuer, audience, jwksUrl } = options.simulator.issuer;
  const root = dirname(options.bundle);
  const around = await transform(await readFile(join(import.meta.dirname, 'around.ts'), 'utf8'), { loader: 'ts' });
  const main = `import product from './index.js'; import { around } from './around.js'; export default around(product);`;
  return {
    ...bindings,
    bindings: {
      ...(bindings.bindings as object | undefined),
      ISSUERS: [{ issuer, audience, jwksUrl }],
      FIRST_OPERATOR: { issuer, subject: OPERATOR },
      CREDENTIAL_KEYS: credentialKeys,
    },
    modules: [
      { type: 'ESModule', path: join(root, 'main.js'), contents: main },
      { type: 'ESModule', path: join(root, 'around.js'), contents: around.code },
      { type: 'ESModule', path: options.bundle, contents: await readFile(options.bundle, 'utf8') },
    ],
    modulesRoot: root,
    serviceBindings: { TAP: (request: Request) => tap(options, request) },
    outboundService: async (request: Request) => answer(await options.network(await whole(request))),
    host: '127.0.0.1',
    port: 0,
    d1Persist: join(folder, 'd1'),
    kvPersist: join(folder, 'kv'),
    handleRuntimeStdio: (...streams: NodeJS.ReadableStream[]) => {
      for (const stream of streams) readLines(stream, options.log);
    },
  } as MiniflareOptions;
}

/** Hears of a step of the Worker and lets it go on. */
async function tap({ stage, send, seed }: WorldOptions, request: Request): Promise<RuntimeResponse> {
  const { pathname, searchParams } = new URL(request.url);
  const actor = stage.actor(searchParams.get('actor') ?? '');
  const detail: unknown = await request.json();
  if (pathname === '/d1') await stage.meet(actor, 'statement', String(detail));
  if (pathname === '/pause') stage.ahead += Number(detail);
  if (pathname === '/send' && !actor?.dead) {
    for (const message of detail as { body: unknown; delaySeconds?: number }[]) {
      send(message.body, message.delaySeconds ?? 0);
    }
  }
  const reply = {
    ahead: stage.ahead,
    ...(pathname === '/begin' ? { seed: seed(), statements: actor?.statements } : {}),
  };
  return new RuntimeResponse(JSON.stringify(reply));
}

/** The runtime's request as one of Node's own, its body read. */
async function whole(request: Request): Promise<Request> {
  const { url, method } = request;
  const body = method === 'GET' || method === 'HEAD' ? null : await request.arrayBuffer();
  return new Request(url, { method, headers: [...request.headers], body, redirect: 'manual' });
}

async function answer(response: Response): Promise<RuntimeResponse> {
  const empty = response.status === 204 || response.status === 304;
  return new RuntimeResponse(empty ? null : await response.arrayBuffer(), {
    status: response.status,
    headers: [...response.headers],
  });
}

function readLines(stream: NodeJS.ReadableStream, log: (line: string) => void): void {
  let rest = '';
  stream.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) log(line);
  });
}
