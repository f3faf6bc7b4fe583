import { type Run, RunCounts } from '@production-assist/shared/api';
import * as v from 'valibot';

/** Of everything that is counted none. */
const NO_COUNTS = v.parse(RunCounts, Object.fromEntries(Object.keys(RunCounts.entries).map((name) => [name, 0])));

/** A run as the interface shows it, for tests of what is made of it. */
export function aRun(run: Partial<Run> = {}, counts: Partial<RunCounts> = {}): Run {
  return {
    id: 'run-1',
    tenantId: 'gtg',
    trigger: 'manual',
    state: 'succeeded',
    requestedBy: 'Ada',
    queuedAt: '2026-11-22T09:00:00.000Z',
    startedAt: '2026-11-22T09:00:01.000Z',
    finishedAt: '2026-11-22T09:00:03.000Z',
    mode: 'full',
    counts: { ...NO_COUNTS, ...counts },
    pages: 1,
    roles: null,
    permissionsChanged: null,
    graphRequests: 3,
    rowsWritten: 0,
    failure: null,
    log: [],
    ...run,
  };
}
