import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * `npx -y pnpm@12 record-release`: keeps what is released, so that the next version can be tried beside it: the bundle,
 * and the names of its migrations. Part of each release; docs/operations.md, "Upgrades".
 */
const USAGE = `Usage: npx -y pnpm@12 record-release
Keeps this version's bundle and the names of its migrations in worker/releases, for the next version's tests.`;

const root = join(import.meta.dirname, '../../..');
const releases = join(root, 'worker/releases');

/** Bundles the Worker as it is deployed. @returns its code */
function bundle(): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'release-'));
  const wrangler = join(dirname(createRequire(import.meta.url).resolve('wrangler/package.json')), 'bin/wrangler.js');
  try {
    execFileSync(process.execPath, [wrangler, 'deploy', '--dry-run', '--outdir', folder], { cwd: root, stdio: 'pipe' });
    return readFileSync(join(folder, 'index.js'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function record(): void {
  const code = bundle();
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const migrations = readdirSync(join(root, 'worker/migrations')).filter((name) => name.endsWith('.sql'));
  mkdirSync(releases, { recursive: true });
  writeFileSync(join(releases, 'worker.js.gz'), gzipSync(code, { level: 9 }));
  writeFileSync(
    join(releases, 'released.json'),
    `${JSON.stringify({ version, migrations: migrations.sort() }, null, 2)}\n`,
  );
  console.log(`Version ${version} is recorded in worker/releases: commit it with the release.`);
}

if (process.argv.length > 2) {
  console.log(USAGE);
  process.exitCode = process.argv[2] === '--help' ? 0 : 2;
} else {
  record();
}
