import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { LANGUAGES, type Language } from '@production-assist/shared/texts/texts';

/**
 * What the panel loads in each language, in bytes as shipped: its page, its style, its script, and of the languages
 * only the one that is spoken. Icons of the manifest are the browser's.
 *
 * @param folder a built extension
 * @throws where a language has no file of its own, so that nothing would be told apart
 */
export async function panelSizes(folder: string): Promise<Record<Language, number>> {
  const page = await readFile(join(folder, 'sidepanel.html'), 'utf8');
  const chunks = (await readdir(join(folder, 'chunks'))).map((name) => `chunks/${name}`);
  const styles = [...page.matchAll(/href="\/?([^"]+\.css)"/g)].map(([, path]) => path ?? '');
  const languageOf = (path: string) => LANGUAGES.find((language) => path.startsWith(`chunks/${language}-`));
  const sizes = await Promise.all(
    LANGUAGES.map(async (language) => {
      if (!chunks.some((path) => languageOf(path) === language)) throw new Error(`no file of ${language} in ${folder}`);
      const loaded = chunks.filter((path) => (languageOf(path) ?? language) === language);
      const files = await Promise.all(['sidepanel.html', ...styles, ...loaded].map((path) => stat(join(folder, path))));
      return [language, files.reduce((sum, { size }) => sum + size, 0)] as const;
    }),
  );
  return Object.fromEntries(sizes) as Record<Language, number>;
}
