import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ended, inSeconds, mark, run } from './process.ts';

/** Something to check that is no test. */
interface Check {
  title: string;
  tool: string;
  args: string[];
  /** Where its exit code does not say it all. */
  isClean?: (ended: Ended) => boolean;
}

/** Columns of a title, so that the times stand below each other. */
const TITLE_WIDTH = 34;

/** The one that takes longest first: nothing runs beside what is begun last. */
const TYPE_PROJECTS = ['test', 'test/runtime', 'worker', 'extension', 'worker/web', 'shared'];

function checks(bundle: string): Check[] {
  return [
    {
      title: 'bundle, as deployed',
      tool: 'wrangler',
      args: ['deploy', '--dry-run', '--outdir', bundle],
      // wrangler goes on after a warning.
      isClean: ({ output }) => !/warning/i.test(output),
    },
    {
      title: 'generated types are current',
      tool: 'wrangler',
      // As in the script `types`.
      args: ['types', 'worker/env.d.ts', '--include-runtime=false', '--check'],
    },
    { title: 'lint and format', tool: 'biome', args: ['check', '--error-on-warnings'] },
    ...TYPE_PROJECTS.map((project) => ({
      title: `types: ${project}`,
      tool: 'tsc',
      // By default four checkers share the files, and each works out for itself the types they have in common.
      args: ['-p', project, '--checkers', '1'],
    })),
  ];
}

/** Runs every check, as many at once as there are processors. @returns for each whether it passed */
export async function runChecks(): Promise<boolean[]> {
  const bundle = await mkdtemp(join(tmpdir(), 'bundle-'));
  const waiting = checks(bundle);
  const results: boolean[] = [];
  const work = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) results.push(await runCheck(check));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  await rm(bundle, { recursive: true, force: true });
  return results;
}

async function runCheck({ title, tool, args, isClean = () => true }: Check): Promise<boolean> {
  const ended = await run(tool, args);
  const ok = ended.code === 0 && isClean(ended);
  console.log(`${mark(ok)} ${title.padEnd(TITLE_WIDTH)} ${inSeconds(ended.ms).padStart(7)}`);
  if (!ok) console.log(`  ${tool} ${args.join(' ')}\n\n${ended.output.trim()}\n`);
  return ok;
}
