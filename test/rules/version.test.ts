import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import product from '../../package.json' with { type: 'json' };
import { VERSION } from '../../worker/src/version.ts';
import { ROOT } from '../local/bundle.ts';

/** The version stands in the root's package.json; the manifest (test/browser/package.test.ts) and the Worker take it from there. */

const manifests = execFileSync('git', ['ls-files', 'package.json', '*/package.json'], { cwd: ROOT, encoding: 'utf8' })
  .trim()
  .split('\n');
const changes = readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8');
const versions = [...changes.matchAll(/^## (\S+) – (\d{4}-\d{2}-\d{2})$/gm)];

test('stands in one place', () => {
  expect(manifests.length).toBeGreaterThan(4);
  const own = manifests.filter((file) => 'version' in JSON.parse(readFileSync(join(ROOT, file), 'utf8')));
  expect(own).toEqual(['package.json']);
  expect(VERSION).toBe(product.version);
});

test('is one every browser takes: up to four numbers', () => {
  expect(product.version).toMatch(/^\d{1,5}(\.\d{1,5}){2}$/);
});

test('has its section in the changes, the newest first', () => {
  expect(versions[0]?.[1]).toBe(product.version);
  const sections = changes.match(/^## .+$/gm) ?? [];
  expect(sections).toHaveLength(versions.length);
  const days = versions.map(([, , day]) => day ?? '');
  expect(days).toEqual([...days].sort().reverse());
  const numbers = versions.map(([, version]) => version);
  expect(new Set(numbers).size).toBe(numbers.length);
});
