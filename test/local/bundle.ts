import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** Root of the checkout. */
export const ROOT = resolve(import.meta.dirname, '../..');

/**
 * Bundles the Worker exactly as it is deployed.
 *
 * @param folder where the bundle goes
 * @returns path of its module
 * @throws Error with wrangler's own words where it does not build
 */
export async function bundleWorker(folder: string): Promise<string> {
  // Not awaited: the bundler is under way before the caller loads whatever else it needs.
  mkdirSync(folder, { recursive: true });
  const wrangler = join(ROOT, 'node_modules/wrangler/bin/wrangler.js');
  try {
    await promisify(execFile)(process.execPath, [wrangler, 'deploy', '--dry-run', '--outdir', folder], {
      cwd: ROOT,
      env: { ...process.env, WRANGLER_SEND_METRICS: 'false', NO_COLOR: '1' },
    });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`The Worker does not build:\n${stdout}${stderr}`);
  }
  return join(folder, 'index.js');
}
