import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Asked, Result, Route } from './cloudflare-route.ts';
import { storeRoutes } from './cloudflare-stores.ts';
import { workerRoutes } from './cloudflare-worker.ts';
import { NAMESPACE_IDS, type Stores } from './stores.ts';

/** An account at Cloudflare that remembers what is made in it, behind Cloudflare's API on a port of this machine. */
export interface CloudflareApi {
  url: string;
  namespaces: Map<string, string>;
  databases: Map<string, string>;
  queues: string[];
  /** Name → value of the Worker's secrets; null while there is no Worker. */
  secrets: Map<string, string> | null;
  /** What each deployed version was uploaded with. */
  uploads: { bindings: { name: string; type: string }[] }[];
  /** Ids of versions as they went online, the last one being what runs now; `version-1` is the first of `uploads`. */
  online: string[];
  /** The secrets each of them went online with. */
  versionSecrets: Map<string, Map<string, string>>;
  /** Times of D1 Time Travel the database was turned back to, as they were asked for, with the database's id. */
  turnedBack: string[];
  consumers: string[];
  /** Queues whose messages wait. */
  paused: string[];
  /** Names of domains that lead to the Worker: its custom domains, each time all of them. */
  domains: string[];
  /** Whether its address at workers.dev leads to it. */
  onWorkersDev: boolean;
  /** `METHOD /path` of everything that changed something, in its order. */
  changes: string[];
  /** Calls nothing here answers. */
  unknown: string[];
  /** What the next call of this `METHOD /part of a path` is refused with, once. */
  refuse: { call: string; status: number; message: string } | null;
  /** The next such call that succeeds is never answered. */
  silence: { call: string; reached(): void } | null;
  stop(): Promise<void>;
}

const ACCOUNT = 'acc0acc0acc0acc0acc0acc0acc0acc0';
/** Of the database that is made here: another than the one in `wrangler.toml`, as in every account. */
export const MADE_DATABASE_ID = 'dada0000-dada-4ada-8ada-dadadadadada';
export const TOKEN = 'not-a-real-cloudflare-token';

