import { ROOT } from './local/bundle.ts';
import { ensureBrowser } from './run/browser.ts';
import { runChecks } from './run/checks.ts';
import { ensureShellcheck } from './run/shellcheck.ts';
import { runSuites } from './run/suites.ts';

/**
 * `npx -y pnpm@12 test`: everything there is to check. The last line says how many checks and tests passed and failed,
 * over all suites. With arguments only the suites run, and vitest gets the arguments.
 */
const args = process.argv.slice(process.argv[2] === '--' ? 3 : 2);
let [passed, failed] = [0, 0];

if (args.length) {
  console.log(`Only the suites run, as: vitest run ${args.join(' ')}\n`);
} else {
  for (const ok of await runChecks()) ok ? passed++ : failed++;
  console.log();
}
for (const ensureProgram of [ensureBrowser, ensureShellcheck]) {
  const advice = ensureProgram(ROOT);
  if (advice === null) continue;
  console.log(`${advice}\n`);
  failed++;
}
const suites = await runSuites(args);
passed += suites.passed;
failed += suites.failed;

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
