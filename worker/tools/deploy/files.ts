import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'smol-toml';
import { type KeySet, newKeyId, withNewKey } from '../key-set.ts';
import { readWorkerConfig, type WorkerConfig } from './needed.ts';
import type { Problem } from './settings.ts';

/** Files of a deployment beside `wrangler.toml`; git ignores all three. */
const SETTINGS_FILE = 'deployment.toml';
export const KEYS_FILE = 'keys.json';
export const CONFIG_FILE = 'wrangler.deployment.json';

/** @returns null where there is no such file */
export async function readIfThere(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}

/** What a deployment needs to know of `wrangler.toml`. @throws Error with the line where it cannot be read */
export async function workerConfigIn(root: string): Promise<WorkerConfig> {
  return readWorkerConfig(parse(await readFile(join(root, 'wrangler.toml'), 'utf8')));
}

/** What the settings' file says; where there is none it is made, to be filled in. */
export async function settingsFileIn(root: string): Promise<{ file: unknown; problems: Problem[] }> {
  const path = join(root, SETTINGS_FILE);
  const problems: Problem[] = [];
  if ((await readIfThere(path)) === null) {
    await writeFile(path, await readFile(join(import.meta.dirname, 'template.toml')));
    problems.push({ what: `There was no ${SETTINGS_FILE}.`, fix: `It was made: fill it in. ${path}` });
  }
  try {
    return { file: parse(await readFile(path, 'utf8')), problems };
  } catch (error) {
    const fix = error instanceof Error ? error.message : String(error);
    return { file: null, problems: [...problems, { what: `${SETTINGS_FILE} cannot be read.`, fix }] };
  }
}

/** Makes the set of keys with its first key, for nobody else's eyes. @returns its content */
export async function makeKeysIn(root: string): Promise<string> {
  const none: KeySet = { keys: [] };
  const content = `${JSON.stringify(withNewKey(none, newKeyId(none, new Date().toISOString().slice(0, 10))))}\n`;
  // Never over a file that is there: without its keys no saved credential opens again.
  await writeFile(join(root, KEYS_FILE), content, { mode: 0o600, flag: 'wx' });
  return content;
}

/** The address the service was deployed at last from this checkout; null where it never was. */
export async function deployedOriginIn(root: string): Promise<string | null> {
  const content = await readIfThere(join(root, CONFIG_FILE));
  const origin: unknown = content === null ? null : JSON.parse(content).vars?.PUBLIC_ORIGIN;
  return typeof origin === 'string' ? origin : null;
}

/** Whole or not at all. */
export async function writeConfigIn(root: string, config: object): Promise<void> {
  const path = join(root, CONFIG_FILE);
  await writeFile(`${path}.new`, `${JSON.stringify(config, null, 2)}\n`);
  await rename(`${path}.new`, path);
}
