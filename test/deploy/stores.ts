import { join } from 'node:path';
import { Miniflare, type MiniflareOptions } from 'miniflare';
import { unstable_splitSqlQuery } from 'wrangler';

/** Ids as in `wrangler.toml`, so that a local Worker started on the folder finds the same data. */
export const DATABASE_ID = '00000000-0000-0000-0000-000000000000';
export const NAMESPACE_IDS = ['00000000000000000000000000000000', '11111111111111111111111111111111'] as const;

type Database = Awaited<ReturnType<Miniflare['getD1Database']>>;
type Namespace = Awaited<ReturnType<Miniflare['getKVNamespace']>>;

/** D1 and KV of the real runtime, to stand behind the stand-in of Cloudflare's API. */
export interface Stores {
  query(sql: string): Promise<{ results: unknown[]; success: true; meta: object }[]>;
  /** Runs a whole dump, all or nothing. @returns how many statements */
  load(sql: string): Promise<number>;
  /** The database as SQL, as D1 exports it. */
  dump(): Promise<string>;
  namespace(id: string): Promise<Namespace>;
  stop(): Promise<void>;
}

/** @param folder keeps the data; without it, it lives in memory */
export async function startStores(folder?: string): Promise<Stores> {
  const miniflare = new Miniflare({
    modules: true,
    script: 'export default {};',
    compatibilityDate: '2026-08-06',
    d1Databases: { DB: DATABASE_ID },
    kvNamespaces: Object.fromEntries(NAMESPACE_IDS.map((id) => [`KV${id}`, id])),
    d1Persist: folder ? join(folder, 'd1') : false,
    kvPersist: folder ? join(folder, 'kv') : false,
  } as MiniflareOptions);
  await miniflare.ready;
  const db: Database = await miniflare.getD1Database('DB');
  return {
    async query(sql) {
      const answers = await db.batch(unstable_splitSqlQuery(sql).map((one) => db.prepare(one)));
      return answers.map(({ results, meta }) => ({ results, success: true, meta }));
    },
    async load(sql) {
      const statements = unstable_splitSqlQuery(sql);
      await db.batch(statements.map((one) => db.prepare(one)));
      return statements.length;
    },
    async dump() {
      // Miniflare's own way to export, as `wrangler d1 export --local` asks for it.
      const [rows] = await db.prepare('PRAGMA miniflare_d1_export(?,?,?);').bind(0, 0).raw<string[]>();
      return (rows ?? []).join('\n');
    },
    namespace: (id) => miniflare.getKVNamespace(`KV${id}`),
    stop: () => miniflare.dispose(),
  };
}
