import { resolve } from 'node:path';
import { CloudflareError } from './cloudflare.ts';
import { NotReady } from './prepare.ts';
import { type Surroundings, WranglerError } from './wrangler.ts';

/**
 * Runs a command: its arguments, its errors in words, its exit code (1: it failed, 2: it was asked wrongly).
 *
 * @param takes how many arguments it has
 */
export async function command(
  usage: string,
  takes: number,
  work: (surroundings: Surroundings, args: string[]) => Promise<void>,
): Promise<void> {
  const args = process.argv.slice(process.argv[2] === '--' ? 3 : 2);
  const asked = args.includes('--help') || args.includes('-h');
  if (asked || args.length !== takes) {
    (asked ? console.log : console.error)(usage);
    process.exitCode = asked ? 0 : 2;
    return;
  }
  const surroundings: Surroundings = {
    // pnpm runs scripts in the root of the checkout.
    root: process.cwd(),
    environment: process.env,
    say: (line) => console.log(line),
  };
  try {
    await work(
      surroundings,
      args.map((path) => resolve(process.env.INIT_CWD ?? '', path)),
    );
  } catch (error) {
    console.error(explain(error));
    process.exitCode = 1;
  }
}

function explain(error: unknown): string {
  if (error instanceof NotReady) {
    const lines = error.problems.map(({ what, fix }) => `  ✗ ${what}\n    ${fix}`);
    return `Nothing was changed at Cloudflare. To put right:\n\n${lines.join('\n')}`;
  }
  if (error instanceof CloudflareError || error instanceof WranglerError) {
    return `\n${error.message}\n\nWhat is done stays; run this again, and it goes on from there.`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
