import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DATABASE_FILE, makeFolder, writeBackup } from './backup-files.ts';
import { configure } from './carry-out.ts';
import { command } from './command.ts';
import { CONFIG_FILE } from './files.ts';
import { NotReady, type Prepared, prepare } from './prepare.ts';
import { keysOf, sealedWith } from './sealed-with.ts';
import { wrangler } from './wrangler.ts';

/** `npx -y pnpm@12 backup FOLDER`: everything that is stored, without the keys that open it; docs/operations.md. */
await command(
  `Usage: npx -y pnpm@12 backup FOLDER
Writes the database and the sealed credentials of this deployment into a new folder. The keys are not in it: keep
keys.json somewhere else.`,
  1,
  async (surroundings, [folder = '']) => {
    const prepared = await prepare(surroundings);
    const { databaseId, namespaces } = prepared.existing;
    if (!databaseId || !namespaces.CREDENTIALS) {
      const fix =
        'Look whether deployment.toml names the right account; npx -y pnpm@12 run deploy makes a new deployment.';
      throw new NotReady([
        { what: 'There is nothing to back up: the account lacks the database or the credentials.', fix },
      ]);
    }
    await configure(surroundings, prepared, { namespaces, databaseId });
    await makeFolder(folder);
    // Values are never changed under their key. Read before and after the database, every one it names is among them.
    const before = await credentials(prepared, namespaces.CREDENTIALS);
    const output = join(folder, DATABASE_FILE);
    await wrangler(surroundings, [
      'd1',
      'export',
      'DB',
      '--remote',
      '--skip-confirmation',
      '--output',
      output,
      '--config',
      CONFIG_FILE,
    ]);
    const all = new Map([...before, ...(await credentials(prepared, namespaces.CREDENTIALS))]);
    const { version } = JSON.parse(await readFile(join(import.meta.dirname, '../../../package.json'), 'utf8'));
    const about = { madeAt: new Date().toISOString(), version, sealedWith: keysOf(sealedWith(all)) };
    await writeBackup(folder, { about, credentials: all });
    surroundings.say(`${folder}: the database and ${all.size} credentials.`);
    if (about.sealedWith.length) {
      surroundings.say(
        `They open only with the keys ${about.sealedWith.join(', ')} of keys.json, which are not in it: keep them elsewhere.`,
      );
    }
  },
);

async function credentials({ cloudflare, account }: Prepared, namespace: string): Promise<Map<string, string>> {
  return cloudflare.values(account, namespace, await cloudflare.keys(account, namespace));
}
