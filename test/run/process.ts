import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { styleText } from 'node:util';
import { ROOT } from '../local/bundle.ts';

/** How a process ended. */
export interface Ended {
  /** Null where a signal ended it. */
  code: number | null;
  /** What it wrote, both streams as they came. */
  output: string;
  ms: number;
}

/**
 * Runs one of the project's own tools in the project's root.
 *
 * @param tool name in `node_modules/.bin`
 * @param onOutput gets what it writes, as it comes
 */
export function run(tool: string, args: readonly string[], onOutput?: (text: string) => void): Promise<Ended> {
  const began = performance.now();
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const keep = (chunk: Buffer) => {
      chunks.push(chunk);
      onOutput?.(chunk.toString());
    };
    const child = spawn(join(ROOT, 'node_modules/.bin', tool), args, {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      // wrangler would warn that the Worker's secret is not set here; the suites bring one of their own.
      env: {
        ...process.env,
        WRANGLER_LOG: process.env.WRANGLER_LOG ?? 'error',
        WRANGLER_SEND_METRICS: 'false',
        ...colour(),
      },
    });
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const end = (code: number | null, note = '') =>
      resolve({ code, output: Buffer.concat(chunks).toString() + note, ms: performance.now() - began });
    child.on('error', (error) => end(null, `${tool} does not start: ${error.message}\n`));
    child.on('close', (code) => end(code));
  });
}

/** Time for people: `1.4 s`. */
export function inSeconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

/** A tick or a cross, coloured where somebody looks on. */
export function mark(ok: boolean): string {
  return styleText(ok ? 'green' : 'red', ok ? '✓' : '✗');
}

function colour(): Record<string, string> {
  if (process.env.NO_COLOR || process.env.FORCE_COLOR) return {};
  return process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' };
}
