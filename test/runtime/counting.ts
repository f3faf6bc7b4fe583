import { env } from 'cloudflare:workers';

/** What one invocation used, by what Cloudflare limits. */
export interface Used {
  /** Statements D1 carried out; those of a batch one by one. */
  queries: number;
  /** Calls of other services: D1, KV, the queue; requests to Microsoft are the network's to count. */
  calls: number;
  /** Most parameters one statement bound. */
  parameters: number;
  /** Longest statement, and longest bound text, in characters. */
  sql: number;
  text: number;
  /** A list for every batch given to the queue. */
  batches: { body: unknown; delaySeconds?: number }[][];
}

/** Limits of Cloudflare for one invocation, one statement, and one batch of a queue. Read 2026-11. */
export const LIMITS = { queries: 1_000, calls: 10_000, parameters: 100, sql: 100_000, text: 2_000_000, batch: 100 };

const ORIGINAL = Symbol('original');

type Counted = D1PreparedStatement & { [ORIGINAL]: D1PreparedStatement };

/** The Worker's environment that counts what is used of it. Its queue only remembers: the real one would start runs. */
export function countingEnv(): { used: Used; env: Env } {
  const used: Used = { queries: 0, calls: 0, parameters: 0, sql: 0, text: 0, batches: [] };

  const count = (statement: D1PreparedStatement): Counted => {
    const carryOut =
      <Args extends unknown[], Result>(method: (...args: Args) => Result) =>
      (...args: Args) => {
        used.queries++;
        used.calls++;
        return method.apply(statement, args);
      };
    return {
      [ORIGINAL]: statement,
      bind(...values: unknown[]) {
        used.parameters = Math.max(used.parameters, values.length);
        for (const value of values) if (typeof value === 'string') used.text = Math.max(used.text, value.length);
        return count(statement.bind(...values));
      },
      first: carryOut(statement.first),
      run: carryOut(statement.run),
      all: carryOut(statement.all),
      raw: carryOut(statement.raw),
    } as unknown as Counted;
  };
  const DB = {
    prepare(sql: string) {
      used.sql = Math.max(used.sql, sql.length);
      return count(env.DB.prepare(sql));
    },
    batch(statements: Counted[]) {
      used.queries += statements.length;
      used.calls++;
      return env.DB.batch(statements.map((statement) => statement[ORIGINAL]));
    },
  };
  const CREDENTIALS = new Proxy(env.CREDENTIALS, {
    get(target, name) {
      const value = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        used.calls++;
        return value.apply(target, args);
      };
    },
  });
  const RUNS = {
    async send(body: unknown, options: { delaySeconds?: number } = {}) {
      used.calls++;
      used.batches.push([{ body, ...options }]);
    },
    async sendBatch(messages: Iterable<{ body: unknown; delaySeconds?: number }>) {
      used.calls++;
      used.batches.push([...messages]);
    },
  };
  return { used, env: { ...env, DB, CREDENTIALS, RUNS } as unknown as Env };
}
