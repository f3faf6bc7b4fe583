import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../local/bundle.ts';

/** Every dependency is used where it is asked for. */

/** Not named by any code, and why they are there. */
const FOR_OTHERS: Readonly<Record<string, string>> = {
  node: 'the Node that pnpm’s scripts run on',
  'react-dom': 'what @fluentui/react draws with',
  '@types/react-dom': 'as react-dom',
  rxjs: 'what Angular asks for beside itself',
  'tree-sitter-bash': 'a grammar test/rules/setup-code/trees.ts puts its name together for',
  'tree-sitter-powershell': 'as tree-sitter-bash',
  '@hono/standard-validator': 'what hono-openapi asks for beside itself',
  '@valibot/to-json-schema': 'what hono-openapi asks for beside itself, for schemas of Valibot',
};

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: ROOT,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /\.(tsx?|mjs|json|toml|css|html|yml)$/.test(file) && file !== 'package.json')
  .filter((file) => !file.endsWith('/package.json') && !file.includes('/fixtures/'));
const manifests = execFileSync('git', ['ls-files', 'package.json', '*/package.json'], { cwd: ROOT, encoding: 'utf8' })
  .trim()
  .split('\n');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const texts = new Map(files.map((file) => [file, read(file)]));

/** Files a package of the workspace answers for: its folder, without those of packages below it; the root: all. */
function filesOf(manifest: string): string[] {
  const folder = dirname(manifest);
  if (folder === '.') return files;
  const below = manifests.map(dirname).filter((other) => other.startsWith(`${folder}/`));
  return files.filter((file) => file.startsWith(`${folder}/`) && !below.some((other) => file.startsWith(`${other}/`)));
}

/** What code says to use a package: its name in quotes, a path into it, or its program. */
function isUsed(name: string, manifest: string): boolean {
  const subject = name.startsWith('@types/') ? name.slice('@types/'.length).replace('__', '/') : name;
  const escaped = subject.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  const named = new RegExp(`['"\`](?:node:)?${escaped}['"\`/]|node_modules/${escaped}['"\`/]`);
  if (filesOf(manifest).some((file) => named.test(texts.get(file) ?? ''))) return true;
  const { bin = {} } = JSON.parse(read(join(dirname(manifest), 'node_modules', name, 'package.json')));
  const programs = typeof bin === 'string' ? [name.split('/').at(-1) ?? ''] : Object.keys(bin);
  const scripts = Object.values(JSON.parse(read(manifest)).scripts ?? {}).join('\n');
  return programs.some((program) => new RegExp(`(^|\\s)${program}(\\s|$)`, 'm').test(scripts));
}

describe.each(manifests)('%s', (manifest) => {
  const { dependencies = {}, devDependencies = {} } = JSON.parse(read(manifest));

  test('asks for nothing that is not used', () => {
    const names = Object.keys({ ...dependencies, ...devDependencies }).filter((name) => !(name in FOR_OTHERS));
    expect(names.filter((name) => !isUsed(name, manifest))).toEqual([]);
  });
});

test('what is there for others is still asked for', () => {
  const all = manifests.flatMap((manifest) => {
    const { dependencies = {}, devDependencies = {} } = JSON.parse(read(manifest));
    return Object.keys({ ...dependencies, ...devDependencies });
  });
  expect(Object.keys(FOR_OTHERS).filter((name) => !all.includes(name))).toEqual([]);
});
