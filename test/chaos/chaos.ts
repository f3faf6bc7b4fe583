import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleWorker, ROOT } from '../local/bundle.ts';
import { openArena, type Verdict } from './arena.ts';
import { explain } from './explain.ts';

/**
 * `npx -y pnpm@12 chaos --runs 5000`: many schedules, as many at once as there are processors. Ends with 1 where
 * something did not hold.
 */
const USAGE = `--runs N   schedules to play; 1000 where nothing is said
--seed S   the first seed; another one every time where nothing is said
--keep-on  go on after a seed that failed`;

/** Another bundle than that of the suites: both may run at once. */
const FOLDER = join(ROOT, '.local/chaos-bundle');

/** Progress is told after so many schedules. */
const TOLD_EVERY = 50;

const options = readOptions();
const first = options.seed;
console.log(`${options.runs} schedules, from seed ${first}`);
await bundleWorker(FOLDER);
const began = performance.now();
const total: Record<string, number> = {};
let next = first;
let done = 0;
let failed = 0;
await Promise.all(Array.from({ length: Math.min(availableParallelism(), options.runs) }, work));
const minutes = ((performance.now() - began) / 60_000).toFixed(1);
console.log(`${done} schedules in ${minutes} min, ${failed} failed: ${told(total)}`);
process.exitCode = failed === 0 ? 0 : 1;

async function work(): Promise<void> {
  const arena = await openArena(join(FOLDER, 'index.js'), options.runs === 1);
  while (next < first + options.runs && (failed === 0 || options.keepOn)) {
    const verdict = await arena.play(next++);
    done++;
    for (const [what, n] of Object.entries(verdict.tally)) total[what] = (total[what] ?? 0) + n;
    if (verdict.problems.length) await tell(verdict);
    if (done % TOLD_EVERY === 0) console.log(`${done} schedules, ${failed} failed: ${told(total)}`);
  }
  await arena.stop();
}

async function tell(verdict: Verdict): Promise<void> {
  failed++;
  const folder = join(ROOT, '.local/chaos');
  const path = join(folder, `seed-${verdict.seed}.log`);
  await mkdir(folder, { recursive: true });
  await writeFile(path, [...verdict.problems, '', ...verdict.trace, ''].join('\n'));
  console.log(`${explain(verdict)}\nEvery step: ${path}`);
}

function told(numbers: Record<string, number>): string {
  return Object.entries(numbers)
    .map(([what, n]) => `${n} ${what}`)
    .join(', ');
}

function readOptions(): { runs: number; seed: number; keepOn: boolean } {
  try {
    const { values } = parseArgs({
      args: process.argv.slice(process.argv[2] === '--' ? 3 : 2),
      options: { runs: { type: 'string' }, seed: { type: 'string' }, 'keep-on': { type: 'boolean' } },
    });
    const whole = (text: string) => (/^\d{1,10}$/.test(text) ? Number(text) : Number.NaN);
    const runs = whole(values.runs ?? '1000');
    const seed = whole(values.seed ?? String(Date.now() % 1_000_000_000));
    if (Number.isNaN(runs + seed)) throw new Error('A whole number is needed.');
    return { runs, seed, keepOn: values['keep-on'] ?? false };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}\n`);
    process.exit(2);
  }
}
