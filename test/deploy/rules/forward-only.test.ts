import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { breakingStatements } from '../../../worker/tools/deploy/forward-only.ts';
import { ROOT } from '../../local/bundle.ts';
import { readMigrations } from '../../local/migrations.ts';

const judged = (...queries: string[]) =>
  breakingStatements([{ name: '0009_new.sql', queries }]).map((b) => b.statement);

describe('migrations', () => {
  it('newer than the released version only add', async () => {
    const released = JSON.parse(await readFile(join(ROOT, 'worker/releases/released.json'), 'utf8'));
    const all = await readMigrations();
    const names = all.map(({ name }) => name);
    // A released migration is neither renamed nor taken out: the database remembers its name.
    expect(names.slice(0, released.migrations.length)).toEqual(released.migrations);
    expect(breakingStatements(all.slice(released.migrations.length))).toEqual([]);
  });

  it('may make tables and indexes, and columns that need not be filled', () => {
    expect(
      judged(
        'CREATE TABLE a (b TEXT NOT NULL)',
        'CREATE UNIQUE INDEX i ON a (b)',
        'INSERT INTO a SELECT tenant_id FROM tenants',
        'CREATE INDEX j ON tenants (name)',
        'ALTER TABLE tenants ADD COLUMN c TEXT',
        "ALTER TABLE tenants ADD COLUMN d TEXT NOT NULL DEFAULT ''",
      ),
    ).toEqual([]);
  });

  it.each([
    'DROP TABLE tenants',
    'ALTER TABLE tenants RENAME COLUMN name TO title',
    'ALTER TABLE tenants DROP COLUMN name',
    'ALTER TABLE tenants ADD COLUMN c TEXT NOT NULL',
    'CREATE UNIQUE INDEX i ON tenants (name)',
    "UPDATE tenants SET name = ''",
    'DELETE FROM runs',
    'CREATE TRIGGER t AFTER INSERT ON runs BEGIN DELETE FROM runs; END',
  ])('may not: %s', (statement) => {
    expect(judged(statement)).toEqual([statement]);
    expect(judged(`-- works with the version before: nothing reads it any more\n${statement}`)).toEqual([]);
    expect(judged(`-- works with the version before:\n${statement}`)).toEqual([statement]);
  });
});
