import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { NotReady } from './prepare.ts';

/** A backup is a folder: the database as SQL, the credentials sealed as they are, and what to know about them. */
export const DATABASE_FILE = 'database.sql';
const CREDENTIALS_FILE = 'credentials.json';
const ABOUT_FILE = 'about.json';

const About = v.object({ madeAt: v.string(), version: v.string(), sealedWith: v.array(v.string()) });

/** When it was made, by which version, and the ids of the keys without which its credentials do not open. */
export type About = v.InferOutput<typeof About>;

export interface Backup {
  about: About;
  /** KV key → sealed credential. */
  credentials: Map<string, string>;
}

/** Makes the folder, for nobody else's eyes. @throws NotReady where it is there: no backup is written over */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(dirname(folder), { recursive: true });
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const fix =
      code === 'EEXIST' ? 'Name a folder that is not there yet; it is made.' : 'Name a folder that can be made.';
    throw new NotReady([{ what: message, fix }]);
  }
}

/** Writes a backup's own files, for nobody else's eyes. @param folder exists already */
export async function writeBackup(folder: string, { about, credentials }: Backup): Promise<void> {
  const write = (name: string, content: unknown) =>
    writeFile(join(folder, name), `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  await write(CREDENTIALS_FILE, Object.fromEntries(credentials));
  // Last: a folder without it is no whole backup.
  await write(ABOUT_FILE, about);
}

/** @throws NotReady where the folder holds no whole backup */
export async function readBackup(folder: string): Promise<Backup> {
  const read = async (name: string) => JSON.parse(await readFile(join(folder, name), 'utf8')) as unknown;
  try {
    await readFile(join(folder, DATABASE_FILE));
    return {
      about: v.parse(About, await read(ABOUT_FILE)),
      credentials: new Map(Object.entries(v.parse(v.record(v.string(), v.string()), await read(CREDENTIALS_FILE)))),
    };
  } catch {
    const files = [DATABASE_FILE, CREDENTIALS_FILE, ABOUT_FILE].join(', ');
    throw new NotReady([{ what: `${folder} is no whole backup.`, fix: `Name a folder with ${files}.` }]);
  }
}
