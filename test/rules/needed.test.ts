import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { byApt, ensure, type Installer } from '../run/needed.ts';

let folder: string;
let said: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'needed-'));
  said = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

const works: Installer = { title: 'one that works', command: 'touch program' };
const fails: Installer = { title: 'one that fails', command: 'echo first >&2; echo "may not write" >&2; exit 13' };
const lies: Installer = { title: 'one that says it did', command: 'true' };

const needed = (...installers: Installer[]) =>
  ensure(
    { title: 'program', isThere: () => existsSync(join(folder, 'program')), installers, advice: 'Ask your mother.' },
    folder,
  );

describe('a program the suites need', () => {
  it('is left alone where it is there', () => {
    expect(needed(works)).toBeNull();
    said = [];
    expect(needed(fails)).toBeNull();
    expect(said).toEqual([]);
  });

  it('is installed by the first way that works, and each is said before it begins', () => {
    expect(needed(fails, lies, works, fails)).toBeNull();
    expect(said).toEqual([fails, lies, works].map(({ title }) => `No program yet: ${title}`));
  });

  it('is a failure with advice where none works, and says what stood in the way', () => {
    expect(needed(fails, lies)).toBe(
      [
        'No program, and none could be installed. Ask your mother.',
        '  one that fails: may not write',
        '  one that says it did: ended with 0',
      ].join('\n'),
    );
  });

  it('comes from Debian without a question', () => {
    const { title, command } = byApt('shellcheck');
    expect(title).toBe('apt-get install shellcheck');
    expect(command).toMatch(/apt-get .*update && .*noninteractive apt-get .*install -y shellcheck$/);
  });
});
