import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { anyPort } from '../local/any-port.ts';
import { ROOT } from '../local/bundle.ts';

/** The commands of the README that use the interface, run as they stand there while `start` is running. */

let folder: string;
let started: ChildProcess;
let url: string;

/** A `curl` with the options that are used: it is not on every machine. */
const CURL = `#!/usr/bin/env node
const args = process.argv.slice(2);
const init = { method: 'GET', headers: {} };
let url;
while (args.length > 0) {
  const arg = args.shift();
  if (arg === '-s') continue;
  if (arg === '-X') init.method = args.shift();
  else if (arg === '-H') Object.assign(init.headers, Object.fromEntries([args.shift().split(': ')]));
  else url = arg;
}
fetch(url, init).then(async (response) => process.stdout.write((await response.text()) + '\\n'));
`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'readme-'));
  await writeFile(join(folder, 'curl'), CURL);
  await chmod(join(folder, 'curl'), 0o755);
  const data = join(folder, '.local');
  started = spawn(process.execPath, ['test/local/start.ts', '--data', data, '--port', String(await anyPort())], {
    cwd: ROOT,
    env: { ...process.env, NO_COLOR: '1' },
  });
  let output = '';
  await new Promise<void>((resolve, reject) => {
    const look = (chunk: Buffer) => {
      output += chunk;
      if (/^ {2}End +Ctrl-C$/m.test(output)) resolve();
    };
    started.stdout?.on('data', look);
    started.stderr?.on('data', look);
    started.once('close', () => reject(new Error(output)));
  });
  ({ url } = JSON.parse(await readFile(join(data, 'session.json'), 'utf8')));
});
afterAll(async () => {
  const ended = once(started, 'close');
  started.kill('SIGTERM');
  await ended;
  await rm(folder, { recursive: true, force: true });
});

it('the commands of the README answer what they are for', async () => {
  const readme = await readFile(join(ROOT, 'README.md'), 'utf8');
  const [, block = ''] = /```sh\n(TOKEN=[\s\S]*?)```/.exec(readme) ?? [];
  const script = block.replaceAll('http://localhost:8787', url);
  const path = [folder, dirname(process.execPath), process.env.PATH].join(delimiter);
  const { stdout } = await promisify(execFile)('sh', ['-e', '-c', script], {
    cwd: folder,
    env: { ...process.env, PATH: path },
  });
  const [preview, users] = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(preview).toMatchObject({ complete: true, counts: { members: expect.any(Number) } });
  expect(users.items).toHaveLength(19);
});
