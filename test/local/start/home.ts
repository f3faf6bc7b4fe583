import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { StartError } from './start-error.ts';

/** Only the person who started the command may read it. */
const PRIVATE = 0o600;

/** Where the start command keeps what. The real Microsoft's tenants and the simulated one never share a folder. */
export interface Home {
  /** D1 and KV. */
  state: string;
  /** The Worker's bundle. */
  bundle: string;
  /** JWK set that seals credentials. */
  sealingKeys: string;
  /** Private key of the callers' issuer. */
  issuerKey: string;
  /** Secrets the local receiver of webhooks was told. */
  receiver: string;
  /** Which process uses the data. */
  lock: string;
  /** How to call the API: of the command that was started last. */
  session: string;
}

export function homeIn(data: string, live: boolean): Home {
  const own = live ? join(data, 'live') : data;
  return {
    state: join(own, 'state'),
    bundle: join(own, 'bundle'),
    sealingKeys: join(own, 'sealing-keys.json'),
    issuerKey: join(own, 'issuer-key.json'),
    receiver: join(own, 'receiver.json'),
    lock: join(own, 'lock.json'),
    session: join(data, 'session.json'),
  };
}

/** What a script needs to call the API at once. The last three are null where nothing is simulated. */
export interface Session {
  url: string;
  token: string;
  tenantId: string;
  directoryId: string | null;
  clientId: string | null;
  clientSecret: string | null;
}

/** Writes JSON that only its owner may read, whole or not at all. */
export async function writePrivate(path: string, value: unknown): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const half = `${path}.${process.pid}`;
  await writeFile(half, `${JSON.stringify(value, null, 2)}\n`, { mode: PRIVATE });
  await rename(half, path);
}

/**
 * The JSON kept in a file; made and written where there is none.
 *
 * @throws StartError where the file does not hold JSON
 */
export async function keep<Value>(path: string, make: () => Promise<Value>): Promise<Value> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) {
    const value = await make();
    await writePrivate(path, value);
    return value;
  }
  await chmod(path, PRIVATE);
  try {
    return JSON.parse(text);
  } catch {
    throw new StartError(
      `${shown(path)} does not hold JSON.`,
      `Put the right file there, or delete it together with ${shown(join(dirname(path), 'state'))} to begin anew.`,
    );
  }
}

/** A path as a person at this prompt would write it. */
export function shown(path: string): string {
  const near = relative(process.cwd(), path);
  return near.startsWith('..') ? path : near;
}
