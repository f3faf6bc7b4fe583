import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';

/** `npx -y pnpm@12 package`: what is handed to the stores, in one folder. */

const BROWSERS = ['chrome', 'edge', 'firefox'] as const;
type BrowserName = (typeof BROWSERS)[number];

const EXTENSION = fileURLToPath(new URL('..', import.meta.url));
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const USAGE = `Usage: npx -y pnpm@12 package [chrome] [edge] [firefox] [options]

  Builds the extension for the stores: a zip for each browser (all of them, where none is named), for Firefox the
  sources too, the stores' texts and pictures, the privacy statement, and SHA256SUMS. Nothing is uploaded.
  The same commit makes the same bytes.

  --out DIR   folder to write to (packages)
  --help      shows this`;

async function main(): Promise<void> {
  const { browsers, out } = readOptions();
  await rm(join(out, 'store'), { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  const zips: string[] = [];
  // One after the other: all of them write the same folder of types.
  for (const browser of browsers) zips.push(...(await pack(browser, out)));
  await cp(join(EXTENSION, 'store'), join(out, 'store'), { recursive: true });
  const sums = await Promise.all(zips.map(async (zip) => `${await sha256(join(out, zip))}  ${zip}`));
  await writeFile(join(out, 'SHA256SUMS'), `${sums.join('\n')}\n`);
  console.log(`${sums.join('\n')}\n\nIn ${out}; extension/store/README.md says what goes where.`);
}

/** Builds for one browser and packs it. @returns names of the files that were put into `out` */
async function pack(browser: BrowserName, out: string): Promise<string[]> {
  const folder = join(EXTENSION, '.output/package', browser);
  await rm(folder, { recursive: true, force: true });
  const wxt = join(EXTENSION, 'node_modules/wxt/bin/wxt.mjs');
  await promisify(execFile)(process.execPath, [wxt, 'zip', '-b', browser], {
    cwd: EXTENSION,
    // As shipped: a test's own setting would build for development.
    env: { ...process.env, NODE_ENV: 'production', EXTENSION_FOR: 'store', EXTENSION_OUT: folder },
  });
  const zips = (await readdir(folder)).filter((name) => name.endsWith('.zip')).sort();
  for (const zip of zips) await cp(join(folder, zip), join(out, zip));
  return zips;
}

async function sha256(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}

function readOptions(): { browsers: readonly BrowserName[]; out: string } {
  // pnpm hands a separating `--` on.
  const args = process.argv.slice(process.argv[2] === '--' ? 3 : 2);
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { out: { type: 'string', default: 'packages' }, help: { type: 'boolean', short: 'h', default: false } },
    });
    if (values.help) exit(USAGE, 0);
    const browsers = BROWSERS.filter((name) => positionals.length === 0 || positionals.includes(name));
    const unknown = positionals.filter((name) => !BROWSERS.some((browser) => browser === name));
    if (unknown.length > 0) exit(`There is no package for ${unknown.join(', ')}.\n\n${USAGE}`, 2);
    const out = resolve(ROOT, values.out);
    return { browsers, out };
  } catch (error) {
    return exit(`${(error as Error).message}\n\n${USAGE}`, 2);
  }
}

function exit(message: string, code: number): never {
  (code === 0 ? process.stdout : process.stderr).write(`${message}\n`);
  process.exit(code);
}

await main();
