import type { Run, RunCounts } from '@production-assist/shared/api';
import { Failure } from '../components/failure.tsx';
import { counted, list, number } from '../format.ts';
import { PermissionMarks } from '../permissions/marks.tsx';
import { tenantPath } from '../routes.ts';
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
  'suspended',
  'held',
] as const satisfies readonly (keyof RunCounts)[];

/** Everything that is known of one run. Why it failed looks as it does in a preview. */
export function RunDetails({ run }: { run: Run }) {
  const { sync } = words();
  const rest = [
    [sync.pagesRead, number(run.pages)],
    [sync.requests, number(run.graphRequests)],
    [sync.rows, number(run.rowsWritten)],
    [sync.trigger.label, sync.trigger[run.trigger]],
    [sync.mode.label, sync.mode[run.mode]],
    ...(run.roles ? [[sync.roles, list(run.roles)] as const] : []),
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
      {run.counts.leavers > 0 && <Leavers run={run} />}
      {run.permissionsChanged && (
        <div class="stack is-close">
          <h4>{sync.permissions.title}</h4>
          <PermissionMarks {...run.permissionsChanged} words={sync.permissions} />
        </div>
      )}
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

/** What became of those who are no longer in the group. */
function Leavers({ run }: { run: Run }) {
  const { left, seeRemovals } = words().sync;
  const { leavers, suspended, held } = run.counts;
  const kept = Math.max(0, leavers - suspended - held);
  return (
    <div class="small">
      {suspended > 0 && <p>{counted(left.suspended, suspended)}</p>}
      {held > 0 && (
        <p>
          {counted(left.held, held)} <a href={tenantPath(run.tenantId, 'removals')}>{seeRemovals}</a>
        </p>
      )}
      {kept > 0 && <p>{counted(left.kept, kept)}</p>}
    </div>
  );
}
