import { join } from 'node:path';
import { DATABASE_FILE, readBackup } from './backup-files.ts';
import { carryOut, configure } from './carry-out.ts';
import { command } from './command.ts';
import { CONFIG_FILE } from './files.ts';
import { withNumbersAhead } from './numbers-ahead.ts';
import { KEYS_SECRET, stores, unreadableWithout } from './plan.ts';
import { NotReady, type Prepared, prepare } from './prepare.ts';
import { keyIdsOf } from './sealed-with.ts';
import { wrangler } from './wrangler.ts';

/** `npx -y pnpm@12 restore FOLDER`: a backup into an account without data, before it is deployed; docs/operations.md. */
await command(
  `Usage: npx -y pnpm@12 restore FOLDER
Makes the stores and fills them from a backup. Only an empty database is filled. Afterwards: npx -y pnpm@12 run deploy`,
  1,
  async (surroundings, [folder = '']) => {
    const { about, credentials } = await readBackup(folder);
    const prepared = await prepare(surroundings);
    await mustBeEmpty(prepared);
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
    const atHand = keyIdsOf(prepared.given.keys);
    const lost = about.sealedWith.filter((kid) => !atHand?.includes(kid));
    if (lost.length && !prepared.existing.secrets.includes(KEYS_SECRET)) {
      const { what, fix } = unreadableWithout(lost);
      surroundings.say(`\n  ✗ ${what}\n    ${fix}`);
    }
    surroundings.say('\nNext: npx -y pnpm@12 run deploy');
  },
);

/** @throws NotReady where the database holds anything, so that nothing is lost or mixed */
async function mustBeEmpty({ cloudflare, account, existing, needed }: Prepared): Promise<void> {
  if (!existing.databaseId) return;
  const tables = await cloudflare.query(
    account,
    existing.databaseId,
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE '\\_cf\\_%' ESCAPE '\\'",
  );
  if (!tables.length) return;
  throw new NotReady([
    {
      what: `The database ${needed.database} is not empty (${tables.length} tables).`,
      fix: 'A backup goes into an empty one: delete the database first, where what it holds is no longer wanted. To go back in time in a database that works, use D1 Time Travel (docs/operations.md).',
    },
  ]);
}
