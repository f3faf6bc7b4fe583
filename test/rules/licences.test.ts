import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import {
  type Library,
  type Lockfile,
  libraries,
  shippedBy,
  THIRD_PARTY_FILE,
  thirdParty,
} from '../local/third-party.ts';

/** Licences under which a library may be part of what is shipped: they ask to be named, or for nothing. */
const ALLOWED = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'Unlicense'];

let list: Library[];
beforeAll(async () => {
  list = await libraries();
});

test('every library has a licence that allows it', () => {
  expect(list.length).toBeGreaterThan(20);
  const others = list.filter(({ licence }) => !ALLOWED.includes(licence));
  expect(others.map(({ name, licence }) => `${name}: ${licence}`)).toEqual([]);
});

test('THIRD-PARTY.md names them as the lockfile has them; `npx -y pnpm@12 third-party` writes it anew', () => {
  expect(readFileSync(THIRD_PARTY_FILE, 'utf8')).toBe(thirdParty(list));
});

test('what is shipped is what the lockfile resolves: not what builds, nor what peers are for', () => {
  const lockfile: Lockfile = {
    importers: {
      shared: { dependencies: {}, devDependencies: undefined },
      worker: {
        dependencies: {
          one: { version: '1.0.0' },
          peered: { version: '2.0.0(one@1.0.0)' },
          '@production-assist/shared': { version: 'link:../shared' },
        },
        devDependencies: { tester: { version: '9.0.0' } },
      },
      extension: { dependencies: {}, devDependencies: { wxt: { version: '3.0.0(bundler@5.0.0)' } } },
    },
    packages: { 'peered@2.0.0': { peerDependencies: { bundler: '*' } } },
    snapshots: {
      'one@1.0.0': { dependencies: { below: '1.1.0' } },
      'below@1.1.0': { dependencies: { one: '1.0.0' } },
      'peered@2.0.0(one@1.0.0)': { dependencies: { below: '1.2.0', bundler: '5.0.0' } },
      'wxt@3.0.0(bundler@5.0.0)': { dependencies: { '@wxt-dev/browser': '0.3.0', bundler: '5.0.0' } },
      // Still there, and needed by nothing.
      'below@1.0.0': {},
    },
  };
  const names = shippedBy(lockfile).map(({ name, version }) => `${name} ${version}`);
  expect(names).toEqual([
    '@wxt-dev/browser 0.3.0',
    'below 1.1.0',
    'below 1.2.0',
    'one 1.0.0',
    'peered 2.0.0',
    'wxt 3.0.0',
  ]);
});
