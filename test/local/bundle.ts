import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** Root of the checkout. */
export const ROOT = resolve(import.meta.dirname, '../..');

/** Where the page's files are, beside a bundle. */
export const webBeside = (bundle: string): string => join(dirname(bundle), 'web');

/**
 * Builds the page and bundles the Worker exactly as they are deployed; each caller has files of its own, so that nobody
 * serves what somebody else is writing.
 *
 * @param folder where the bundle goes
 * @returns path of its module
 * @throws Error with wrangler's own words where it does not build
 */
export async function bundleWorker(folder: string): Promise<string> {
  // Not awaited: the bundler is under way before the caller loads whatever else it needs.
  const bundle = join(folder, 'index.js');
  const web = webBeside(bundle);
  // wrangler looks for the page's folder before its build command has filled it.
  mkdirSync(web, { recursive: true });
  const wrangler = join(ROOT, 'node_modules/wrangler/bin/wrangler.js');
  try {
    await promisify(execFile)(
      process.execPath,
      [wrangler, 'deploy', '--dry-run', '--outdir', folder, '--assets', web],
      {
        cwd: ROOT,
        env: {
          ...process.env,
          // Vitest says 'test', and libraries keep what is for developers only.
          NODE_ENV: 'production',
          WEB_OUT: web,
          WRANGLER_SEND_METRICS: 'false',
          NO_COLOR: '1',
        },
      },
    );
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`The Worker does not build:\n${stdout}${stderr}`);
  }
  return bundle;
}
