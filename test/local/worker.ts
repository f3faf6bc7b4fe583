import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Miniflare, type MiniflareOptions, Response as RuntimeResponse } from 'miniflare';
import { unstable_getMiniflareWorkerOptions } from 'wrangler';
import { BACK_DOOR, backDoorWorker, type LocalDatabase, type LocalNamespace, openBackDoor } from './back-door.ts';
import { ROOT, webBeside } from './bundle.ts';
import { applyMigrations } from './migrations.ts';

/** Who may call the local Worker and how: as in the variables of `wrangler.toml`, and its optional secret. */
export interface LocalAccess {
  ISSUERS: { issuer: string; audience: string; jwksUrl: string; for?: 'people' | 'backend' }[];
  FIRST_OPERATOR: { issuer: string; subject: string };
  /** The provider people sign in with; without it nobody can. */
  SIGN_IN?: { issuer: string; clientId: string } | Record<string, never>;
  SIGN_IN_CLIENT_SECRET?: string;
  /** The extension that may be connected; without it none. */
  EXTENSION?: { redirectUris: string[]; origins: string[] } | Record<string, never>;
  /** Where Microsoft finds the Worker as an issuer; without it under the address it is asked at. */
  PUBLIC_ORIGIN?: string;
}

/** The Worker's https address where Microsoft is simulated: a name nobody has, behind which `LocalWorker.fetch` stands. */
export const LOCAL_ORIGIN = 'https://entra.production-assist.test';

export interface LocalWorkerOptions {
  /** The Worker's bundle; the page's files are beside it. */
  bundle: string;
  access: LocalAccess;
  /** JWK set that seals credentials, as the Worker's secret holds it. */
  credentialKeys: string;
  /** What answers the Worker's requests to other hosts. */
  network: (request: Request) => Promise<Response>;
  /** Folder that keeps D1 and KV; without it they live in memory. */
  persist?: string;
  /** 0, or nothing: any free port. */
  port?: number;
  /** Each line the Worker logs; without it they go where the process's output goes. */
  onLog?: (line: string) => void;
  /**
   * Takes the queue's place: what the Worker sends comes here, and is worked on once it is given to `deliver`. Such a
   * Worker gives out no page.
   */
  onMessages?: (messages: SentMessage[]) => void;
  /** What the Worker sends by e-mail comes here; without it no e-mail can be sent. */
  onEmail?: (email: SentEmail) => void;
  /** Opens V8's inspector; see `LocalWorker.inspector`. */
  inspect?: boolean;
}

/** An e-mail as the Worker gives it to the platform. */
export interface SentEmail {
  from: string;
  to: string;
  subject: string;
  text: string;
}

/** A message the Worker gave to the queue of its runs. */
export interface SentMessage {
  body: unknown;
  delaySeconds?: number;
}

/** What became of a message: done, or to be delivered again after so many seconds. */
export type Delivered = { ack: true } | { ack: false; delaySeconds: number };

/** The Worker on workerd, with the bindings of `wrangler.toml`. */
export interface LocalWorker {
  url: string;
  /** Asks the Worker under whatever address, as the Internet would if the name were its own. */
  fetch(request: Request): Promise<Response>;
  /** Fires the cron trigger as if it were `time`. */
  cron(time: Date): Promise<void>;
  d1: LocalDatabase;
  kv: LocalNamespace;
  /** What connected browsers prove themselves with. */
  tokens: LocalNamespace;
  /** Gives the queue of runs a message. */
  send(body: unknown): Promise<void>;
  /**
   * Delivers one message of the queue of runs.
   *
   * @param attempts how often it has been delivered, this time included
   */
  deliver(body: unknown, attempts: number): Promise<Delivered>;
  /** Where V8's inspector of the Worker listens; null where it was not asked for. */
  inspector: URL | null;
  stop(): Promise<void>;
}

