import { describe, expect, it } from 'vitest';
import { count, type Report } from '../run/count.ts';

const report = (...files: [status: string, ...tests: string[]][]): Report => ({
  testResults: files.map(([status, ...tests], index) => ({
    name: `file-${index}`,
    status,
    assertionResults: tests.map((test) => ({ status: test })),
  })),
});

describe('the totals of a test run', () => {
  it.each([
    ['tests of all files', report(['passed', 'passed', 'passed'], ['failed', 'passed', 'failed']), 1, [3, 1]],
    ['a file that could not be loaded', report(['failed'], ['passed', 'passed']), 1, [1, 1]],
    ['a file whose hook failed after its tests', report(['failed', 'passed']), 1, [1, 1]],
    ['tests that were not run', report(['passed', 'passed', 'skipped', 'todo']), 0, [1, 2]],
    ['an error outside of all tests', report(['passed', 'passed']), 1, [1, 1]],
    ['no tests', report(), 0, [0, 1]],
    ['no report', null, 1, [0, 1]],
  ] as const)('count %s', (_, given, exitCode, [passed, failed]) => {
    expect(count(given, exitCode, { chosen: false })).toMatchObject({ passed, failed });
  });

  it('leave out what was left out on purpose', () => {
    const given = report(['passed', 'passed', 'skipped'], ['skipped', 'skipped']);
    expect(count(given, 0, { chosen: true })).toEqual({ passed: 1, failed: 0, notes: [] });
  });
});
