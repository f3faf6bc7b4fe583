import type { Run } from '@production-assist/shared/api';
import { fill } from '@production-assist/shared/texts/texts';
import { StatusIcon } from '@production-assist/shared/ui/status-icon';
import { Fragment } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import { Button } from '../components/button.tsx';
import { IconButton } from '../components/icon-button.tsx';
import { dateTime, duration, number } from '../format.ts';
import { words } from '../texts.ts';
import { RunDetails } from './run-details.tsx';
import { withAccess } from './with-access.ts';

/** Rows at first, and with each further press: the chart has more runs than a person reads. */
const ROWS = 20;

/** Runs, newest first; each opens to everything that is known of it. `openFailed`: the newest does so by itself. */
export function History({ runs, openFailed }: { runs: readonly Run[]; openFailed: boolean }) {
  const { common, sync } = words();
  const { column } = sync;
  const [shown, setShown] = useState(ROWS);
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set());
  const id = useId();
  const [newest] = runs;
  // Somebody who has waited for a run that failed wants to know why.
  useEffect(() => {
    if (openFailed && newest?.state === 'failed') setOpen((before) => new Set([...before, newest.id]));
  }, [newest?.id, newest?.state]);
  const toggle = (runId: string) =>
    setOpen((before) => new Set(before.has(runId) ? [...before].filter((each) => each !== runId) : [...before, runId]));
  return (
    <section class="stack is-close" aria-labelledby={id}>
      <h3 id={id}>{sync.history}</h3>
      <div class="card has-table">
        <table class="data runs">
          <caption class="visually-hidden">{sync.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{column.at}</th>
              <th scope="col">{column.outcome}</th>
              <th scope="col" class="is-number">
                {column.people}
              </th>
              <th scope="col">{column.changes}</th>
              <th scope="col" class="is-number">
                {column.took}
              </th>
              <th scope="col">{column.by}</th>
            </tr>
          </thead>
          <tbody>
            {runs.slice(0, shown).map((run) => (
              <Fragment key={run.id}>
                <RunLine
                  run={run}
                  detailsId={`${id}-${run.id}`}
                  open={open.has(run.id)}
                  toggle={() => toggle(run.id)}
                />
                {open.has(run.id) && (
                  <tr class="run-opened" id={`${id}-${run.id}`}>
                    <td colSpan={6}>
                      <RunDetails run={run} />
                    </td>
                  </tr>
                )}
              </Fragment>
            ))}
          </tbody>
        </table>
        {runs.length > shown && (
          <div class="list-end">
            <Button onClick={() => setShown((rows) => rows + ROWS)}>{common.more}</Button>
          </div>
        )}
      </div>
    </section>
  );
}

const SIGN = { queued: 'unknown', running: 'unknown', succeeded: 'pass', failed: 'fail' } as const;

function RunLine(props: { run: Run; detailsId: string; open: boolean; toggle: () => void }) {
  const { run, detailsId, open, toggle } = props;
  const { sync } = words();
  const { column, state, trigger, details } = sync;
  const at = run.startedAt ?? run.queuedAt;
  const took = run.startedAt && run.finishedAt ? Date.parse(run.finishedAt) - Date.parse(run.startedAt) : null;
  return (
    <tr class={open ? 'is-open' : ''} data-run={run.id}>
      <th scope="row">
        <span class="run-at">
          <IconButton
            sign="expand"
            label={fill(details, { time: dateTime(at) })}
            expanded={open}
            controls={detailsId}
            onClick={toggle}
          />
          <time dateTime={at}>{dateTime(at)}</time>
        </span>
      </th>
      <td>
        <span class={`with-icon is-${SIGN[run.state]}`}>
          <StatusIcon status={SIGN[run.state]} />
          <span>
            {state[run.state]}
            {run.failure && <span class="second">{run.failure.title}</span>}
          </span>
        </span>
      </td>
      <td data-label={column.people} class="is-number">
        {run.state === 'failed' ? '–' : number(withAccess(run.counts))}
      </td>
      <td data-label={column.changes}>
        {changes(run) || (
          <span class="quiet">{run.mode === 'delta' && run.finishedAt ? sync.nothingChanged : sync.noChanges}</span>
        )}
      </td>
      <td data-label={column.took} class="is-number">
        {took === null ? '–' : duration(took)}
      </td>
      <td data-label={column.by}>{run.requestedBy ?? trigger[run.trigger]}</td>
    </tr>
  );
}

function changes({ counts, permissionsChanged }: Run): string {
  const { changed, permissions } = words().sync;
  const people = (['created', 'added', 'updated', 'leavers', 'suspended', 'held'] as const)
    .filter((name) => counts[name] > 0)
    .map((name) => fill(changed[name], { count: number(counts[name]) }));
  return [...people, ...(permissionsChanged ? [permissions.changed] : [])].join(', ');
}
