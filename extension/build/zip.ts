import { fileURLToPath } from 'node:url';
import type { InlineConfig } from 'wxt';

/** How the extension is packed: names of the files, and which sources go to a reviewer. */

/** Whether it is built for a store, by `build/package.ts`, and not to be loaded from its folder. */
export const FOR_STORE = process.env.EXTENSION_FOR === 'store';

/**
 * All that a build reads, and what an installation wants to see of the rest. A list of what is in, so that nobody's own
 * file gets into a package by lying about.
 */
export const SOURCES = [
  'package.json',
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  'tsconfig.json',
  'THIRD-PARTY.md',
  'extension/**/*',
  'shared/**/*',
  'worker/package.json',
  'worker/web/package.json',
  'test/simulator/package.json',
];

/** WXT sorts the entries and writes no times: the same files make the same bytes. */
export const ZIP: NonNullable<InlineConfig['zip']> = {
  name: 'entra-connection',
  artifactTemplate: '{{name}}-{{version}}-{{browser}}.zip',
  sourcesTemplate: '{{name}}-{{version}}-sources.zip',
  sourcesRoot: fileURLToPath(new URL('../..', import.meta.url)),
  includeSources: SOURCES,
  // Pictures of the stores: large, and no part of a build.
  excludeSources: ['extension/store/pictures/**'],
};
