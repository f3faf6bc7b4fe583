/**
 * What stands around the Worker inside its own isolate: its clock, its queue and its database as the test holds them in
 * its hands. The Worker's bundle is the one that is deployed and knows nothing of it.
 *
 * Before each statement, where the test is about to interrupt, the Worker is held until the test lets it go on.
 */

interface Fetcher {
  fetch(url: string, init?: { method: string; body: string }): Promise<Response>;
}

/** What is used of D1's statement. */
interface Statement {
  bind(...values: unknown[]): Statement;
  first(column?: string): Promise<unknown>;
  run(): Promise<unknown>;
  all(): Promise<{ results: unknown[] }>;
}

/** What is used of D1. */
interface Database {
  prepare(sql: string): Statement;
  batch(statements: Statement[]): Promise<{ results: unknown[] }[]>;
}

interface HarnessEnv {
  DB: Database;
  /** The test: hears of every step before it is taken. */
  TAP: Fetcher;
}

/** The deployed Worker, as the runtime calls it. */
interface Product {
  fetch(request: Request, env: unknown, context: unknown): Promise<Response>;
  scheduled(controller: { cron: string }, env: unknown, context: unknown): Promise<void>;
  queue(batch: { messages: readonly { id: string }[] }, env: unknown, context: unknown): Promise<void>;
}

/** What the test answers to every step: how far its clock is ahead, in ms. */
interface Reply {
  ahead: number;
  /** Begins the run of random numbers of an invocation. */
  seed?: number;
  /** Whether the test wants to hear of every statement of this invocation. */
  statements?: boolean;
}

/** Time limits of requests are real, whatever the clock says: a wait of exactly this long is one, in ms. */
const TIME_LIMIT_MS = 30_000;

let ahead = 0;
let state = 1;
const RealDate = Date;
const realTimeout = globalThis.setTimeout;

/** The clock the Worker sees. */
class ShiftedDate extends RealDate {
  constructor(...values: [] | [number | string | Date]) {
    if (values.length) super(...values);
    else super(ShiftedDate.now());
  }

  static override now(): number {
    return RealDate.now() + ahead;
  }
}

/** The same numbers for the same seed (mulberry32). */
function random(): number {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}

/** Puts the harness around the Worker. */
export function around(product: Product): Product {
  return {
    async fetch(request, env, context) {
      const harness = env as HarnessEnv;
      if (new URL(request.url).pathname === '/chaos/sql') return readRows(harness.DB, request);
      return product.fetch(request, await held(harness, request.headers.get('chaos-actor') ?? ''), context);
    },
    async scheduled(controller, env, context) {
      return product.scheduled(controller, await held(env as HarnessEnv, controller.cron), context);
    },
    async queue(batch, env, context) {
      return product.queue(batch, await held(env as HarnessEnv, batch.messages[0]?.id ?? ''), context);
    },
  };
}

/** Rows as they are stored, for whoever judges; not held. */
async function readRows(db: Database, request: Request): Promise<Response> {
  const queries: { sql: string; values: unknown[] }[] = await request.json();
  const results = await db.batch(queries.map(({ sql, values }) => db.prepare(sql).bind(...values)));
  return Response.json(results.map(({ results: rows }) => rows));
}

/** The environment of one invocation: every way out of it leads past the test. */
async function held(env: HarnessEnv, actor: string): Promise<unknown> {
  const tell = async (what: string, detail: unknown) => {
    const body = JSON.stringify(detail);
    const response = await env.TAP.fetch(`http://tap/${what}?actor=${actor}`, { method: 'POST', body });
    const reply: Reply = await response.json();
    ahead = reply.ahead;
    if (reply.seed !== undefined) state = reply.seed;
    return reply;
  };
  const { statements = false } = await tell('begin', null);
  globalThis.Date = ShiftedDate as DateConstructor;
  Math.random = random;
  // A pause passes at once, on the clock; only a time limit stays what it is.
  const pause = (act: () => void, ms = 0) => {
    if (ms === 0 || ms === TIME_LIMIT_MS) return realTimeout(act, ms);
    void tell('pause', ms).then(act);
    return 0;
  };
  globalThis.setTimeout = pause as typeof globalThis.setTimeout;
  return {
    ...env,
    DB: statements ? heldDatabase(env.DB, (sql) => tell('d1', sql)) : env.DB,
    RUNS: {
      send: (body: unknown, options?: { delaySeconds?: number }) => tell('send', [{ body, ...options }]),
      sendBatch: (messages: unknown[]) => tell('send', messages),
    },
  };
}

function heldDatabase(db: Database, step: (sql: string) => Promise<unknown>): Database {
  const originals = new WeakMap<Statement, { statement: Statement; sql: string }>();
  const wrap = (statement: Statement, sql: string): Statement => {
    const wrapped: Statement = {
      bind: (...values) => wrap(statement.bind(...values), sql),
      first: async (column) => {
        await step(sql);
        return column === undefined ? statement.first() : statement.first(column);
      },
      run: async () => {
        await step(sql);
        return statement.run();
      },
      all: async () => {
        await step(sql);
        return statement.all();
      },
    };
    originals.set(wrapped, { statement, sql });
    return wrapped;
  };
  return {
    prepare: (sql) => wrap(db.prepare(sql), sql),
    async batch(statements) {
      const known = statements.flatMap((statement) => originals.get(statement) ?? []);
      await step(known.map(({ sql }) => sql).join(';'));
      return db.batch(known.map(({ statement }) => statement));
    },
  };
}
