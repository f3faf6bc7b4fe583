import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChartRun, chartRuns, layOut, nearest } from '../../worker/web/sync/chart.ts';
import { aRun } from './runs.ts';

const SIZE = { width: 600, height: 120 };
const HOUR = 3_600_000;
const MORNING = Date.UTC(2026, 10, 22, 9);

const aPoint = (part: Partial<ChartRun> = {}): ChartRun => ({
  id: 'a',
  at: MORNING,
  people: 5,
  tookMs: 1,
  suspended: 0,
  held: 0,
  ...part,
});

/** Runs in the order of time, some of them failed. */
const someRuns = (min: number) =>
  fc
    .array(
      fc.record({
        gap: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 400 * 24 * HOUR })),
        people: fc.option(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 200_000 }))),
        tookMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 5 * HOUR })),
      }),
      { minLength: min, maxLength: 60 },
    )
    .map((steps) => {
      let at = MORNING;
      return steps.map(({ gap, people, tookMs }, index): ChartRun => {
        at += gap;
        return { id: `run-${index}`, at, people, tookMs, suspended: 0, held: 0 };
      });
    });
const sizes = fc.record({ width: fc.integer({ min: 120, max: 3_000 }), height: fc.integer({ min: 40, max: 400 }) });
const offsets = fc.integer({ min: -12, max: 14 }).map((hours) => hours * HOUR);

describe('any runs, any size', () => {
  it('stand within the chart, in the order of time', () => {
    fc.assert(
      fc.property(someRuns(0), sizes, offsets, (runs, size, offset) => {
        const chart = layOut(runs, size, offset);
        expect(chart.xs).toHaveLength(runs.length);
        expect(chart.xs).toEqual([...chart.xs].sort((a, b) => a - b));
        for (const x of [...chart.xs, ...chart.ticks.map((tick) => tick.x)]) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(size.width);
        }
        for (const { ys, ticks } of [chart.people, chart.took]) {
          for (const y of [...ys, ...ticks.map((tick) => tick.y)]) {
            if (y === null) continue;
            expect(y).toBeGreaterThanOrEqual(0);
            expect(y).toBeLessThanOrEqual(size.height);
          }
        }
      }),
    );
  });

  it('more is higher, nothing stands on the ground, and what failed has no height', () => {
    fc.assert(
      fc.property(someRuns(1), sizes, (runs, size) => {
        const { people } = layOut(runs, size, 0);
        for (const [i, a] of runs.entries()) {
          expect(people.ys[i] === null).toBe(a.people === null);
          if (a.people === 0) expect(people.ys[i]).toBe(size.height);
          for (const [j, b] of runs.entries()) {
            const [ya, yb] = [people.ys[i], people.ys[j]];
            if (ya === null || yb === null || ya === undefined || yb === undefined) continue;
            if ((a.people ?? 0) > (b.people ?? 0)) expect(ya).toBeLessThan(yb);
          }
        }
      }),
    );
  });

  it('the scale begins at 0, reaches the highest value, and has a readable number of even marks', () => {
    fc.assert(
      fc.property(someRuns(0), (runs) => {
        const chart = layOut(runs, SIZE, 0);
        for (const [panel, values] of [
          [chart.people, runs.map((run) => run.people ?? 0)],
          [chart.took, runs.map((run) => run.tookMs)],
        ] as const) {
          const marks = panel.ticks.map((tick) => tick.value);
          expect(marks[0]).toBe(0);
          expect(marks.at(-1)).toBe(panel.top);
          expect(panel.top).toBeGreaterThanOrEqual(Math.max(0, ...values));
          expect(marks.length).toBeGreaterThanOrEqual(2);
          expect(marks.length).toBeLessThanOrEqual(6);
          const [, step = 0] = marks;
          for (const [i, mark] of marks.entries()) expect(mark).toBeCloseTo(i * step, 6);
        }
        for (const { value } of chart.people.ticks) expect(Number.isInteger(value)).toBe(true);
      }),
    );
  });

  it('lines hold every run that knows its people once, and break where one failed', () => {
    fc.assert(
      fc.property(someRuns(0), (runs) => {
        const { lines } = layOut(runs, SIZE, 0);
        const known = runs.flatMap((run, index) => (run.people === null ? [] : [index]));
        expect(lines.flat()).toEqual(known);
        for (const line of lines) {
          const [first = 0] = line;
          expect(line).toEqual(line.map((_, i) => first + i));
        }
        for (const [i, line] of lines.slice(1).entries()) {
          expect(line[0]).toBeGreaterThan((lines[i]?.at(-1) ?? 0) + 1);
        }
      }),
    );
  });

  it('marks of the time axis are even, do not crowd, and stand at the reader’s own hours', () => {
    fc.assert(
      fc.property(someRuns(2), sizes, offsets, (runs, size, offset) => {
        const { ticks, stepMs } = layOut(runs, size, offset);
        expect(ticks.length).toBeLessThanOrEqual(size.width / 84 + 1);
        for (const [i, tick] of ticks.entries()) {
          expect((tick.at + offset) % stepMs).toBe(0);
          if (i) expect(tick.at - (ticks[i - 1]?.at ?? 0)).toBe(stepMs);
        }
      }),
    );
  });

  it('the nearest run is none farther than any other', () => {
    fc.assert(
      fc.property(someRuns(1), fc.integer({ min: -50, max: 700 }), (runs, x) => {
        const chart = layOut(runs, SIZE, 0);
        const found = chart.xs[nearest(chart, x) ?? -1];
        if (found === undefined) throw new Error('none');
        for (const other of chart.xs) expect(Math.abs(found - x)).toBeLessThanOrEqual(Math.abs(other - x));
      }),
    );
  });
});

