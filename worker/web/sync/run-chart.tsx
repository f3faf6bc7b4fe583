import { fill } from '@production-assist/shared/texts/texts';
import { useId, useMemo, useState } from 'preact/hooks';
import { useWidth } from '../components/use-width.ts';
import { dateTime, duration, number } from '../format.ts';
import { words } from '../texts.ts';
import { type Chart, type ChartRun, layOut, nearest } from './chart.ts';
import { ChartDrawing, FRAME, MARKS } from './chart-drawing.tsx';
import { ChartTable } from './chart-table.tsx';

/**
 * People and run time over time. The drawing is for the eye; a slider lies over it, so that keys go from run to run and
 * a screen reader says each one; and the same stands below as a table.
 */
export function RunChart({ runs }: { runs: ChartRun[] }) {
  const { chart: said } = words().sync;
  const { element, width } = useWidth<HTMLDivElement>();
  const [at, setAt] = useState<number | null>(null);
  const title = useId();
  // Where the reader's midnight is, at the newest run.
  const offsetMs = -new Date(runs.at(-1)?.at ?? 0).getTimezoneOffset() * 60_000;
  const inner = Math.max(0, width - FRAME.left - FRAME.right);
  const chart = useMemo(
    () => (inner > 0 ? layOut(runs, { width: inner, height: FRAME.panel }, offsetMs) : null),
    [runs.map((run) => run.id).join(), inner, offsetMs],
  );
  const index = at === null ? null : Math.min(at, runs.length - 1);
  const run = index === null ? undefined : runs[index];
  return (
    <figure class="card chart" aria-labelledby={title}>
      <figcaption>
        <h3 id={title}>{said.title}</h3>
        <Legend runs={runs} />
      </figcaption>
      <div class="chart-area" ref={element}>
        {chart && (
          <>
            <ChartDrawing chart={chart} width={width} marked={index} />
            <input
              type="range"
              min={0}
              max={runs.length - 1}
              step={1}
              value={index ?? runs.length - 1}
              aria-label={fill(said.label, { people: said.people, took: said.took })}
              aria-valuetext={inWords(run ?? runs.at(-1))}
              onInput={(event) => setAt(event.currentTarget.valueAsNumber)}
              onFocus={() => setAt((before) => before ?? runs.length - 1)}
              onBlur={() => setAt(null)}
              onPointerMove={(event) => setAt(nearest(chart, event.offsetX - FRAME.left))}
              onPointerLeave={(event) => {
                if (document.activeElement !== event.currentTarget) setAt(null);
              }}
            />
            {run && index !== null && <Tip run={run} x={FRAME.left + (chart.xs[index] ?? 0)} chart={chart} />}
          </>
        )}
      </div>
      <ChartTable runs={runs} />
    </figure>
  );
}

/** What one run was, beside its place. */
function Tip({ run, x, chart }: { run: ChartRun; x: number; chart: Chart }) {
  const { chart: said } = words().sync;
  const middle = (chart.xs.at(-1) ?? 0) / 2 + FRAME.left;
  return (
    <div class={`chart-tip ${x > middle ? 'is-left' : ''}`} style={{ left: `${x}px` }} aria-hidden="true">
      <span class="quiet">{dateTime(new Date(run.at).toISOString())}</span>
      <b>{run.people === null ? said.failed : `${number(run.people)} ${said.peopleUnit}`}</b>
      {leaversOf(run).map((text) => (
        <span key={text}>{text}</span>
      ))}
      <span>{duration(run.tookMs)}</span>
    </div>
  );
}

function inWords(run: ChartRun | undefined): string {
  const { chart: said } = words().sync;
  if (!run) return '';
  const time = dateTime(new Date(run.at).toISOString());
  const took = duration(run.tookMs);
  if (run.people === null) return fill(said.pointFailed, { time, took });
  const people = [`${number(run.people)} ${said.peopleUnit}`, ...leaversOf(run)].join(', ');
  return fill(said.point, { time, took, people });
}

/** What a run did about leavers, in words. */
function leaversOf({ suspended, held }: ChartRun): string[] {
  const { chart: said } = words().sync;
  return [
    ...(suspended > 0 ? [fill(said.marked, { count: number(suspended) })] : []),
    ...(held > 0 ? [fill(said.markedHeld, { count: number(held) })] : []),
  ];
}

/** What the signs on the line mean, where there are any. */
function Legend({ runs }: { runs: readonly ChartRun[] }) {
  const { chart: said } = words().sync;
  const kinds = (['suspended', 'held'] as const).filter((kind) => runs.some((run) => run[kind] > 0));
  if (kinds.length === 0) return null;
  return (
    <p class="chart-legend small">
      {kinds.map((kind) => (
        <span key={kind} class="chart-sign">
          <svg viewBox="-8 -8 16 16" aria-hidden="true">
            <path class={`chart-leavers is-${kind}`} d={MARKS[kind]} />
          </svg>
          {said[kind]}
        </span>
      ))}
    </p>
  );
}
