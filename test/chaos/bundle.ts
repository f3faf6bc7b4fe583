import { join } from 'node:path';
import { bundleWorker, ROOT } from '../local/bundle.ts';

/** Folder of the bundle the schedules are played with. */
const FOLDER = join(ROOT, '.local/chaos-bundle');

/** Where the schedules find the bundle. */
export const BUNDLE = join(FOLDER, 'index.js');

/** Builds it. */
export async function setup(): Promise<void> {
  await bundleWorker(FOLDER);
}
