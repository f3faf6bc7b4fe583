import { appendFile, copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/**
 * Messages are numbered in the order in which things happen, and a receiver ignores what has a lower number than it has
 * seen. The numbers given out since the backup nobody knows any more, so those to come begin at the present time in ms
 * since 1970: nobody sends a thousand messages a second, so no number has come near it.
 */
const NUMBERS_AHEAD = `
DELETE FROM sqlite_sequence WHERE name = 'notices';
INSERT INTO sqlite_sequence (name, seq) VALUES ('notices', unixepoch() * 1000);
`;

/**
 * Gives `work` a copy of a database's file with that at its end, so that it is imported with the rest or not at all.
 *
 * @param database path of a dump as D1 makes it
 */
export async function withNumbersAhead(database: string, work: (file: string) => Promise<unknown>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'restore-'));
  try {
    const file = join(folder, basename(database));
    await copyFile(database, file);
    await appendFile(file, NUMBERS_AHEAD);
    await work(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}
