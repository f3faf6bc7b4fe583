import { readFile, rename, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type KeySet, KeySetError, newKeyId, withNewKey, withoutKey } from './key-set.ts';

/** `npx -y pnpm@12 keys`: the file with the keys that seal credentials; docs/operations.md says when. */
const USAGE = `Usage: npx -y pnpm@12 keys add FILE          a new key in front
       npx -y pnpm@12 keys remove FILE KEY   the key of this id goes`;

const [command, name, kid] = process.argv.slice(2);
// Where the command was typed; pnpm runs it in the root of the checkout.
const file = name && resolve(process.env.INIT_CWD ?? '', name);

async function read(path: string): Promise<KeySet> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      // Not made here: given to the Worker, a set without the keys there were takes every credential out of use.
      throw new KeySetError(
        `There is no ${path}. Take it from where you keep it. Is it lost for good, write {"keys":[]} into it: the Worker then opens nothing any more that is sealed by now.`,
      );
    }
    throw new KeySetError(`${path} cannot be read as a set of keys.`);
  }
}

/** Whole or not at all, and for nobody else's eyes: without these keys no saved credential opens again. */
async function write(path: string, set: KeySet): Promise<void> {
  await writeFile(`${path}.new`, `${JSON.stringify(set)}\n`, { mode: 0o600 });
  await rename(`${path}.new`, path);
}

async function main(): Promise<void> {
  if (command === 'add' && file && !kid) {
    const set = await read(file);
    const added = newKeyId(set, new Date().toISOString().slice(0, 10));
    await write(file, withNewKey(set, added));
    console.log(
      `${added} is in front of ${set.keys.length} others in ${file}. Keep the file before you give it to the Worker: Cloudflare does not give it back.`,
    );
  } else if (command === 'remove' && file && kid) {
    await write(file, withoutKey(await read(file), kid));
    console.log(`${kid} is gone from ${file}. Backups whose about.json names it need it still.`);
  } else {
    console.error(USAGE);
    process.exitCode = 2;
  }
}

try {
  await main();
} catch (error) {
  if (!(error instanceof KeySetError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
