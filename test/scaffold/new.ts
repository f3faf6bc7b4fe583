import { ROOT } from '../local/bundle.ts';
import { run } from '../run/process.ts';
import { newCheck } from './check.ts';
import { newFailure } from './failure.ts';
import { newLanguage } from './language.ts';
import { newReader } from './reader.ts';
import { newRoute } from './route.ts';
import { Workshop } from './workshop.ts';

/**
 * `npx -y pnpm@12 new KIND NAME`: what a new reader, check, failure, language or route begins with. It lints and its
 * types hold at once; the test that is written with it fails until it is filled in.
 */

/** Writes it, and says what is left to do, a line each. */
type Scaffold = (workshop: Workshop, name: string) => string[];

const KINDS: Readonly<Record<string, { make: Scaffold; name: RegExp; example: string }>> = {
  reader: { make: newReader, name: /^[a-z]+(-[a-z]+)*$/, example: 'sign-in-logs' },
  check: { make: newCheck, name: /^[a-z]+([.-][a-z]+)*$/, example: 'group.owner' },
  failure: { make: newFailure, name: /^[a-z]+(-[a-z]+)*$/, example: 'group-too-large' },
  language: { make: newLanguage, name: /^[a-z]{2}$/, example: 'fr' },
  route: { make: newRoute, name: /^[a-z]+(-[a-z]+)*$/, example: 'domains' },
};

const USAGE = `Usage: npx -y pnpm@12 new KIND NAME

${Object.entries(KINDS)
  .map(([kind, { example }]) => `  npx -y pnpm@12 new ${kind} ${example}`)
  .join('\n')}

  Writes the files it begins with and a test that fails until it is filled in, and says what is left to do.`;

async function main(): Promise<void> {
  // pnpm hands a separating `--` on.
  const [kind = '', name = '', ...more] = process.argv.slice(process.argv[2] === '--' ? 3 : 2);
  if (kind === '--help' || kind === '-h') return console.log(USAGE);
  const known = KINDS[kind];
  if (!known || more.length > 0) return fail(`What is to be new? ${USAGE}`);
  if (!known.name.test(name)) return fail(`"${name}" is no name of a ${kind}; one is "${known.example}".`);
  const workshop = new Workshop(ROOT);
  let left: string[];
  try {
    left = known.make(workshop, name);
  } catch (error) {
    return fail((error as Error).message);
  }
  await workshop.save();
  const { code, output } = await run('biome', ['check', '--write', ...workshop.files]);
  if (code !== 0) return fail(output);
  console.log(`Written:\n${workshop.files.map((file) => `  ${file}`).join('\n')}\n\nLeft to do:`);
  for (const [at, line] of left.entries()) console.log(`  ${at + 1}. ${line}`);
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 2;
}

await main();