/** @param stores what D1 and KV do with what they are given */
export async function startCloudflareApi(stores: Stores): Promise<CloudflareApi> {
  const api: CloudflareApi = {
    url: '',
    namespaces: new Map(),
    databases: new Map(),
    queues: [],
    secrets: null,
    uploads: [],
    online: [],
    versionSecrets: new Map(),
    turnedBack: [],
    consumers: [],
    paused: [],
    domains: [],
    onWorkersDev: false,
    changes: [],
    unknown: [],
    refuse: null,
    silence: null,
    stop: () => new Promise((done) => server.close(() => done())),
  };

  const routes: Route[] = [
    ...storeRoutes(api, stores),
    ...workerRoutes(api),
    [/^GET \/accounts$/, () => ({ result: [{ id: ACCOUNT, name: 'Example' }] })],
    [/^GET \/memberships$/, () => ({ result: [{ account: { id: ACCOUNT, name: 'Example' } }] })],
    [
      /\/storage\/kv\/namespaces$/,
      (ask) => (ask.method === 'GET' ? { result: listed(api.namespaces, 'title', 'id') } : makeNamespace(ask)),
    ],
    [
      /\/d1\/database$/,
      (ask) => (ask.method === 'GET' ? { result: listed(api.databases, 'name', 'uuid') } : makeDatabase(ask)),
    ],
    [/\/queues$/, (ask) => (ask.method === 'GET' ? { result: queues(ask.url) } : makeQueue(ask))],
    [
      /\/queues\/[\w-]+\/consumers(\/[\w-]+)?$/,
      ({ method, path }) => {
        const queue = path.split('/')[4] ?? '';
        if (method === 'PUT') return { result: {} };
        if (api.consumers.includes(queue)) return { status: 409, code: 11004, message: 'queue has a consumer' };
        api.consumers.push(queue);
        return { result: {} };
      },
    ],
    [
      /^PATCH .*\/queues\/([\w-]+)$/,
      ({ found, body }) => {
        const { settings } = JSON.parse(body.toString()) as { settings: { delivery_paused: boolean } };
        api.paused = api.paused.filter((queue) => queue !== found);
        if (settings.delivery_paused) api.paused.push(found);
        return { result: {} };
      },
    ],
    [/\/domains\/changeset$/, () => ({ result: { added: [], removed: [], updated: [], conflicting: [] } })],
    [
      /^PUT .*\/domains\/records$/,
      ({ body }) => {
        // In place of those there were: one that is not among them is taken from the Worker, with its DNS record.
        const { origins } = JSON.parse(body.toString()) as { origins: { hostname: string }[] };
        api.domains = origins.map(({ hostname }) => hostname);
        return { result: {} };
      },
    ],
  ];

  function makeNamespace({ body }: Asked): Result {
    const { title } = JSON.parse(body.toString());
    if ([...api.namespaces.values()].includes(title)) return { status: 400, code: 10014, message: 'namespace exists' };
    const id = NAMESPACE_IDS.find((one) => !api.namespaces.has(one)) ?? '';
    api.namespaces.set(id, title);
    return { result: { id, title } };
  }

  function makeDatabase({ body }: Asked): Result {
    const { name } = JSON.parse(body.toString());
    if ([...api.databases.values()].includes(name)) return { status: 400, code: 7502, message: 'database exists' };
    api.databases.set(MADE_DATABASE_ID, name);
    return { result: { uuid: MADE_DATABASE_ID, name } };
  }

  function makeQueue({ body }: Asked): Result {
    const { queue_name } = JSON.parse(body.toString());
    if (api.queues.includes(queue_name)) return { status: 400, code: 11009, message: 'queue exists' };
    api.queues.push(queue_name);
    return { result: { queue_id: queue_name, queue_name } };
  }

  function queues(url: URL): object[] {
    const names = url.searchParams.getAll('name');
    const found = api.queues.filter((queue) => !names.length || names.includes(queue));
    return found.map((queue_name) => ({
      queue_id: queue_name,
      queue_name,
      consumers: consumersOf(queue_name),
      producers: [],
    }));
  }

  function consumersOf(queue: string): object[] {
    const script = 'production-assist-entra';
    return api.consumers.includes(queue)
      ? [{ type: 'worker', consumer_id: 'c', script, service: script, environment: 'production' }]
      : [];
  }

  function answer(ask: Asked): Promise<Result> | Result {
    const call = `${ask.method} ${ask.path}`;
    if (api.refuse && isOf(ask, api.refuse.call)) {
      const { status, message } = api.refuse;
      api.refuse = null;
      return { status, code: 10000, message };
    }
    if (
      !ask.path.startsWith('/files/') &&
      ask.authorization !== `Bearer ${TOKEN}` &&
      ask.authorization !== 'Bearer assets'
    ) {
      return { status: 403, code: 10000, message: 'Authentication error' };
    }
    for (const [pattern, act] of routes) {
      const match = pattern.exec(call);
      if (!match) continue;
      if (ask.method !== 'GET' && !/query$|bulk\/get$/.test(ask.path)) api.changes.push(call);
      return act({ ...ask, found: match[1] ?? '' });
    }
    api.unknown.push(call);
    return { status: 404, code: 7003, message: `nothing answers ${call}` };
  }

  /** @param call `METHOD /part of a path` */
  function isOf({ method, path }: Asked, call: string): boolean {
    const [wanted, part = ''] = call.split(' ');
    return method === wanted && path.includes(part);
  }

  /** What goes wrong behind the interface is an answer too. */
  async function reply(ask: Asked): Promise<Result> {
    try {
      return await answer(ask);
    } catch (error) {
      return { status: 400, code: 7500, message: String(error) };
    }
  }

  const server = createServer(async (request, response) => {
    const ask = await asked(request);
    const { status = 200, result = null, info, code, message, etag, text } = await reply(ask);
    if (status < 400 && api.silence && isOf(ask, api.silence.call)) {
      api.silence.reached();
      api.silence = null;
      return;
    }
    response.writeHead(status, { 'Content-Type': 'application/json', ...(etag ? { ETag: `"${etag}"` } : {}) });
    const errors = status < 400 ? [] : [{ code, message }];
    response.end(
      text ?? JSON.stringify({ success: status < 400, errors, messages: [], result, result_info: info ?? {} }),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  api.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return api;
}

async function asked(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const url = new URL(request.url ?? '/', 'http://api');
  const { authorization = '', 'content-type': type = '' } = request.headers;
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    url,
    authorization,
    type,
    body: Buffer.concat(chunks),
    found: '',
  };
}

function listed(entries: ReadonlyMap<string, string>, name: string, id: string): object[] {
  return [...entries].map(([key, value]) => ({ [id]: key, [name]: value }));
}
