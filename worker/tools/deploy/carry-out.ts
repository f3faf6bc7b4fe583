import { deployedConfig, type StoreIds } from './deployed-config.ts';
import { CONFIG_FILE, makeKeysIn, writeConfigIn } from './files.ts';
import { CLIENT_SECRET, KEYS_SECRET, type Step } from './plan.ts';
import type { Prepared } from './prepare.ts';
import { type Surroundings, wrangler } from './wrangler.ts';

/** Writes the file wrangler works with. */
export async function configure({ root }: Surroundings, prepared: Prepared, ids: StoreIds): Promise<void> {
  const { worker, settings, account } = prepared;
  await writeConfigIn(root, deployedConfig(worker, settings, account, ids));
}

/**
 * Does the steps in their order; the first that fails ends it, and what was done stays.
 *
 * @returns where the stores are
 */
export async function carryOut(
  surroundings: Surroundings,
  prepared: Prepared,
  steps: readonly Step[],
): Promise<StoreIds> {
  const { cloudflare, account, given } = prepared;
  const ids: StoreIds = {
    namespaces: { ...prepared.existing.namespaces },
    databaseId: prepared.existing.databaseId ?? '',
  };
  let keys = given.keys;
  const configured = ['--config', CONFIG_FILE];

  const does: { [Do in Step['do']]: (step: Extract<Step, { do: Do }>) => Promise<string> } = {
    async 'make-namespace'({ binding, title }) {
      ids.namespaces[binding] = await cloudflare.makeNamespace(account, title);
      return `KV namespace ${title} made`;
    },
    async 'make-database'({ name }) {
      ids.databaseId = await cloudflare.makeDatabase(account, name);
      return `D1 database ${name} made`;
    },
    async 'make-queue'({ name }) {
      await cloudflare.makeQueue(account, name);
      return `queue ${name} made`;
    },
    async 'make-keys'() {
      keys = await makeKeysIn(surroundings.root);
      return 'keys.json made: the key that seals credentials';
    },
    async 'put-secrets'({ names }) {
      const values: Record<string, string | null> = { [KEYS_SECRET]: keys, [CLIENT_SECRET]: given.signInClientSecret };
      const wanted = Object.fromEntries(names.map((name) => [name, values[name]?.trim()]));
      await wrangler(surroundings, ['secret', 'bulk', ...configured], JSON.stringify(wanted));
      return `secret ${names.join(', ')} given to the Worker`;
    },
    async migrate() {
      await wrangler(surroundings, ['d1', 'migrations', 'apply', 'DB', '--remote', ...configured]);
      return 'migrations applied';
    },
    async upload() {
      await wrangler(surroundings, ['deploy', ...configured]);
      return 'Worker deployed';
    },
  };

  let written = false;
  for (const step of steps) {
    if (!written && !step.do.startsWith('make-')) {
      await configure(surroundings, prepared, ids);
      written = true;
    }
    const act = does[step.do] as (step: Step) => Promise<string>;
    surroundings.say(`  ✓ ${await act(step)}`);
  }
  return ids;
}
