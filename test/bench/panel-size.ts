import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { LANGUAGES, type Language } from '@production-assist/shared/texts/texts';

/**
 * What the panel loads when it opens, in each language, in bytes as shipped: its page, its style, its scripts, and of
 * the languages only the one that is spoken. Icons of the manifest are the browser's.
 *
 * @param folder a built extension
 * @throws where a language has no file of its own, so that nothing would be told apart
 */
export async function panelSizes(folder: string): Promise<Record<Language, number>> {
  const page = await readFile(join(folder, 'sidepanel.html'), 'utf8');
  const styles = [...page.matchAll(/href="\/?([^"]+\.css)"/g)].map(([, path]) => path ?? '');
  const scripts = [...page.matchAll(/(?:src|href)="\/?([^"]+\.js)"/g)].map(([, path]) => path ?? '');
  const sizes = await Promise.all(
    LANGUAGES.map(async (language) => {
      const spoken = await wordsOf(folder, language);
      const loaded = await withImports(folder, [...scripts, spoken]);
      return [language, await sizeOf(folder, ['sidepanel.html', ...styles, ...loaded])] as const;
    }),
  );
  return Object.fromEntries(sizes) as Record<Language, number>;
}

/** What comes on top when somebody signs in to the service, in bytes as shipped. */
export async function signInSize(folder: string): Promise<number> {
  return later(folder, ['sign-in', 'tokens']);
}

/** Parts of the panel that are loaded when they are opened for the first time. */
const LATE_PARTS = { form: 'form-step', replace: 'replace-screen', script: 'script-screen' } as const;

/** What comes on top with each of them, in bytes as shipped, with its words in the largest language. */
export async function lateSizes(folder: string): Promise<Record<keyof typeof LATE_PARTS, number>> {
  const words = { form: [], replace: ['replace-de'], script: [] } as const;
  const sizes = Object.entries(LATE_PARTS).map(async ([part, chunk]) => {
    const spoken = words[part as keyof typeof words];
    return [part, await later(folder, [chunk, ...spoken])] as const;
  });
  return Object.fromEntries(await Promise.all(sizes)) as Record<keyof typeof LATE_PARTS, number>;
}

/** Size of these chunks and what they import, without what the panel has opened with. */
async function later(folder: string, names: readonly string[]): Promise<number> {
  const opened = await withImports(folder, [await chunkOf(folder, 'sidepanel')]);
  const needed = await withImports(folder, await Promise.all(names.map((name) => chunkOf(folder, name))));
  return sizeOf(
    folder,
    needed.filter((path) => !opened.includes(path)),
  );
}

/** The panel's own words in a language; other parts have files of the same name, which are loaded with them. */
async function wordsOf(folder: string, language: Language): Promise<string> {
  const files = (await readdir(join(folder, 'chunks'))).filter((file) => file.startsWith(`${language}-`));
  const exported = `panel${language.charAt(0).toUpperCase()}${language.slice(1)}`;
  const texts = await Promise.all(files.map((file) => readFile(join(folder, 'chunks', file), 'utf8')));
  const [own, ...others] = files.filter((_, at) => texts[at]?.includes(`as ${exported}`));
  if (!own || others.length > 0) throw new Error(`not one file of the panel's words in ${language} in ${folder}`);
  return `chunks/${own}`;
}

async function chunkOf(folder: string, name: string): Promise<string> {
  const chunk = (await readdir(join(folder, 'chunks'))).find((file) => file.startsWith(`${name}-`));
  if (!chunk) throw new Error(`no file of ${name} in ${folder}`);
  return `chunks/${chunk}`;
}

/** These scripts and all that they import before they run; what is imported later is not among it. */
async function withImports(folder: string, paths: readonly string[]): Promise<string[]> {
  const chunks = new Set(await readdir(join(folder, 'chunks')));
  const found = new Set<string>();
  for (const waiting = [...paths]; waiting.length > 0; ) {
    const path = waiting.pop() ?? '';
    if (found.has(path)) continue;
    found.add(path);
    const text = await readFile(join(folder, path), 'utf8');
    // A text of a library may look like an import; that names no file of ours.
    for (const [, name = ''] of text.matchAll(/(?:\bfrom|\bimport)\s*["'`]([^"'`]+\.js)["'`]/g)) {
      if (chunks.has(basename(name))) waiting.push(`chunks/${basename(name)}`);
    }
  }
  return [...found];
}

async function sizeOf(folder: string, paths: readonly string[]): Promise<number> {
  const files = await Promise.all(paths.map((path) => stat(join(folder, path))));
  return files.reduce((sum, { size }) => sum + size, 0);
}
