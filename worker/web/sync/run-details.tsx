import type { Run, RunCounts } from '@production-assist/shared/api';
import { Failure } from '../components/failure.tsx';
import { number } from '../format.ts';
import { words } from '../texts.ts';

const COUNTS = [
  'members',
  'fetched',
  'others',
  'processed',
  'skipped',
  'created',
  'added',
  'updated',
  'unchanged',
  'leavers',
] as const satisfies readonly (keyof RunCounts)[];

/** Everything that is known of one run. Why it failed looks as it does in a preview. */
export function RunDetails({ run }: { run: Run }) {
  const { sync } = words();
  const rest = [
    [sync.pagesRead, number(run.pages)],
    [sync.requests, number(run.graphRequests)],
    [sync.rows, number(run.rowsWritten)],
    [sync.trigger.label, sync.trigger[run.trigger]],
    [sync.runId, <code key="id">{run.id}</code>],
  ] as const;
  return (
    <div class="run-details">
      {run.failure && <Failure failure={run.failure} />}
      {run.log.length > 0 && (
        <div>
          <h4>{sync.log}</h4>
          <pre class="log">{run.log.join('\n')}</pre>
        </div>
      )}
      {/* A run that read nobody has nothing to count. */}
      {(run.state === 'succeeded' || run.counts.members > 0) && (
        <dl class="run-counts">
          {COUNTS.map((name) => (
            <div key={name}>
              <dt>{sync.counts[name]}</dt>
              <dd>{number(run.counts[name])}</dd>
            </div>
          ))}
        </dl>
      )}
      {run.counts.leavers > 0 && <p class="small">{sync.leaversKept}</p>}
      <dl class="run-rest small">
        {rest.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
