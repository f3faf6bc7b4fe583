import { join } from 'node:path';
import { bundleWorker, ROOT } from '../local/bundle.ts';

/** Where the suites find the bundle. */
export const BUNDLE = join(ROOT, '.local/test-bundle');

let bundled: Promise<string> | undefined;

/** Builds it, once for all suites of a run. */
export async function setup(): Promise<void> {
  bundled ??= bundleWorker(BUNDLE);
  await bundled;
}
