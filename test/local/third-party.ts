import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from './bundle.ts';

/**
 * `npx -y pnpm@12 third-party`: writes the list of libraries whose code is, or may be, part of what is shipped: what the
 * Worker, its page and the extension depend on, and what that depends on. With `--check` it says whether the list is
 * current and writes nothing.
 *
 * Which they are says the lockfile alone: an installation may still have what an earlier one needed.
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

/** Library → what it was resolved to: a version, with the peers it was resolved with in brackets behind it. */
type Resolved = Record<string, string>;

/** What is read of `pnpm-lock.yaml`. */
export interface Lockfile {
  importers: Record<
    string,
    Record<'dependencies' | 'devDependencies', Record<string, { version: string }> | undefined>
  >;
  /** By name and version: what it leaves to others to bring along. */
  packages: Record<string, { peerDependencies?: Record<string, string> }>;
  /** By name, version and peers: what it depends on. */
  snapshots: Record<string, { dependencies?: Resolved }>;
}

/** A build tool a few lines of which are shipped too, with a library of its own, without what it builds with. */
const TOOL = { of: 'extension', name: 'wxt', brings: '@wxt-dev/browser' };

/** All libraries that are shipped, by name and version. @throws where one is not installed */
export async function libraries(): Promise<Library[]> {
  const lockfile: Lockfile = parse(await readFile(join(ROOT, 'pnpm-lock.yaml'), 'utf8'));
  const store = join(ROOT, 'node_modules/.pnpm');
  const installed = await readdir(store);
  return Promise.all(
    shippedBy(lockfile).map(async ({ name, version }) => {
      const own = `${name.replace('/', '+')}@${version}`;
      // Where it was resolved with peers, they stand behind it.
      const folder = installed.find((entry) => entry === own || entry.startsWith(`${own}_`));
      if (!folder) throw new Error(`${name} ${version} is not installed: npx -y pnpm@12 install`);
      return libraryIn(join(store, folder, 'node_modules', name));
    }),
  );
}

/** Names and versions of what is shipped, each once, in the order of both. */
export function shippedBy({ importers, packages, snapshots }: Lockfile): { name: string; version: string }[] {
  const found = new Map<string, { name: string; version: string }>();
  const seen = new Set<string>();
  const take = (name: string, resolved: string) => {
    const version = bare(resolved);
    found.set(`${name}@${version}`, { name, version });
  };
  const takeAll = (needed: Resolved) => {
    for (const [name, resolved] of Object.entries(needed)) {
      const key = `${name}@${resolved}`;
      // `link:` leads to a package of the workspace.
      if (resolved.startsWith('link:') || seen.has(key)) continue;
      seen.add(key);
      take(name, resolved);
      const peers = packages[`${name}@${bare(resolved)}`]?.peerDependencies ?? {};
      const own = Object.entries(snapshots[key]?.dependencies ?? {}).filter(([other]) => !(other in peers));
      takeAll(Object.fromEntries(own));
    }
  };
  for (const folder of SHIPPED) {
    const direct = Object.entries(importers[folder]?.dependencies ?? {});
    takeAll(Object.fromEntries(direct.map(([name, { version }]) => [name, version])));
  }
  const tool = importers[TOOL.of]?.devDependencies?.[TOOL.name]?.version;
  const brought = snapshots[`${TOOL.name}@${tool}`]?.dependencies?.[TOOL.brings];
  if (!tool || !brought) throw new Error(`pnpm-lock.yaml has no ${TOOL.name}, or none that brings ${TOOL.brings}.`);
  take(TOOL.name, tool);
  take(TOOL.brings, brought);
  return [...found.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, library]) => library);
}

/** A version without the peers it was resolved with. */
const bare = (resolved: string) => resolved.replace(/\(.*$/, '');

async function libraryIn(folder: string): Promise<Library> {
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const { name, version, license: licence = 'none stated' } = manifest;
  return { name, version, licence, text: await licenceText(folder) };
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
    'Written by `npx -y pnpm@12 third-party`; a test compares it with the lockfile.',
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
