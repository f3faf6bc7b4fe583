import { setTimeout } from 'node:timers/promises';
import { launchers, stillLaunched } from './launchers.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Longest a clean end may take, in ms; then the process ends all the same. */
const STOP_TIMEOUT_MS = 5_000;

/** Time for what is still being cleared away, in ms. */
const CLEARING_MS = 50;

/** How often it is checked that whoever started the command is still there, in ms. */
const LAUNCHER_CHECK_MS = 500;

/** How the command ends: once, cleanly, with exit code 0, at whatever moment it is told to. */
export interface Stop {
  /** True once the command is ending: whatever fails from now on is no news. */
  readonly requested: boolean;
  /** What has to be done at the end; the last one added is done first. */
  before(end: () => Promise<void>): void;
  /**
   * Takes the signals away from libraries that listen to them too. Miniflare ends the process on the spot, which is
   * right as long as it is only starting, and too early once there is something to put away.
   */
  takeOver(): void;
}

/** Listens from now on to Ctrl-C, to SIGTERM, and to the end of the `npx` that started the command. */
export function listenForStop(announce: () => void): Stop {
  let requested = false;
  const ends: (() => Promise<void>)[] = [];

  async function stop(): Promise<void> {
    if (requested) return;
    requested = true;
    announce();
    void setTimeout(STOP_TIMEOUT_MS, null, { ref: false }).then(() => process.exit(0));
    for (const end of ends.reverse()) await end().catch(() => {});
    // Miniflare removes its temporary folder without being waited for.
    await setTimeout(CLEARING_MS);
    process.exit(0);
  }

  for (const signal of SIGNALS) process.on(signal, stop);
  // Also where a library answered the signal and chose another code.
  process.on('exit', () => {
    if (requested) process.exitCode = 0;
  });
  // The terminal may be gone before we are.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

  const chain = launchers();
  if (chain.length) {
    setInterval(() => {
      if (!stillLaunched(chain)) void stop();
    }, LAUNCHER_CHECK_MS).unref();
  }

  return {
    get requested() {
      return requested;
    },
    before: (end) => void ends.push(end),
    takeOver() {
      for (const signal of SIGNALS) {
        for (const listener of process.listeners(signal)) if (listener !== stop) process.off(signal, listener);
      }
    },
  };
}
