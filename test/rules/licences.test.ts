import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { type Library, libraries, THIRD_PARTY_FILE, thirdParty } from '../local/third-party.ts';

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

test('THIRD-PARTY.md names them as they are installed; `npx -y pnpm@12 third-party` writes it anew', () => {
  expect(readFileSync(THIRD_PARTY_FILE, 'utf8')).toBe(thirdParty(list));
});
