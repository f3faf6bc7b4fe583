import type { Backup } from './backup-files.ts';
import { carryOut } from './carry-out.ts';
import { KEYS_SECRET, stores, unreadableWithout } from './plan.ts';
import { NotReady, type Prepared } from './prepare.ts';
import { keyIdsOf, keysOf, sealedWith, sealedWithOthers } from './sealed-with.ts';
import type { Problem } from './settings.ts';
import type { Surroundings } from './wrangler.ts';

/** Keys in the store of the credentials that are in use, as `worker/src/store/vault.ts` writes them. */
const IN_USE =
  "SELECT 'connection/' || tenant_id || '/' || credential_version AS name FROM sealed_credentials ORDER BY name";

/**
 * Puts credentials back that a database which stays as it is names, and the store has lost: with the whole namespace, or
 * because the database was turned back to a time when they were in use. A value never changes under its key, so those
 * that are there need nothing.
 *
 * @param filled names of the database's tables and views
 * @throws NotReady where none of this backup's is missing: nothing is lost or mixed
 */
export async function putBack(
  surroundings: Surroundings,
  prepared: Prepared,
  { about, credentials }: Backup,
  filled: readonly string[],
): Promise<void> {
  const { cloudflare, account, existing, needed } = prepared;
  const inUse =
    existing.databaseId && filled.includes('sealed_credentials')
      ? await cloudflare.query(account, existing.databaseId, IN_USE)
      : [];
  const { CREDENTIALS } = existing.namespaces;
  const there = new Set(CREDENTIALS ? await cloudflare.keys(account, CREDENTIALS) : []);
  const lost = new Set(inUse.map(({ name }) => String(name)).filter((name) => !there.has(name)));
  const found = new Map([...credentials].filter(([name]) => lost.has(name)));
  if (!found.size) throw new NotReady([notEmpty(needed.database, lost.size)]);
  surroundings.say(
    `The database ${needed.database} is not empty and stays as it is. What it names and the store lacks comes back, as it was on ${about.madeAt}.\n`,
  );
  const ids = await carryOut(surroundings, prepared, stores(needed, existing));
  await cloudflare.write(account, ids.namespaces.CREDENTIALS ?? '', found);
  surroundings.say(`  ✓ ${found.size} of ${lost.size} missing credentials`);
  sayKeys(surroundings, prepared, found);
  surroundings.say('\nNext: npx -y pnpm@12 run deploy');
}

/** Says of restored credentials which keys they need, as far as those are not at hand to be given to a new Worker. */
export function sayKeys(
  { say }: Surroundings,
  { given, existing }: Prepared,
  credentials: Backup['credentials'],
): void {
  if (!credentials.size) return;
  const sealed = sealedWith(credentials);
  if (existing.secrets.includes(KEYS_SECRET)) {
    // Which ones the Worker has, nobody is told but itself.
    say(`\nThey open only with the keys ${keysOf(sealed).join(', ')}: /api/keys says whether the Worker has them.`);
    return;
  }
  const lost = sealedWithOthers(sealed, keyIdsOf(given.keys));
  if (!lost.size) return;
  const { what, fix } = unreadableWithout(lost);
  say(`\n  ✗ ${what}\n    ${fix}`);
}

function notEmpty(database: string, lost: number): Problem {
  const why = lost
    ? `this backup has none of the ${lost} credentials it names and the store lacks`
    : 'no credential it names is missing';
  return {
    what: `The database ${database} is not empty, and ${why}.`,
    fix: 'A backup goes into an empty one: delete the database first, where what it holds is no longer wanted. To go back in time in a database that works, use D1 Time Travel (docs/operations.md).',
  };
}
