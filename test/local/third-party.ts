import { readdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ROOT } from './bundle.ts';

/**
 * `npx -y pnpm@12 third-party`: writes the list of libraries whose code is, or may be, part of what is shipped: what the
 * Worker, its page and the extension depend on, and what that depends on. With `--check` it says whether the list is
 * current and writes nothing.
 */

const FILE = join(ROOT, 'THIRD-PARTY.md');
/** Packages of the workspace that are shipped. */
const SHIPPED = ['shared', 'worker', 'worker/web', 'extension'];

export interface Library {
  name: string;
  version: string;
  /** SPDX expression, as the library's manifest has it. */
  licence: string;
  /** The licence as the library brings it; null where it brings none. */
  text: string | null;
}

/** Build tools a few lines of which are shipped too, without what they build with. */
const PARTS_OF_TOOLS = [
  { of: 'extension', name: 'wxt' },
  { of: 'extension/node_modules/wxt', name: '@wxt-dev/browser' },
];

/** All of them, by name and version. @throws where one is not installed */
export async function libraries(): Promise<Library[]> {
  const found = new Map<string, Library>();
  for (const folder of SHIPPED) await collectNeeded(join(ROOT, folder), found);
  for (const { of, name } of PARTS_OF_TOOLS) {
    const library = await libraryIn(await folderOf(name, await realpath(join(ROOT, of))));
    found.set(keyOf(library), library);
  }
  return [...found.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, library]) => library);
}

const keyOf = ({ name, version }: Library) => `${name}@${version}`;

/** Takes what a package depends on, and what that depends on. */
async function collectNeeded(folder: string, found: Map<string, Library>): Promise<void> {
  const { dependencies = {} } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  for (const name of Object.keys(dependencies).filter((other) => !other.startsWith('@production-assist/'))) {
    const place = await folderOf(name, folder);
    const library = await libraryIn(place);
    if (found.has(keyOf(library))) continue;
    found.set(keyOf(library), library);
    await collectNeeded(place, found);
  }
}

async function libraryIn(folder: string): Promise<Library> {
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const { name, version, license: licence = 'none stated' } = manifest;
  return { name, version, licence, text: await licenceText(folder) };
}

/** Where a package finds another: in its own folder, or beside itself in pnpm's store. */
async function folderOf(name: string, from: string): Promise<string> {
  for (let folder = from; ; folder = dirname(folder)) {
    const place = await realpath(join(folder, 'node_modules', name)).catch(() => null);
    if (place) return place;
    if (folder === dirname(folder)) throw new Error(`${name}, which ${from} needs, is not installed.`);
  }
}

async function licenceText(folder: string): Promise<string | null> {
  const file = (await readdir(folder)).sort().find((name) => /^licen[cs]e(\.(md|txt))?$/i.test(name));
  return file ? (await readFile(join(folder, file), 'utf8')).replaceAll('\r\n', '\n').trim() : null;
}

/** The list as it is written. */
export function thirdParty(list: readonly Library[]): string {
  const rows = list.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`);
  const texts = new Map<string, string[]>();
  for (const { name, text } of list) if (text) texts.set(text, [...(texts.get(text) ?? []), name]);
  const sections = [...texts].map(([text, names]) => `## ${[...new Set(names)].join(', ')}\n\n${fenced(text)}`);
  return [
    '# Libraries in what is shipped',
    'Written by `npx -y pnpm@12 third-party`; a test compares it with what is installed.',
    ['| library | version | licence |', '| --- | --- | --- |', ...rows].join('\n'),
    ...sections,
    '',
  ].join('\n\n');
}

const fenced = (text: string) => `\`\`\`text\n${text}\n\`\`\``;

export const THIRD_PARTY_FILE = FILE;

if (import.meta.main) {
  const list = await libraries();
  const wanted = thirdParty(list);
  if (!process.argv.includes('--check')) await writeFile(FILE, wanted);
  const isCurrent = (await readFile(FILE, 'utf8')) === wanted;
  console.log(isCurrent ? `${list.length} libraries in THIRD-PARTY.md` : 'THIRD-PARTY.md is not current.');
  process.exitCode = isCurrent ? 0 : 1;
}
