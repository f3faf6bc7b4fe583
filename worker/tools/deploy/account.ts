import { type Account, type Cloudflare, CloudflareError } from './cloudflare.ts';
import type { Needed } from './needed.ts';
import { type Existing, KEYS_SECRET } from './plan.ts';
import { sealedWith } from './sealed-with.ts';
import type { Problem } from './settings.ts';

/** What a token has to be allowed, in the words of Cloudflare's dashboard. */
export const PERMISSIONS = 'Workers Scripts, Workers KV Storage, D1, Queues (each: Edit) and Account Settings (Read)';

/** @param wanted id of the settings or the environment, or null */
export function chooseAccount(
  accounts: readonly Account[],
  wanted: string | null,
): { id: string } | { problem: Problem } {
  // A token may be allowed to work in an account and not to list it.
  if (wanted && (!accounts.length || accounts.some(({ id }) => id === wanted))) return { id: wanted };
  const names = accounts.map(({ id, name }) => `${id} (${name})`).join(', ');
  if (wanted) return { problem: { what: `Your sign-in has no account ${wanted}.`, fix: `It has ${names}.` } };
  const [only, another] = accounts;
  if (only && !another) return { id: only.id };
  return {
    problem: only
      ? { what: 'account_id is missing: your sign-in has more than one account.', fix: `It has ${names}.` }
      : {
          what: 'account_id is missing: your sign-in lists no account.',
          fix: "Enter the account's id, from the dashboard.",
        },
  };
}

/** Looks at everything at once, and tells of everything that may not be looked at. */
export async function lookAround(
  cloudflare: Cloudflare,
  account: string,
  needed: Needed,
): Promise<{ existing: Existing; problems: Problem[] }> {
  const problems: Problem[] = [];
  async function may<Value>(what: string, question: Promise<Value>, otherwise: Value): Promise<Value> {
    try {
      return await question;
    } catch (error) {
      if (!(error instanceof CloudflareError)) throw error;
      const denied = error.status === 401 || error.status === 403;
      problems.push({
        what: `Cloudflare does not show the account's ${what}: ${error.message}.`,
        fix: denied ? `The token needs ${PERMISSIONS}.` : 'Run this again in a while; nothing was changed.',
      });
      return otherwise;
    }
  }
  const [namespaces, databases, queues, secrets] = await Promise.all([
    may('KV namespaces', cloudflare.namespaces(account), new Map<string, string>()),
    may('D1 databases', cloudflare.databases(account), new Map<string, string>()),
    may('queues', cloudflare.queues(account), []),
    may("Worker's secrets", cloudflare.secrets(account, needed.worker), []),
  ]);
  const existing: Existing = {
    namespaces: Object.fromEntries(
      Object.entries(needed.namespaces).flatMap(([binding, title]) => {
        const id = namespaces.get(title);
        return id ? [[binding, id]] : [];
      }),
    ),
    databaseId: databases.get(needed.database) ?? null,
    queues,
    secrets,
    sealedWith: new Map(),
  };
  const credentials = existing.namespaces.CREDENTIALS;
  // Only who is about to make keys has to know which ones there were.
  if (credentials && !secrets.includes(KEYS_SECRET) && !problems.length) {
    const names = await cloudflare.keys(account, credentials);
    const values = await cloudflare.values(account, credentials, names);
    existing.sealedWith = sealedWith(values);
  }
  return { existing, problems };
}
