/** What is read of the report that vitest's JSON reporter writes. */
export interface Report {
  testResults: {
    name: string;
    status: string;
    assertionResults: { status: string }[];
  }[];
}

export interface Counts {
  passed: number;
  failed: number;
  /** What a person should know that is no failed test. */
  notes: string[];
}

/**
 * The true totals. Besides failed tests count as failed: a file that could not be loaded or whose hooks failed, a test
 * that was not run, a run without tests, and an error outside of all tests.
 *
 * @param report null where vitest wrote none
 * @param exitCode of vitest
 * @param scope `chosen`: somebody asked for some tests only, so that the others are left out on purpose
 */
export function count(report: Report | null, exitCode: number | null, scope: { chosen: boolean }): Counts {
  if (!report) return { passed: 0, failed: 1, notes: ['vitest ended without a report.'] };
  const notes: string[] = [];
  let [passed, failed, notRun] = [0, 0, 0];
  for (const { name, status, assertionResults } of report.testResults) {
    const failures = assertionResults.filter((test) => test.status === 'failed').length;
    passed += assertionResults.filter((test) => test.status === 'passed').length;
    failed += failures;
    notRun += assertionResults.filter((test) => test.status !== 'passed' && test.status !== 'failed').length;
    if (status === 'failed' && failures === 0) {
      failed++;
      notes.push(`Counted as failed, though no test of it failed: ${name}`);
    }
  }
  if (notRun && !scope.chosen) {
    failed += notRun;
    notes.push(`Counted as failed, because not run: ${notRun}`);
  }
  if (passed + failed === 0) {
    failed++;
    notes.push('No test ran.');
  }
  if (exitCode !== 0 && failed === 0) {
    failed++;
    notes.push('Counted as failed: an error outside of all tests; vitest shows it above.');
  }
  return { passed, failed, notes };
}
