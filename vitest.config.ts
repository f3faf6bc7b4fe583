import { availableParallelism } from 'node:os';
import { cloudflareTest } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';
import { newCredentialKeys } from './test/local/keys.ts';
import { readMigrations } from './test/local/migrations.ts';
import LongFilesFirst from './test/run/sequencer.ts';

/** How long a test may take; the machine may be busy, and how fast it is is no test's business. */
const PATIENCE_MS = 60_000;

/** How long `expect.poll` waits for what is not there yet; its own second is less than a busy machine draws a page in. */
const POLL_PATIENCE_MS = 20_000;

/** One more than processors: most tests wait a good part of their time for a browser or for workerd. */
const WORKERS = availableParallelism() + 1;

/**
 * For suites that Node runs as it is: its files share processes, so that what they import is loaded once, and Node itself
 * takes the types out. None of them replaces a module, and each puts back what it changes in the process.
 */
const PLAIN_NODE = {
  isolate: false,
  experimental: { viteModuleRunner: false, nodeLoader: false },
} as const;

/** The suites. Each is on the runtime its subject runs on; only the network outside is the simulator's. */
export default defineConfig({
  test: {
    silent: 'passed-only',
    maxWorkers: WORKERS,
    sequence: { sequencer: LongFilesFirst },
    projects: [
      {
        // Rules as pure functions, the simulator, the repository's own rules: on Node.
        test: {
          name: 'rules',
          ...PLAIN_NODE,
          include: ['test/rules/**/*.test.ts', 'test/deploy/rules/**/*.test.ts', 'test/simulator/test/**/*.test.ts'],
          testTimeout: PATIENCE_MS,
          hookTimeout: PATIENCE_MS,
        },
      },
      {
        // The Worker's modules inside workerd, with D1, KV and a clock that is passed in.
        plugins: [
          cloudflareTest(async () => ({
            wrangler: { configPath: './wrangler.toml' },
            miniflare: { bindings: { CREDENTIAL_KEYS: newCredentialKeys(), MIGRATIONS: await readMigrations() } },
          })),
        ],
        test: {
          name: 'runtime',
          include: ['test/runtime/**/*.test.ts'],
          // Files share a workerd; test/runtime/storage.ts empties its storage before each.
          isolate: false,
          setupFiles: ['test/runtime/storage.ts'],
          testTimeout: PATIENCE_MS,
          hookTimeout: PATIENCE_MS,
        },
      },
      {
        // The bundle as it is deployed, on workerd, from outside: the interface, the queue, the cron.
        test: {
          name: 'worker',
          ...PLAIN_NODE,
          include: ['test/worker/**/*.test.ts', 'test/deploy/*.test.ts'],
          globalSetup: 'test/worker/bundle.ts',
          testTimeout: PATIENCE_MS,
          hookTimeout: PATIENCE_MS,
        },
      },
      {
        // The same bundle in a process that is killed, with faults, jumps of the clock and every order of deliveries.
        test: {
          name: 'chaos',
          ...PLAIN_NODE,
          include: ['test/chaos/**/*.test.ts'],
          globalSetup: 'test/worker/bundle.ts',
          // After everything else: it has enough to do for every processor.
          sequence: { groupOrder: 2 },
          testTimeout: PATIENCE_MS,
          hookTimeout: PATIENCE_MS,
        },
      },
      {
        // The extension's parts on a document, with the browser's interfaces in memory.
        plugins: [WxtVitest({ root: 'extension' })],
        test: {
          name: 'extension',
          include: ['test/extension/**/*.test.ts?(x)'],
          // Files share what they import, jsdom above all; test/extension/beginning.ts puts the panel's state back.
          isolate: false,
          setupFiles: 'test/extension/beginning.ts',
          testTimeout: PATIENCE_MS,
          hookTimeout: PATIENCE_MS,
        },
      },
      {
        // The settings page's rules, its client and its state: on Node, without a document.
        test: { name: 'web', ...PLAIN_NODE, include: ['test/web/**/*.test.ts'] },
      },
      {
        // The built extension in Chromium, on the simulated admin center under Microsoft's addresses.
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: 'test/browser/build.ts',
          // Browsers and what they talk to are closed by each file itself.
          ...PLAIN_NODE,
          expect: { poll: { timeout: POLL_PATIENCE_MS } },
          // After everything that is not drawn.
          sequence: { groupOrder: 1 },
          testTimeout: PATIENCE_MS,
          hookTimeout: PATIENCE_MS,
        },
      },
    ],
  },
});
