import type { Run } from '@production-assist/shared/api';
import { withAccess } from './with-access.ts';

/**
 * Where everything of the chart stands: people and run time over time, one panel above the other, on one time axis.
 * Pure: runs, a size and the reader's distance from UTC in, coordinates out. Lengths are CSS pixels, times ms since 1970.
 */

/** A run that has ended, as the chart shows it. */
export interface ChartRun {
  id: string;
  /** When it ended. */
  at: number;
  /** People with access after it; null where it failed: it does not know. */
  people: number | null;
  /** How long it took. */
  tookMs: number;
  /** People who lost their access by it, and people whose removal it held. */
  suspended: number;
  held: number;
}

export interface ChartSize {
  width: number;
  /** Of one panel, axis excluded. */
  height: number;
}

/** One panel: what is drawn for each run, in the order of the runs. */
export interface Panel {
  /** Highest value of its scale; the lowest is 0. */
  top: number;
  ticks: { y: number; value: number }[];
  /** y of each run; null where there is no value. */
  ys: (number | null)[];
}

export interface Chart {
  runs: ChartRun[];
  /** x of each run. */
  xs: number[];
  people: Panel;
  took: Panel;
  /** Runs that stand side by side and know how many people there are, by index: each is one line. */
  lines: number[][];
  ticks: { x: number; at: number }[];
  /** Time between two ticks. */
  stepMs: number;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Distances between two marks of the time axis. */
const TIME_STEPS = [
  ...[1, 5, 15, 30].map((seconds) => seconds * SECOND),
  ...[1, 5, 15].map((minutes) => minutes * MINUTE),
  ...[1, 3, 6, 12].map((hours) => hours * HOUR),
  ...[1, 2, 7, 14, 28].map((days) => days * DAY),
];

/** Distances between two marks of how long runs took. */
const DURATION_STEPS = [
  ...[100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
];

/** Room a mark of the time axis needs for its label. */
const LABEL_WIDTH = 84;

/** Marks of a value axis, about. */
const VALUE_TICKS = 4;

/** Runs as the chart shows them, oldest first. Whatever has not ended, or never began, is left out. */
export function chartRuns(runs: readonly Run[]): ChartRun[] {
  return runs
    .flatMap((run) => {
      if (run.startedAt === null || run.finishedAt === null) return [];
      const at = Date.parse(run.finishedAt);
      const people = run.state === 'succeeded' ? withAccess(run.counts) : null;
      const { suspended, held } = people === null ? { suspended: 0, held: 0 } : run.counts;
      return [{ id: run.id, at, people, tookMs: Math.max(0, at - Date.parse(run.startedAt)), suspended, held }];
    })
    .sort((a, b) => a.at - b.at);
}

/**
 * Lays out the chart.
 *
 * @param runs oldest first
 * @param offsetMs the reader's local time minus UTC: marks stand at their midnight, not at Greenwich's
 */
export function layOut(runs: ChartRun[], { width, height }: ChartSize, offsetMs: number): Chart {
  const [first, last] = [runs[0]?.at ?? 0, runs.at(-1)?.at ?? 0];
  const span = last - first;
  // One moment is no stretch of time: it stands in the middle.
  const x = (at: number) => (span === 0 ? width / 2 : ((at - first) / span) * width);
  const stepMs = timeStep(span, width);
  return {
    runs,
    xs: runs.map((run) => x(run.at)),
    people: panel(
      runs.map((run) => run.people),
      height,
      wholeStep,
    ),
    took: panel(
      runs.map((run) => run.tookMs),
      height,
      durationStep,
    ),
    lines: stretches(runs),
    ticks: timeTicks(first, last, stepMs, offsetMs).map((at) => ({ x: x(at), at })),
    stepMs,
  };
}

/** The run that stands nearest to `x`; null where there is none. */
export function nearest(chart: Chart, x: number): number | null {
  let best: number | null = null;
  for (const [index, other] of chart.xs.entries()) {
    if (best === null || Math.abs(other - x) < Math.abs((chart.xs[best] ?? 0) - x)) best = index;
  }
  return best;
}

/** @param stepFor the distance between two marks that people like to read, not below the one that is given */
function panel(values: readonly (number | null)[], height: number, stepFor: (wanted: number) => number): Panel {
  const highest = Math.max(0, ...values.map((value) => value ?? 0));
  const step = stepFor(highest / VALUE_TICKS);
  const steps = Math.max(1, Math.ceil(highest / step));
  const top = steps * step;
  const y = (value: number) => height - (value / top) * height;
  return {
    top,
    ticks: Array.from({ length: steps + 1 }, (_, i) => ({ value: i * step, y: y(i * step) })),
    ys: values.map((value) => (value === null ? null : y(value))),
  };
}

/** 1, 2, 5, 10, 20, 50 … */
function wholeStep(wanted: number): number {
  if (wanted <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(wanted));
  return ([1, 2, 5].find((factor) => factor * power >= wanted) ?? 10) * power;
}

/** Parts of a second, seconds, minutes, then whole hours. */
function durationStep(wanted: number): number {
  return DURATION_STEPS.find((step) => step >= wanted) ?? wholeStep(wanted / HOUR) * HOUR;
}

function stretches(runs: readonly ChartRun[]): number[][] {
  const lines: number[][] = [];
  for (const [index, run] of runs.entries()) {
    if (run.people === null) continue;
    const line = lines.at(-1);
    if (line?.at(-1) === index - 1) line.push(index);
    else lines.push([index]);
  }
  return lines;
}

function timeStep(span: number, width: number): number {
  const wanted = (span * LABEL_WIDTH) / Math.max(width, LABEL_WIDTH);
  return TIME_STEPS.find((step) => step >= wanted) ?? 28 * DAY * Math.ceil(wanted / (28 * DAY));
}

function timeTicks(first: number, last: number, step: number, offsetMs: number): number[] {
  const ticks: number[] = [];
  for (let at = Math.ceil((first + offsetMs) / step) * step - offsetMs; at <= last; at += step) ticks.push(at);
  return ticks;
}