describe('single cases', () => {
  it('one run stands in the middle', () => {
    const chart = layOut([aPoint({ people: 7, tookMs: 900 })], SIZE, 0);
    expect(chart.xs).toEqual([300]);
    expect(chart.lines).toEqual([[0]]);
    expect(chart.people.ticks.map(({ value }) => value)).toEqual([0, 2, 4, 6, 8]);
  });

  it('no run, no value: an empty chart with a scale', () => {
    const chart = layOut([], SIZE, 0);
    expect(chart).toMatchObject({ xs: [], lines: [], people: { top: 1 } });
    expect(nearest(chart, 0)).toBeNull();
  });

  it('a gap in time is as wide as it was long', () => {
    const at = [0, 1, 2, 10].map((hours) => MORNING + hours * HOUR);
    const chart = layOut(
      at.map((time, i) => aPoint({ id: `${i}`, at: time })),
      SIZE,
      0,
    );
    expect(chart.xs).toEqual([0, 60, 120, 600]);
  });
});

it('runs become points with what they did about leavers, in the order of time; what has not ended is left out, what failed knows no people', () => {
  const left = { leavers: 5, suspended: 2, held: 1 };
  // Who left and was not suspended has access too.
  const after = { people: 7, suspended: 2, held: 1 };
  const ended = (id: string, minute: number, more = {}) =>
    aRun(
      { id, startedAt: `2026-11-22T09:0${minute}:00.000Z`, finishedAt: `2026-11-22T09:0${minute}:02.500Z`, ...more },
      { processed: 4, ...left },
    );
  const runs = [
    aRun({ id: 'running', state: 'running', finishedAt: null }),
    ended('later', 5),
    ended('failed', 3, { state: 'failed' }),
    ended('earlier', 1),
    // Given up before anybody began it.
    aRun({ id: 'never begun', state: 'failed', startedAt: null }),
  ];
  expect(chartRuns(runs)).toEqual([
    aPoint({ id: 'earlier', at: Date.parse('2026-11-22T09:01:02.500Z'), tookMs: 2500, ...after }),
    aPoint({ id: 'failed', at: Date.parse('2026-11-22T09:03:02.500Z'), people: null, tookMs: 2500 }),
    aPoint({ id: 'later', at: Date.parse('2026-11-22T09:05:02.500Z'), tookMs: 2500, ...after }),
  ]);
});
