import { join } from 'node:path';
import { DATABASE_FILE, readBackup } from './backup-files.ts';
import { carryOut, configure } from './carry-out.ts';
import { command } from './command.ts';
import { CONFIG_FILE } from './files.ts';
import { withNumbersAhead } from './numbers-ahead.ts';
import { stores } from './plan.ts';
import { type Prepared, prepare } from './prepare.ts';
import { putBack, sayKeys } from './put-back.ts';
import { wrangler } from './wrangler.ts';

/** `npx -y pnpm@12 restore FOLDER`: a backup into an account without data, before it is deployed; docs/operations.md. */
await command(
  `Usage: npx -y pnpm@12 restore FOLDER
Makes the stores and fills them from a backup. Only an empty database is filled; one that holds something stays as it is,
and gets back those of its credentials that the store has lost. Afterwards: npx -y pnpm@12 run deploy`,
  1,
  async (surroundings, [folder = '']) => {
    const backup = await readBackup(folder);
    const { about, credentials } = backup;
    const prepared = await prepare(surroundings);
    const filled = await whatIsIn(prepared);
    if (filled.length) {
      await putBack(surroundings, prepared, backup, filled);
      return;
    }
    surroundings.say(`Restoring what was stored on ${about.madeAt} by version ${about.version}.\n`);
    const ids = await carryOut(surroundings, prepared, stores(prepared.needed, prepared.existing));
    await configure(surroundings, prepared, ids);
    // Credentials first: a database that is filled is a restore that has ended, and another one is refused.
    await prepared.cloudflare.write(prepared.account, ids.namespaces.CREDENTIALS ?? '', credentials);
    surroundings.say(`  ✓ ${credentials.size} credentials`);
    await withNumbersAhead(join(folder, DATABASE_FILE), (file) =>
      wrangler(surroundings, ['d1', 'execute', 'DB', '--remote', '--yes', '--file', file, '--config', CONFIG_FILE]),
    );
    surroundings.say('  ✓ database');
    sayKeys(surroundings, prepared, credentials);
    surroundings.say('\nNext: npx -y pnpm@12 run deploy');
  },
);

/** Names of the tables and views of the database; none where it is empty, or there is none. */
async function whatIsIn({ cloudflare, account, existing }: Prepared): Promise<string[]> {
  if (!existing.databaseId) return [];
  const found = await cloudflare.query(
    account,
    existing.databaseId,
    "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE '\\_cf\\_%' ESCAPE '\\'",
  );
  return found.map(({ name }) => String(name));
}
