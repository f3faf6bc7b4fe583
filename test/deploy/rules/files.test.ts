import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { settingsFileIn } from '../../../worker/tools/deploy/files.ts';

/** Files of a deployment, as somebody edits them. */

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'settings-'));
});
afterAll(() => rm(folder, { recursive: true }));

it('makes the settings where there are none, and says so', async () => {
  const { file, problems } = await settingsFileIn(folder);
  expect(problems.map(({ what }) => what)).toEqual(['There was no deployment.toml.']);
  expect(file).toHaveProperty('vars.PUBLIC_ORIGIN');
});

it('shows the place where settings cannot be read, and leaves them as they are', async () => {
  const path = join(folder, 'deployment.toml');
  const text = 'EMAIL_SENDER = "entra@example.com"\nPUBLIC_ORIGIN = "https://entra.example.com\n';
  await writeFile(path, text);
  const { file, problems } = await settingsFileIn(folder);
  expect(file).toBeNull();
  expect(problems).toEqual([{ what: 'deployment.toml cannot be read.', fix: expect.stringMatching(/^2: .*PUBLIC/m) }]);
  expect(await readFile(path, 'utf8')).toBe(text);
});
