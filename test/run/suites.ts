import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Counts, count, type Report } from './count.ts';
import { run } from './process.ts';

/** Runs all suites, or what the arguments choose, and counts from vitest's report. */
export async function runSuites(args: readonly string[]): Promise<Counts> {
  const folder = await mkdtemp(join(tmpdir(), 'suites-'));
  const path = join(folder, 'report.json');
  const options = ['--reporter=default', '--reporter=json', `--outputFile.json=${path}`, '--allowOnly=false'];
  const { code } = await run('vitest', ['run', ...options, ...args], show);
  const report = await readReport(path);
  await rm(folder, { recursive: true, force: true });
  const counts = count(report, code, { chosen: args.length > 0 });
  for (const note of counts.notes) console.log(note);
  return counts;
}

/** As it comes, without the line about a report that is gone by the time somebody reads it. */
function show(text: string): void {
  process.stdout.write(text.replace(/^JSON report written to .*\n/m, ''));
}

/** @returns null where vitest ended before it wrote one */
async function readReport(path: string): Promise<Report | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return null;
  }
}
