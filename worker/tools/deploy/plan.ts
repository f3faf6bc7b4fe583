import type { Needed } from './needed.ts';
import { keysOf, type SealedWith, sealedWithOthers } from './sealed-with.ts';
import type { Problem } from './settings.ts';

/** What an account has of what is needed. */
export interface Existing {
  /** Binding → id. */
  namespaces: Record<string, string>;
  databaseId: string | null;
  queues: string[];
  /** Names of the Worker's secrets; their values are given to nobody. */
  secrets: string[];
  /** With which keys credentials in the store are sealed. */
  sealedWith: SealedWith;
}

/** What is at hand on this machine. */
export interface AtHand {
  /** Ids of the keys in `keys.json`; null where there is no such file. */
  keyIds: string[] | null;
  /** Whether the environment gives `SIGN_IN_CLIENT_SECRET`. */
  signInClientSecret: boolean;
}

/** One thing to do. Each finds done what it did before, so that a deployment that failed is simply run again. */
export type Step =
  | { do: 'make-namespace'; binding: string; title: string }
  | { do: 'make-database'; name: string }
  | { do: 'make-queue'; name: string }
  | { do: 'make-keys' }
  | { do: 'put-secrets'; names: string[] }
  | { do: 'migrate' }
  | { do: 'upload' };

export interface Plan {
  steps: Step[];
  /** What is there and stays as it is, in words. */
  kept: string[];
  /** Why nothing may be done. Then there are no steps. */
  problems: Problem[];
}

export const KEYS_SECRET = 'CREDENTIAL_KEYS';
export const CLIENT_SECRET = 'SIGN_IN_CLIENT_SECRET';

/** What has to be done so that the account has everything that is needed and runs this checkout. */
export function planDeploy(needed: Needed, existing: Existing, atHand: AtHand): Plan {
  const problems = [...lostStores(needed, existing), ...lostKeys(existing, atHand)];
  if (problems.length) return { steps: [], kept: [], problems };
  return {
    steps: [...stores(needed, existing), ...secrets(existing, atHand), { do: 'migrate' }, { do: 'upload' }],
    kept: kept(needed, existing),
    problems,
  };
}

/** Steps that make the stores an account lacks: also what a restore begins with. */
export function stores(needed: Needed, existing: Pick<Existing, 'namespaces' | 'databaseId' | 'queues'>): Step[] {
  return [
    ...Object.entries(needed.namespaces)
      .filter(([binding]) => !existing.namespaces[binding])
      .map(([binding, title]): Step => ({ do: 'make-namespace', binding, title })),
    ...(existing.databaseId ? [] : [{ do: 'make-database', name: needed.database } as const]),
    ...needed.queues
      .filter((name) => !existing.queues.includes(name))
      .map((name): Step => ({ do: 'make-queue', name })),
  ];
}

function secrets(existing: Existing, atHand: AtHand): Step[] {
  const lacks = (name: string) => !existing.secrets.includes(name);
  const names = [
    ...(lacks(KEYS_SECRET) ? [KEYS_SECRET] : []),
    ...(atHand.signInClientSecret && lacks(CLIENT_SECRET) ? [CLIENT_SECRET] : []),
  ];
  return [
    ...(lacks(KEYS_SECRET) && !atHand.keyIds ? [{ do: 'make-keys' } as const] : []),
    ...(names.length ? [{ do: 'put-secrets', names } as const] : []),
  ];
}

/**
 * The keys are put there after every store, so where they are the stores once were, and an empty one would hide a loss.
 * What connected browsers prove themselves with is in no backup: its namespace is made anew, and people connect again.
 */
function lostStores(needed: Needed, existing: Existing): Problem[] {
  if (!existing.secrets.includes(KEYS_SECRET)) return [];
  const gone = [
    ...(existing.databaseId ? [] : [`the database ${needed.database}`]),
    ...(existing.namespaces.CREDENTIALS ? [] : [`the KV namespace ${needed.namespaces.CREDENTIALS}`]),
  ];
  return gone.map((store) => ({
    what: `The Worker ${needed.worker} is there, and ${store} it worked with is gone.`,
    fix: `Restore it from a backup: npx -y pnpm@12 restore FOLDER. To begin with nothing, delete the Worker ${needed.worker} first.`,
  }));
}

/** New keys would make everything unreadable that the lost ones sealed. */
function lostKeys(existing: Existing, atHand: AtHand): Problem[] {
  if (existing.secrets.includes(KEYS_SECRET)) return [];
  const lost = sealedWithOthers(existing.sealedWith, atHand.keyIds);
  return lost.size ? [unreadableWithout(lost)] : [];
}

/** Most names of credentials that are shown at once. */
const NAMES_SHOWN = 20;

/** What to say where credentials are sealed with keys that are not at hand. Their names are those of their tenants. */
export function unreadableWithout(lost: SealedWith): Problem {
  const names = [...lost.keys()].sort();
  const more = names.length - NAMES_SHOWN;
  const shown = `${names.slice(0, NAMES_SHOWN).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  return {
    what: `Credentials are sealed with keys that are not in keys.json (${keysOf(lost).join(', ')}): nothing could read them.`,
    fix: `Put keys.json back from where you keep it, beside deployment.toml. Is a key lost for good, so is what it sealed, and nothing else: delete ${shown} from the KV namespace, and ask these tenants to enter theirs again.`,
  };
}

function kept(needed: Needed, existing: Existing): string[] {
  return [
    ...Object.entries(needed.namespaces).flatMap(([binding, title]) =>
      existing.namespaces[binding] ? [`KV namespace ${title}`] : [],
    ),
    ...(existing.databaseId ? [`D1 database ${needed.database}`] : []),
    ...needed.queues.filter((name) => existing.queues.includes(name)).map((name) => `queue ${name}`),
    ...existing.secrets.map((name) => `secret ${name}`),
  ];
}