/** Starts the Worker with its migrations applied. The network outside is replaced here, at the runtime's edge. */
export async function startWorker(options: LocalWorkerOptions): Promise<LocalWorker> {
  // The secret comes from here and not from the environment; wrangler would warn that it is not there.
  process.env.WRANGLER_LOG ??= 'error';
  const { workerOptions } = unstable_getMiniflareWorkerOptions(join(ROOT, 'wrangler.toml'));
  const { modulesRules: _, assets, ...bindings } = workerOptions;
  const worker = {
    ...bindings,
    name: PRODUCT,
    bindings: {
      ...(bindings.bindings as object | undefined),
      ...options.access,
      CREDENTIAL_KEYS: options.credentialKeys,
      ...(options.onEmail ? { EMAIL_SENDER: 'entra@production-assist.test' } : {}),
    },
    // Named, not found: the bundle holds imports of optional libraries that are never reached.
    modules: [{ type: 'ESModule', path: options.bundle, contents: await readFile(options.bundle, 'utf8') }],
    modulesRoot: dirname(options.bundle),
    // Without its page where messages are handed to it: what Miniflare puts in front of a Worker with assets takes none
    // (4.20260730, 2026-11-23).
    ...(options.onMessages ? {} : { assets: { ...(assets as object), directory: webBeside(options.bundle) } }),
    outboundService: async (request: Request) => answer(await options.network(await whole(request))),
    ...(options.onMessages ? withoutRuns(bindings) : {}),
    serviceBindings: {
      ...(bindings.serviceBindings as object | undefined),
      ...(options.onMessages ? { RUNS: { name: QUEUE_WORKER, entrypoint: 'Queue' } } : {}),
      ...(options.onEmail ? { EMAIL: { name: MAIL_WORKER, entrypoint: 'Mail' } } : {}),
    },
  };
  const miniflare = new Miniflare({
    workers: [
      worker,
      backDoorWorker(PRODUCT, bindings),
      ...(options.onMessages ? [queueWorker(options.onMessages)] : []),
      ...(options.onEmail ? [mailWorker(options.onEmail)] : []),
    ],
    host: '127.0.0.1',
    port: options.port ?? 0,
    ...(options.inspect ? { inspectorPort: 0 } : {}),
    ...(options.persist
      ? { d1Persist: join(options.persist, 'd1'), kvPersist: join(options.persist, 'kv') }
      : { d1Persist: false, kvPersist: false }),
    ...(options.onLog ? { handleRuntimeStdio: readLines(options.onLog) } : {}),
  } as MiniflareOptions);
  const url = (await miniflare.ready).origin;
  const { d1, ...backDoor } = openBackDoor(await miniflare.unsafeGetDirectURL(BACK_DOOR));
  await applyMigrations(async (queries) => (await d1.batch(queries)).map(({ results }) => results));
  return {
    url,
    async fetch(request) {
      const { url: address, method } = request;
      const body = method === 'GET' || method === 'HEAD' ? null : await request.arrayBuffer();
      const init = { method, headers: [...request.headers], body };
      const response = await miniflare.dispatchFetch(address, { ...init, redirect: 'manual' });
      const { status, headers } = response;
      return new Response(await response.arrayBuffer(), { status, headers: [...headers] });
    },
    d1,
    kv: backDoor.namespace('CREDENTIALS'),
    tokens: backDoor.namespace('TOKENS'),
    async send(body) {
      if (options.onMessages) options.onMessages([{ body }]);
      else await backDoor.send('RUNS', body);
    },
    cron: backDoor.scheduled,
    async deliver(body, attempts) {
      const message = { id: crypto.randomUUID(), body, attempts };
      const { outcome, explicitAcks, retryMessages } = await backDoor.deliver(RUNS_QUEUE, message);
      if (outcome === 'ok' && explicitAcks.includes(message.id)) return { ack: true };
      return { ack: false, delaySeconds: retryMessages[0]?.delaySeconds ?? 0 };
    },
    inspector: options.inspect ? await miniflare.getInspectorURL() : null,
    stop: () => miniflare.dispose(),
  };
}

/** Its name among the Workers of one runtime. */
const PRODUCT = 'product';
const RUNS_QUEUE = 'entra-runs';
const QUEUE_WORKER = 'queue-of-runs';

/** Queues of a Worker whose runs go to `queueWorker` in place of Miniflare's queue. */
function withoutRuns({ queueProducers, queueConsumers }: Record<string, unknown>): object {
  const { RUNS: _, ...producers } = queueProducers as Record<string, unknown>;
  const { [RUNS_QUEUE]: __, ...consumers } = queueConsumers as Record<string, unknown>;
  return { queueProducers: producers, queueConsumers: consumers };
}

const MAIL_WORKER = 'mail';

/** Stands where the platform's e-mail does and hands on what it is given. */
function mailWorker(onEmail: (email: SentEmail) => void): object {
  return {
    name: MAIL_WORKER,
    modules: true,
    compatibilityDate: '2026-08-06',
    script: `import { WorkerEntrypoint } from 'cloudflare:workers';
      export class Mail extends WorkerEntrypoint {
        async send(email) {
          const { status } = await this.env.TAKE.fetch('http://mail', { method: 'POST', body: JSON.stringify(email) });
          if (status !== 204) throw Object.assign(new Error('not sent'), { code: 'E_RECIPIENT_NOT_ALLOWED' });
          return { messageId: crypto.randomUUID() };
        }
      }
      export default {};`,
    serviceBindings: {
      TAKE: async (request: Request) => {
        const email = (await request.json()) as SentEmail;
        if (email.to.endsWith('@refused.example')) return new RuntimeResponse(null, { status: 403 });
        onEmail(email);
        return new RuntimeResponse(null, { status: 204 });
      },
    },
  };
}

/** Stands where the queue does and hands on what it is given. */
function queueWorker(onMessages: (messages: SentMessage[]) => void): object {
  return {
    name: QUEUE_WORKER,
    modules: true,
    compatibilityDate: '2026-08-06',
    script: `import { WorkerEntrypoint } from 'cloudflare:workers';
      export class Queue extends WorkerEntrypoint {
        send(body, { delaySeconds } = {}) { return this.sendBatch([{ body, delaySeconds }]); }
        async sendBatch(messages, { delaySeconds } = {}) {
          const all = [...messages].map((message) => ({ delaySeconds, ...message }));
          await this.env.TAKE.fetch('http://queue', { method: 'POST', body: JSON.stringify(all) });
        }
      }
      export default {};`,
    serviceBindings: {
      TAKE: async (request: Request) => {
        onMessages((await request.json()) as SentMessage[]);
        return new RuntimeResponse(null, { status: 204 });
      },
    },
  };
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

function readLines(onLog: (line: string) => void) {
  return (...streams: NodeJS.ReadableStream[]) => {
    for (const stream of streams) {
      let rest = '';
      stream.on('data', (chunk: Buffer) => {
        const lines = (rest + chunk).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) onLog(line);
      });
    }
  };
}
