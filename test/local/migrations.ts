import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Miniflare } from 'miniflare';
import { unstable_splitSqlQuery } from 'wrangler';
import { ROOT } from './bundle.ts';

type Database = Awaited<ReturnType<Miniflare['getD1Database']>>;

/** The Worker's migrations in their order, each split into statements. */
export async function readMigrations(): Promise<{ name: string; queries: string[] }[]> {
  const folder = join(ROOT, 'worker/migrations');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => ({
      name,
      queries: unstable_splitSqlQuery(await readFile(join(folder, name), 'utf8')),
    })),
  );
}

/** Applies what is not applied yet, and notes it in the table that wrangler uses for the same purpose. */
export async function applyMigrations(db: Database): Promise<void> {
  await db
    .prepare(
      `CREATE TABLE IF NOT EXISTS d1_migrations (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE,
         applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)`,
    )
    .run();
  const { results } = await db.prepare('SELECT name FROM d1_migrations').all<{ name: string }>();
  const applied = new Set(results.map((row) => row.name));
  for (const { name, queries } of await readMigrations()) {
    if (applied.has(name)) continue;
    await db.batch([
      ...queries.map((query) => db.prepare(query)),
      db.prepare('INSERT INTO d1_migrations (name) VALUES (?)').bind(name),
    ]);
  }
}
