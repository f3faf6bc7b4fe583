import { join } from 'node:path';
import { chooseAccount, lookAround, PERMISSIONS } from './account.ts';
import { type Cloudflare, CloudflareError, createCloudflare } from './cloudflare.ts';
import { KEYS_FILE, readIfThere, settingsFileIn, workerConfigIn } from './files.ts';
import { type Needed, neededBy, type WorkerConfig } from './needed.ts';
import type { Existing } from './plan.ts';
import { type Given, type Problem, readSettings, type Settings } from './settings.ts';
import { authorizationOf, type Surroundings } from './wrangler.ts';

/** Everything is in order to begin with. */
export interface Prepared {
  worker: WorkerConfig;
  settings: Settings;
  given: Given;
  needed: Needed;
  cloudflare: Cloudflare;
  account: string;
  existing: Existing;
}

/** Something is missing or wrong; nothing was changed at Cloudflare. */
export class NotReady extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(problems.map(({ what }) => what).join(' '));
    this.problems = problems;
  }
}

const CLOUDFLARE_API = 'https://api.cloudflare.com/client/v4';

/**
 * Looks at the configuration, the sign-in and the account, to the end, whatever is found wrong on the way.
 *
 * @throws NotReady with everything that is missing
 */
export async function prepare(surroundings: Surroundings): Promise<Prepared> {
  const { root, environment } = surroundings;
  const worker = await workerConfigIn(root);
  const needed = neededBy(worker);
  const given: Given = {
    signInClientSecret: environment.SIGN_IN_CLIENT_SECRET ?? null,
    keys: await readIfThere(join(root, KEYS_FILE)),
  };
  const { file, problems } = await settingsFileIn(root);
  const read = readSettings(file, worker.name, given);
  problems.push(...read.problems);
  const wanted = accountIn(file) ?? environment.CLOUDFLARE_ACCOUNT_ID ?? null;
  const there = await visit(surroundings, needed, wanted);
  problems.push(...there.problems);
  if (!read.settings || !there.found || problems.length) throw new NotReady(problems);
  return { worker, settings: read.settings, given, needed, ...there.found };
}

/** Read even where the rest of the file is wrong, so that the account is looked at all the same. */
function accountIn(file: unknown): string | null {
  const value = typeof file === 'object' && file !== null && 'account_id' in file ? file.account_id : null;
  return typeof value === 'string' && value ? value : null;
}

async function visit(
  surroundings: Surroundings,
  needed: Needed,
  wanted: string | null,
): Promise<{ found: Pick<Prepared, 'cloudflare' | 'account' | 'existing'> | null; problems: Problem[] }> {
  const authorization = await authorizationOf(surroundings);
  if (!authorization) {
    const fix = `Run npx -y pnpm@12 exec wrangler login, or set CLOUDFLARE_API_TOKEN to a token with ${PERMISSIONS}.`;
    return { found: null, problems: [{ what: 'Nobody is signed in to Cloudflare.', fix }] };
  }
  const cloudflare = createCloudflare(
    surroundings.environment.CLOUDFLARE_API_BASE_URL ?? CLOUDFLARE_API,
    authorization,
  );
  try {
    const chosen = chooseAccount(await cloudflare.accounts(), wanted);
    if ('problem' in chosen) return { found: null, problems: [chosen.problem] };
    const { existing, problems } = await lookAround(cloudflare, chosen.id, needed);
    return { found: { cloudflare, account: chosen.id, existing }, problems };
  } catch (error) {
    if (!(error instanceof CloudflareError)) throw error;
    const fix = `Sign in again, or give CLOUDFLARE_API_TOKEN ${PERMISSIONS}.`;
    return { found: null, problems: [{ what: `Cloudflare refuses: ${error.message}.`, fix }] };
  }
}
