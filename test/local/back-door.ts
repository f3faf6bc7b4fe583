import { randomBytes } from 'node:crypto';
import type { DatabaseQuery } from './migrations.ts';

/** What a statement may be given, and what a row holds. */
type Value = string | number | null;

/** D1 as tests use it. */
export interface LocalDatabase {
  prepare(sql: string): LocalStatement;
  /** All or nothing. */
  batch<Row = Record<string, unknown>>(statements: readonly DatabaseQuery[]): Promise<{ results: Row[] }[]>;
}

/** A statement of D1, with its values. */
export interface LocalStatement extends DatabaseQuery {
  bind(...values: Value[]): LocalStatement;
  run(): Promise<{ results: unknown[] }>;
  all<Row = Record<string, unknown>>(): Promise<{ results: Row[] }>;
  first<Found = Record<string, unknown>>(column?: string): Promise<Found | null>;
}

/** Workers KV as tests use it. */
export interface LocalNamespace {
  get(name: string, type?: 'text'): Promise<string | null>;
  put(name: string, value: string): Promise<void>;
  delete(name: string): Promise<void>;
  list(options?: { prefix?: string; cursor?: string }): Promise<LocalKeys>;
}

/** A page of the keys of a namespace. */
export interface LocalKeys {
  /** `expiration`: in seconds since 1970. */
  keys: { name: string; metadata?: unknown; expiration?: number }[];
  list_complete: boolean;
  cursor?: string;
}

/** What became of messages a queue delivered. */
export interface LocalDelivery {
  outcome: string;
  explicitAcks: string[];
  retryMessages: { msgId: string; delaySeconds?: number }[];
}

/** A Worker beside the product's, on the same stores: what tests do behind the product's back. */
export interface BackDoor {
  d1: LocalDatabase;
  namespace(binding: string): LocalNamespace;
  send(queue: string, body: unknown): Promise<void>;
  /** Fires the product's cron trigger. */
  scheduled(time: Date): Promise<void>;
  /** Delivers one message to the product. */
  deliver(queue: string, message: { id: string; body: unknown; attempts: number }): Promise<LocalDelivery>;
}

export const BACK_DOOR = 'back-door';

/** Who asks has to know this: on a machine somebody works at, every page of a browser can reach every port. */
const KEY = randomBytes(32).toString('hex');

/**
 * Miniflare's own handles to stores block the whole process at every step of every statement, and need a thread of Node's
 * for it. This Worker is asked once for each.
 *
 * @param product name of the Worker behind whose back it is
 * @param bindings of the product, its stores and queues among them
 */
export function backDoorWorker(product: string, bindings: Record<string, unknown>): object {
  const { d1Databases, kvNamespaces, queueProducers } = bindings;
  return {
    name: BACK_DOOR,
    modules: true,
    compatibilityDate: '2026-08-06',
    // So that a Worker may deliver messages and fire triggers.
    compatibilityFlags: ['service_binding_extra_handlers'],
    d1Databases,
    kvNamespaces,
    queueProducers,
    bindings: { KEY },
    serviceBindings: { PRODUCT: product },
    unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }],
    script: `const acts = {
        d1: (env, queries) => env.DB.batch(queries.map(({ sql, values }) => env.DB.prepare(sql).bind(...values))),
        binding: (env, { binding, method, args }) => env[binding][method](...args),
        scheduled: (env, time) => env.PRODUCT.scheduled({ cron: '* * * * *', scheduledTime: new Date(time) }),
        queue: (env, { queue, message }) => env.PRODUCT.queue(queue, [{ timestamp: new Date(), ...message }]),
      };
      export default {
        async fetch(request, env) {
          if (request.headers.get('key') !== env.KEY) return new Response(null, { status: 403 });
          const [act, what] = await request.json();
          try {
            return Response.json({ done: (await acts[act](env, what)) ?? null });
          } catch ({ message }) {
            return Response.json({ message }, { status: 500 });
          }
        },
      };`,
  };
}

/** @param url where the Worker beside the product's listens */
export function openBackDoor(url: URL): BackDoor {
  /** @throws Error with what went wrong in the store */
  async function ask<Done>(act: string, what: unknown): Promise<Done> {
    // A connection each: one that was kept is closed by workerd while this process is busy, and found dead (Node 24).
    const headers = { key: KEY, connection: 'close' };
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify([act, what]) });
    const { done, message } = (await response.json()) as { done: Done; message?: string };
    if (!response.ok) throw new Error(message);
    return done;
  }
  const batch = <Row>(queries: readonly DatabaseQuery[]) =>
    ask<{ results: Row[] }[]>(
      'd1',
      queries.map(({ sql, values }) => ({ sql, values: values ?? [] })),
    );
  const statement = (sql: string, values: readonly Value[]): LocalStatement => {
    const all = async <Row>() => {
      const [answer] = await batch<Row>([{ sql, values }]);
      return answer ?? { results: [] };
    };
    return {
      sql,
      values,
      bind: (...given) => statement(sql, given),
      run: all,
      all,
      async first<Found>(column?: string) {
        const [row] = (await all<Record<string, unknown>>()).results;
        return ((column === undefined ? row : row?.[column]) ?? null) as Found | null;
      },
    };
  };
  return {
    d1: { prepare: (sql) => statement(sql, []), batch },
    namespace(binding) {
      const call = <Done>(method: string, ...args: unknown[]) => ask<Done>('binding', { binding, method, args });
      return {
        get: (name, type = 'text') => call('get', name, type),
        put: (name, value) => call('put', name, value),
        delete: (name) => call('delete', name),
        list: (options = {}) => call('list', options),
      };
    },
    send: (queue, body) => ask('binding', { binding: queue, method: 'send', args: [body] }),
    async scheduled(time) {
      await ask('scheduled', time.getTime());
    },
    deliver: (queue, message) => ask('queue', { queue, message }),
  };
}
