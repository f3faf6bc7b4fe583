import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../local/bundle.ts';
import { linkModules } from '../local/linked-modules.ts';

/**
 * `npx -y pnpm@12 new`, in a copy of the checkout: everything it writes lints and type-checks at once, and the tests it
 * writes fail until somebody has filled it in.
 */

const COPIED = ['shared', 'worker', 'extension', 'test'];
const FILES = ['package.json', 'tsconfig.json', 'biome.json', 'vitest.config.ts', 'wrangler.toml', '.gitignore'];
const LEFT_BEHIND = ['node_modules', '.output', '.local', 'dist', 'pictures'];

/** What is made, and the test that comes with it. */
const NEW = [
  ['reader', 'sign-in-logs', 'test/extension/portal/pages/sign-in-logs.test.ts'],
  ['check', 'group.owner', 'test/rules/checks/group.owner.test.ts'],
  ['failure', 'group-too-large', 'test/rules/failures/group-too-large.test.ts'],
  ['language', 'fr', 'test/rules/languages/fr.test.ts'],
  ['route', 'domains', 'test/worker/routes/domains.test.ts'],
] as const;

interface Ended {
  code: number;
  output: string;
}
let copy: string;
const said: Record<string, Ended> = {};

/** Runs a program with this Node in the copy. */
async function run(program: string, ...args: readonly string[]): Promise<Ended> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [program, ...args], {
      cwd: copy,
      env: { ...process.env, NO_COLOR: '1' },
    });
    return { code: 0, output: stdout + stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, output: stdout + stderr };
  }
}
/** The program of a package of this checkout. */
async function tool(name: string, program: string): Promise<string> {
  const { bin } = JSON.parse(await readFile(join(ROOT, 'node_modules', name, 'package.json'), 'utf8'));
  return join(ROOT, 'node_modules', name, typeof bin === 'string' ? bin : bin[program]);
}

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'scaffold-'));
  const filter = (path: string) => !LEFT_BEHIND.includes(basename(path));
  for (const name of COPIED) await cp(join(ROOT, name), join(copy, name), { recursive: true, filter });
  for (const name of FILES) await cp(join(ROOT, name), join(copy, name));
  await linkModules(copy);
  for (const [kind, name] of NEW) said[kind] = await run('test/scaffold/new.ts', kind, name);
}, 120_000);
afterAll(() => rm(copy, { recursive: true, force: true }));

test.each(NEW)('a %s says what was written and what is left to do', (kind, _, file) => {
  expect(said[kind]).toMatchObject({ code: 0 });
  expect(said[kind]?.output).toContain(file);
  expect(said[kind]?.output).toMatch(/Left to do:\n {2}1\. /);
});

test('what was written lints', async () => {
  const files = Object.values(said).flatMap(({ output }) => output.match(/^ {2}(?=\w+\/)\S+\.tsx?$/gm) ?? []);
  expect(files.length).toBeGreaterThan(NEW.length);
  const ended = await run(
    await tool('@biomejs/biome', 'biome'),
    'check',
    '--error-on-warnings',
    ...new Set(files.map((file) => file.trim())),
  );
  expect(ended).toMatchObject({ code: 0 });
});

describe.each(['shared', 'worker', 'worker/web', 'extension', 'test'])('types of %s', (project) => {
  test('hold', async () => {
    const ended = await run(await tool('typescript', 'tsc'), '-p', project, '--checkers', '1');
    expect(ended).toEqual({ code: 0, output: '' });
  }, 60_000);
});

test('each test that was written fails', async () => {
  const files = NEW.map(([, , file]) => file);
  const report = join(copy, 'report.json');
  const vitest = await tool('vitest', 'vitest');
  await run(vitest, 'run', '--reporter=json', `--outputFile=${report}`, ...files);
  const { testResults } = JSON.parse(await readFile(report, 'utf8'));
  const failed = testResults.flatMap(({ name, assertionResults }: { name: string; assertionResults: object[] }) =>
    // A file that does not load at all has no tests; that is not what is meant.
    assertionResults.length > 0 ? [name.slice(copy.length + 1)] : [],
  );
  expect(failed.sort()).toEqual([...files].sort());
  expect(testResults.every(({ status }: { status: string }) => status === 'failed')).toBe(true);
}, 180_000);

test.each([
  [['reader', 'Sign In'], /"Sign In" is no name of a reader; one is "sign-in-logs"/],
  [['failure', 'group-not-found'], /is there already/],
  [['language', 'de'], /de is spoken already/],
  [['button', 'red'], /What is to be new\?/],
])('refuses %j', async (args, expected) => {
  const ended = await run('test/scaffold/new.ts', ...args);
  expect(ended.code).toBe(2);
  expect(ended.output).toMatch(expected);
});
