import { rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { writePrivate } from './home.ts';
import { StartError } from './start-error.ts';

/** Who uses the data, and where it listens once it does. */
interface Holder {
  pid: number;
  url: string | null;
}

/** Longest wait for a command that is just ending, in ms. */
const ENDING_MS = 2_000;
const LOOK_AGAIN_MS = 100;

/** The data belongs to this process; two of them would write over each other. */
export interface Lock {
  /** Says where the holder listens. */
  announce(url: string): Promise<void>;
}

/**
 * Takes the data for this process until it ends.
 *
 * @throws StartError where another command uses it
 */
export async function takeLock(path: string): Promise<Lock> {
  const deadline = Date.now() + ENDING_MS;
  for (let holder = await holderOf(path); holder; holder = await holderOf(path)) {
    if (Date.now() > deadline) {
      throw new StartError(
        holder.url ? `It is running already: ${holder.url} (process ${holder.pid}).` : 'It is being started already.',
        'Use that one, or end it first with Ctrl-C. For a second one beside it: --data DIR',
      );
    }
    await setTimeout(LOOK_AGAIN_MS);
  }
  const { pid } = process;
  const write = (url: string | null) => writePrivate(path, { pid, url } satisfies Holder);
  await write(null);
  process.on('exit', () => rmSync(path, { force: true }));
  return { announce: write };
}

/** Who uses the data now; null where nobody does, whatever the file says. */
async function holderOf(path: string): Promise<Holder | null> {
  const holder = parse(await readFile(path, 'utf8').catch(() => ''));
  if (!holder || holder.pid === process.pid || !isAlive(holder.pid)) return null;
  // After a restart of the machine the number may be another program's.
  return holder.url === null || (await answers(holder.url)) ? holder : null;
}

function parse(text: string): Holder | null {
  try {
    const { pid, url } = JSON.parse(text);
    return Number.isInteger(pid) && pid > 0 ? { pid, url: typeof url === 'string' ? url : null } : null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function answers(url: string): Promise<boolean> {
  return fetch(`${url}/api/health`, { signal: AbortSignal.timeout(1_000) }).then(
    () => true,
    () => false,
  );
}
