import { DAY_MS } from '@production-assist/shared/days';
import type { ComponentChildren } from 'preact';
import { duration, number, shortDay, timeOfDay } from '../format.ts';
import { words } from '../texts.ts';
import type { Chart, ChartRun, Panel } from './chart.ts';

/** Room around the panels and their height, CSS pixels. */
export const FRAME = { left: 64, right: 12, title: 28, panel: 112, between: 20, axis: 28 } as const;

const HEIGHT = 2 * (FRAME.title + FRAME.panel) + FRAME.between + FRAME.axis;
const MINUTE_MS = 60_000;

/** More runs than this have no dot each; the line says enough. */
const DOTS = 60;

/** The chart as a picture. Hidden from screen readers: the slider and the table say what it shows. */
export function ChartDrawing({ chart, width, marked }: { chart: Chart; width: number; marked: number | null }) {
  const { chart: said } = words().sync;
  const lower = FRAME.title + FRAME.panel + FRAME.between;
  const markedX = marked === null ? undefined : chart.xs[marked];
  const tick = (at: number) =>
    chart.stepMs < DAY_MS ? timeOfDay(new Date(at).toISOString(), chart.stepMs < MINUTE_MS) : shortDay(at);
  return (
    <svg class="chart-drawing" width={width} height={HEIGHT} aria-hidden="true">
      <Frame y={FRAME.title} title={said.people} panel={chart.people} width={width} say={number}>
        <People chart={chart} />
      </Frame>
      <Frame y={lower + FRAME.title} title={said.took} panel={chart.took} width={width} say={duration}>
        <Times chart={chart} />
      </Frame>
      <g class="chart-axis" transform={`translate(${FRAME.left} ${HEIGHT - FRAME.axis})`}>
        {chart.ticks.map(({ x, at }) => (
          <g key={at} transform={`translate(${x} 0)`}>
            <line y2={5} />
            <text y={20} text-anchor={x < 24 ? 'start' : x > width - FRAME.left - FRAME.right - 24 ? 'end' : 'middle'}>
              {tick(at)}
            </text>
          </g>
        ))}
      </g>
      {markedX !== undefined && (
        <line
          class="chart-mark"
          x1={FRAME.left + markedX}
          x2={FRAME.left + markedX}
          y1={FRAME.title}
          y2={HEIGHT - FRAME.axis}
        />
      )}
    </svg>
  );
}

/** Title, value axis and ground of one panel. */
function Frame(props: {
  y: number;
  title: string;
  panel: Panel;
  width: number;
  say: (value: number) => string;
  children: ComponentChildren;
}) {
  const { y, title, panel, width, say, children } = props;
  const inner = width - FRAME.left - FRAME.right;
  return (
    <g transform={`translate(${FRAME.left} ${y})`}>
      <text class="chart-title" x={-FRAME.left} y={-14}>
        {title}
      </text>
      {panel.ticks.map((each) => (
        <g key={each.value} class="chart-axis" transform={`translate(0 ${each.y})`}>
          <line x2={inner} class={each.value === 0 ? 'is-ground' : ''} />
          <text x={-8} y={4} text-anchor="end">
            {say(each.value)}
          </text>
        </g>
      ))}
      {children}
    </g>
  );
}

/** How many have access: a line, broken where a run failed; such a run is a cross on the ground. */
function People({ chart }: { chart: Chart }) {
  const { xs, people, lines, runs } = chart;
  const point = (index: number) => `${xs[index]} ${people.ys[index]}`;
  const dots = runs.length <= DOTS;
  return (
    <g>
      {lines.map((line) => (
        <path
          key={line[0]}
          class="chart-area-fill"
          d={`M${xs[line[0] ?? 0]} ${FRAME.panel}L${line.map(point).join('L')}L${xs[line.at(-1) ?? 0]} ${FRAME.panel}Z`}
        />
      ))}
      {lines.map((line) => (
        <path key={line[0]} class="chart-line" d={`M${line.map(point).join('L')}`} />
      ))}
      {lines.flatMap((line) =>
        dots || line.length === 1
          ? line.map((index) => (
              <circle key={index} class="chart-dot" cx={xs[index]} cy={people.ys[index] ?? 0} r={3} />
            ))
          : [],
      )}
      {runs.map((run, index) => (
        <Mark key={run.id} run={run} x={xs[index] ?? 0} y={people.ys[index] ?? 0} />
      ))}
      {runs.map(
        (run, index) =>
          run.people === null && (
            <path key={run.id} class="chart-failed" d={`M${(xs[index] ?? 0) - 4} ${FRAME.panel - 10}l8 8m0-8l-8 8`} />
          ),
      )}
    </g>
  );
}

/** Shapes of what a run did about leavers: told apart without their colours. Drawn around 0, 0. */
export const MARKS = { suspended: 'M-5 -4H5L0 5Z', held: 'M0 -6L6 0L0 6L-6 0Z' } as const;

/** That people lost their access by a run, or that it held a removal; above its place on the line. */
function Mark({ run, x, y }: { run: ChartRun; x: number; y: number }) {
  const kind = run.held > 0 ? 'held' : run.suspended > 0 ? 'suspended' : null;
  if (kind === null) return null;
  return (
    <path class={`chart-leavers is-${kind}`} transform={`translate(${x} ${Math.max(2, y - 14)})`} d={MARKS[kind]} />
  );
}

/** How long runs took: a bar each, as wide as there is room. */
function Times({ chart }: { chart: Chart }) {
  const { xs, took, runs } = chart;
  const room = xs.length > 1 ? ((xs.at(-1) ?? 0) - (xs[0] ?? 0)) / xs.length : 24;
  const wide = Math.min(12, Math.max(1.5, room * 0.6));
  return (
    <g>
      {runs.map((run, index) => {
        const y = took.ys[index] ?? FRAME.panel;
        return (
          <rect
            key={run.id}
            class={run.people === null ? 'chart-bar is-failed' : 'chart-bar'}
            x={(xs[index] ?? 0) - wide / 2}
            y={Math.min(y, FRAME.panel - 1)}
            width={wide}
            height={Math.max(1, FRAME.panel - y)}
          />
        );
      })}
    </g>
  );
}
