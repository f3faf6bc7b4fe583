import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../bundle.ts';

/** What the start command was asked for. */
export interface StartOptions {
  /** Speak to Microsoft's real hosts instead of the simulated directory. */
  live: boolean;
  /** The port to try first. */
  port: number;
  /** Folder for everything that is kept: data, keys, session, bundle. */
  data: string;
}

const DEFAULT_PORT = 8787;

export const USAGE = `Usage: npx -y pnpm@12 start [options]

Starts the Worker with a simulated Microsoft directory, connects the tenant gtg to it and syncs it.

  --live       speak to Microsoft's real hosts; you save a connection of your own
  --port N     port to listen on (${DEFAULT_PORT}; the next free one where it is taken)
  --data DIR   keep data, keys and session here instead of in .local
  --help       show this`;

/** An option that is not understood; the message says which and why. */
export class UsageError extends Error {}

/**
 * @param args what follows the command's name
 * @returns null where only the usage was asked for
 * @throws UsageError
 */
export function parseOptions(args: string[]): StartOptions | null {
  const { live, port, data, help } = parse(args);
  if (help) return null;
  return { live, port: portNumber(port), data: data === undefined ? resolve(ROOT, '.local') : folder(data) };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      // pnpm hands a separating `--` on.
      args: args[0] === '--' ? args.slice(1) : args,
      options: {
        live: { type: 'boolean', default: false },
        port: { type: 'string' },
        data: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    // Node explains in further sentences how one would pass such a thing as a positional argument; there is none.
    const [sentence] = (error as Error).message.split('. ');
    throw new UsageError(`${sentence}.`.replace('..', '.'));
  }
}

function portNumber(text: string | undefined): number {
  if (text === undefined) return DEFAULT_PORT;
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port < 1 || port > 65_535) {
    throw new UsageError('--port needs a number from 1 to 65535.');
  }
  return port;
}

function folder(path: string): string {
  if (path === '') throw new UsageError('--data needs the path of a folder.');
  return resolve(path);
}
