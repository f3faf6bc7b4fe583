import { execFile, execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import product from '../../package.json' with { type: 'json' };
import { ROOT } from '../local/bundle.ts';
import { DOCUMENTED } from '../local/documented-commands.ts';

/** Documents say what is so: every command in them is run by a test, every file and link in them is there. */

const documents = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], {
  cwd: ROOT,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file && existsSync(join(ROOT, file)));
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

/** Commands of a document: lines of its shell blocks, and what begins with `npx -y pnpm@12` within a line. */
function commandsOf(text: string): string[] {
  const blocks = [...text.matchAll(/^```(?:sh|bash|shell)\n([\s\S]*?)^```/gm)].flatMap(([, block = '']) =>
    block.replaceAll('\\\n', ' ').split('\n'),
  );
  const within = [...text.replaceAll(/^```[\s\S]*?^```/gm, '').matchAll(/`(npx -y pnpm@12 [^`]+)`/g)].map(
    ([, command = '']) => command,
  );
  return [...blocks, ...within]
    .map((line) =>
      line
        .replace(/\s+#.*$/, '')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    )
    .filter((line) => line && !line.startsWith('#'));
}

const pattern = (command: string) =>
  new RegExp(`^${command.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/<\w+>/g, '\\S+')}$`);
const rowOf = (command: string) => DOCUMENTED.find((row) => pattern(row.command).test(command));
const all = documents.flatMap((file) => commandsOf(read(file)).map((command) => ({ file, command })));

test('there are documents with commands in them', () => {
  expect(documents).toEqual(expect.arrayContaining(['README.md', 'CONTRIBUTING.md', 'docs/operations.md']));
  expect(all.length).toBeGreaterThan(20);
});

test('every command in every document is run by a test', () => {
  expect(all.filter(({ command }) => !rowOf(command))).toEqual([]);
});

test('no row is there for a command that stands nowhere', () => {
  const used = new Set(all.map(({ command }) => rowOf(command)));
  expect(DOCUMENTED.filter((row) => !used.has(row)).map(({ command }) => command)).toEqual([]);
});

test('every command of pnpm is a script', () => {
  const builtIn = ['exec', 'run'];
  for (const { file, command } of all) {
    const [, word = '', next = ''] = /^npx -y pnpm@12 ([\w:-]+)(?: ([\w:-]+))?/.exec(command) ?? [];
    if (!word || word === 'exec') continue;
    expect(Object.keys(product.scripts), `${file}: ${command}`).toContain(builtIn.includes(word) ? next : word);
  }
});

describe.each(DOCUMENTED)('$command', ({ run }) => {
  if ('test' in run) {
    test('is in the test that is named', () => {
      expect(read(run.test)).toContain(run.shows);
    });
  } else {
    test('is run here, as far as it ends soon', async () => {
      const ended = await promisify(execFile)(process.execPath, [...run.args], {
        cwd: ROOT,
        env: { ...process.env, NO_COLOR: '1' },
        maxBuffer: 1e8,
      }).then(
        ({ stdout, stderr }) => ({ code: 0, output: stdout + stderr }),
        ({ code, stdout, stderr }) => ({ code, output: stdout + stderr }),
      );
      expect(ended.output).toMatch(run.says);
      expect(run.codes ?? [0]).toContain(ended.code);
    }, 120_000);
  }
});

describe.each(documents)('%s', (file) => {
  const text = read(file).replaceAll(/^```[\s\S]*?^```/gm, '');

  test('links to what is there', () => {
    const links = [...text.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)|src="([^"]+)"/g)].map(
      ([, link, src]) => link ?? src ?? '',
    );
    const local = links.filter((link) => !/^[a-z]+:/i.test(link));
    expect(local.filter((link) => !existsSync(join(ROOT, dirname(file), link)))).toEqual([]);
  });

  test('names files that are there', () => {
    const named = [...text.matchAll(/`((?:shared|worker|extension|test|docs)\/[\w/.-]*[\w/])(?:#[^`]*)?`/g)].map(
      ([, path = '']) => path,
    );
    expect(named.filter((path) => !/<|\*/.test(path) && !existsSync(join(ROOT, path)))).toEqual([]);
  });
});

test('the README is not longer than two screens of text', () => {
  expect(read('README.md').split('\n').length).toBeLessThanOrEqual(100);
});

test('a diagram is one that is drawn where it is looked at', () => {
  const kinds = [...read('docs/architecture.md').matchAll(/^```mermaid\n(\w+)/gm)].map(([, kind]) => kind);
  expect(kinds).toEqual(['flowchart', 'sequenceDiagram', 'sequenceDiagram']);
});
