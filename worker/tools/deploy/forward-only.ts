/**
 * Whether the version before goes on working with the schema after a migration. While a new version is rolled out, and
 * after it is rolled back, the one before runs on the new schema: so a migration adds, and takes nothing away.
 */

/** A statement that could break the version before. */
export interface Breaking {
  migration: string;
  statement: string;
}

/** Written above a statement that is none of the additions below, with the reason why the version before does not mind. */
const EXCEPTION = /--\s*works with the version before:[ \t]*\S/i;

const bare = (statement: string) =>
  statement
    .replace(/--.*$/gm, '')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** @param migrations those the released version does not have, in their order, each split into statements */
export function breakingStatements(migrations: readonly { name: string; queries: readonly string[] }[]): Breaking[] {
  const fresh = new Set<string>();
  const breaking: Breaking[] = [];
  for (const { name, queries } of migrations) {
    for (const query of queries) {
      const statement = bare(query);
      const made = /^CREATE TABLE (?:IF NOT EXISTS )?"?(\w+)/i.exec(statement)?.[1];
      if (made) fresh.add(made);
      if (!adds(statement, fresh) && !EXCEPTION.test(query)) breaking.push({ migration: name, statement });
    }
  }
  return breaking;
}

/** Tables nobody knew before may be filled, changed and dropped as one likes. */
function adds(statement: string, fresh: ReadonlySet<string>): boolean {
  if (!statement || /^CREATE (?:TABLE|INDEX|VIEW)\b/i.test(statement)) return true;
  const touched = TOUCHES.exec(statement)?.[1];
  if (touched && fresh.has(touched)) return true;
  const column = /^ALTER TABLE "?\w+"? ADD (?:COLUMN )?(.*)$/i.exec(statement)?.[1];
  if (column === undefined) return false;
  // What the version before inserts does not name the column.
  return !/\bNOT NULL\b/i.test(column) || /\bDEFAULT\b/i.test(column);
}

/** A statement about one table, and its name. */
const TOUCHES =
  /^(?:CREATE UNIQUE INDEX .*? ON|INSERT (?:OR \w+ )?INTO|UPDATE|DELETE FROM|DROP TABLE(?: IF EXISTS)?|ALTER TABLE) "?(\w+)/i;
