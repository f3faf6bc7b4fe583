import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unstable_splitSqlQuery } from 'wrangler';
import { ROOT } from './bundle.ts';

/** A statement, and the values of its parameters. */
export interface DatabaseQuery {
  sql: string;
  values?: readonly (string | number | null)[];
}

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

/**
 * Applies what is not applied yet, and notes it in the table that wrangler uses for the same purpose.
 *
 * @param batch asks the database, all or nothing, and gives the rows of each statement
 */
export async function applyMigrations(
  batch: (queries: DatabaseQuery[]) => Promise<Record<string, unknown>[][]>,
): Promise<void> {
  const [, rows = []] = await batch([
    {
      sql: `CREATE TABLE IF NOT EXISTS d1_migrations (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE,
         applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)`,
    },
    { sql: 'SELECT name FROM d1_migrations' },
  ]);
  const applied = new Set(rows.map((row) => row.name));
  for (const { name, queries } of await readMigrations()) {
    if (applied.has(name)) continue;
    await batch([
      ...queries.map((sql) => ({ sql })),
      { sql: 'INSERT INTO d1_migrations (name) VALUES (?)', values: [name] },
    ]);
  }
}
