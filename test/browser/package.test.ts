import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { EXTENSION_TEXTS } from '@production-assist/shared/texts/extension';
import { LANGUAGES } from '@production-assist/shared/texts/texts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SOURCES } from '../../extension/build/zip.ts';
import product from '../../package.json' with { type: 'json' };
import { ROOT } from '../local/bundle.ts';
import { linkModules } from '../local/linked-modules.ts';
import { type Entry, unzip } from '../local/unzip.ts';

/** What `npx -y pnpm@12 package` hands over, and that anybody gets the same of the same sources. */

let folder: string;
const out = () => join(folder, 'packages');
const zipName = (what: string) => `entra-connection-${product.version}-${what}.zip`;
const run = (args: readonly string[], root = ROOT) =>
  promisify(execFile)(process.execPath, [join(root, 'extension/build/package.ts'), ...args], { cwd: root });
const archive = async (what: string, from = out()) => unzip(await readFile(join(from, zipName(what))));
const text = (entries: readonly Entry[], name: string) =>
  entries.find((entry) => entry.name === name)?.data.toString('utf8') ?? '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'packages-'));
  await run(['--out', out()]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('there is a zip for each browser, the sources, the texts, and their sums', async () => {
  const zips = ['chrome', 'edge', 'firefox', 'sources'].map(zipName);
  expect((await readdir(out())).sort()).toEqual(['SHA256SUMS', ...zips, 'store'].sort());
  const sums = (await readFile(join(out(), 'SHA256SUMS'), 'utf8')).trim().split('\n');
  expect(sums).toHaveLength(zips.length);
  for (const line of sums) {
    const [sum, name = ''] = line.split('  ');
    const bytes = await readFile(join(out(), name));
    expect(createHash('sha256').update(bytes).digest('hex'), name).toBe(sum);
  }
});

describe.each(['chrome', 'edge', 'firefox'])('%s', (browser) => {
  test('has the version of the product, no time and no key of ours', async () => {
    const entries = await archive(browser);
    const manifest = JSON.parse(text(entries, 'manifest.json'));
    expect(manifest.version).toBe(product.version);
    // A store refuses a package that brings a key.
    expect(manifest).not.toHaveProperty('key');
    expect(entries.filter(({ time }) => time !== 0)).toEqual([]);
    const names = entries.map(({ name }) => name);
    expect(names).toEqual([...names].sort());
    expect(names).toContain('sidepanel.html');
    expect(text(entries, 'THIRD-PARTY.txt')).toBe(await readFile(join(ROOT, 'THIRD-PARTY.md'), 'utf8'));
  });
});

test('the sources build the same package in another folder, byte for byte', async () => {
  const there = join(folder, 'elsewhere');
  for (const { name, data } of await archive('sources')) {
    await mkdir(dirname(join(there, name)), { recursive: true });
    await writeFile(join(there, name), data);
  }
  await linkModules(there);
  await run(['firefox'], there);
  for (const what of ['firefox', 'sources']) {
    const [one, other] = await Promise.all(
      [out(), join(there, 'packages')].map((from) => readFile(join(from, zipName(what)))),
    );
    expect(other?.equals(one ?? Buffer.alloc(0)), what).toBe(true);
  }
});

test('the sources say how to build, and hold nothing but what the build reads', async () => {
  const names = (await archive('sources')).map(({ name }) => name);
  expect(names).toContain('extension/README.md');
  const roots = SOURCES.map((pattern) => pattern.replace(/\*.*$/, ''));
  expect(names.filter((name) => !roots.some((root) => name.startsWith(root)))).toEqual([]);
  const odd = /(^|\/)(node_modules|\.[^/]+)(\/|$)|\.zip$|\.png$/;
  expect(names.filter((name) => odd.test(name) && !name.startsWith('extension/public/icon/'))).toEqual([]);
});

test.each(LANGUAGES)('the listing has the name, the summary and the pictures a store shows (%s)', async (language) => {
  const listing = await readFile(join(out(), `store/listing.${language}.md`), 'utf8');
  const [name, , summary] = listing.split('\n');
  expect(name).toBe(`# ${EXTENSION_TEXTS[language].name}`);
  expect(summary).toBe(EXTENSION_TEXTS[language].description);
  const told = listing.match(/^\d\. /gm) ?? [];
  expect(told.length).toBeGreaterThan(0);
  const pictures = (await readdir(join(out(), 'store/pictures'))).filter((file) => file.startsWith(`${language}-`));
  expect(pictures).toHaveLength(told.length);
  for (const file of pictures) {
    const picture = await readFile(join(out(), 'store/pictures', file));
    // The size stands in the header of a PNG; stores take this one.
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)], file).toEqual([1280, 800]);
  }
});

test.each([
  [['safari'], /no package for safari/],
  [['--into', 'x'], /Unknown option '--into'/],
])('says what is wrong with %j', async (args, expected) => {
  await expect(run(args)).rejects.toMatchObject({ code: 2, stderr: expect.stringMatching(expected) });
});
