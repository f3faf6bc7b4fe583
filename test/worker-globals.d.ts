// Names of the Workers runtime that the Worker's modules use, for tests that import pure ones on Node: the whole of
// the runtime's types would contradict Node's.
type D1Database = import('@cloudflare/workers-types').D1Database;
type D1PreparedStatement = import('@cloudflare/workers-types').D1PreparedStatement;
type KVNamespace = import('@cloudflare/workers-types').KVNamespace;
type Queue = import('@cloudflare/workers-types').Queue;
interface Env {
  readonly [binding: string]: unknown;
}
