import { join } from 'node:path';
import { bundleWorker, ROOT } from '../local/bundle.ts';

/** Where the suites find the bundle. */
export const BUNDLE = join(ROOT, '.local/test-bundle');

export async function setup(): Promise<void> {
  await bundleWorker(BUNDLE);
}
