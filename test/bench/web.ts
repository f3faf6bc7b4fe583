import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Figure } from './figures.ts';

/** What the page's first load may weigh: script, KB gzip. */
export const FIRST_LOAD_KB = 100;

/** Screens that are opened first: by an operator, and by everybody whom a link leads to a tenant. */
const SCREENS = ['tenants', 'connection'] as const;

/** The page's figures. @param folder the built page */
export async function webFigures(folder: string): Promise<Figure[]> {
  return Promise.all(
    SCREENS.map(async (screen) => ({
      what: `Settings page, first load of ${screen} in one language, KB gzip of script`,
      measured: await firstLoadKb(folder, screen),
      floor: 0,
      goal: FIRST_LOAD_KB,
    })),
  );
}

interface Chunk {
  file: string;
  isEntry?: boolean;
  src?: string;
  imports?: string[];
}

/** Script that is loaded until a screen stands there: the page, the screen, one language, and what they import. */
export async function firstLoadKb(folder: string, screen: string): Promise<number> {
  const manifest: Record<string, Chunk> = JSON.parse(await readFile(join(folder, '.vite/manifest.json'), 'utf8'));
  const wanted = new Set<string>();
  const add = (key: string) => {
    const chunk = manifest[key];
    if (!chunk) throw new Error(`The page has no ${key}`);
    if (wanted.has(chunk.file)) return;
    wanted.add(chunk.file);
    for (const imported of chunk.imports ?? []) add(imported);
  };
  for (const key of ['index.html', `${screen}/screen.tsx`, '../../shared/src/texts/web/en.ts']) add(key);
  const sizes = await Promise.all(
    [...wanted]
      .filter((file) => file.endsWith('.js'))
      .map(async (file) => gzipSync(await readFile(join(folder, file)), { level: 9 }).length),
  );
  return Math.round(sizes.reduce((a, b) => a + b, 0) / 100) / 10;
}
