import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { command } from './command.ts';
import { type Surroundings, wrangler } from './wrangler.ts';

/**
 * `npx -y pnpm@12 record-release`: keeps what is released, so that the next version can be tried beside it: the bundle,
 * and the names of its migrations. Part of each release; docs/operations.md, "Upgrades".
 */
await command(
  `Usage: npx -y pnpm@12 record-release
Keeps this version's bundle and the names of its migrations in worker/releases, for the next version's tests.`,
  0,
  async (surroundings) => {
    const { root, say } = surroundings;
    const releases = join(root, 'worker/releases');
    const code = await bundle(surroundings);
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    const migrations = (await readdir(join(root, 'worker/migrations'))).filter((name) => name.endsWith('.sql')).sort();
    await mkdir(releases, { recursive: true });
    await writeFile(join(releases, 'worker.js.gz'), gzipSync(code, { level: 9 }));
    await writeFile(join(releases, 'released.json'), `${JSON.stringify({ version, migrations }, null, 2)}\n`);
    say(`Version ${version} is recorded in worker/releases: commit it with the release.`);
  },
);

/** Bundles the Worker as it is deployed. @returns its code */
async function bundle(surroundings: Surroundings): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'release-'));
  try {
    await wrangler(surroundings, ['deploy', '--dry-run', '--outdir', folder]);
    return await readFile(join(folder, 'index.js'));
  } finally {
    await rm(folder, { recursive: true });
  }
}
