import type { Run } from '@production-assist/shared/api';
import { describe, expect, it } from 'vitest';
import { followRun, nextWait, POLL } from '../../worker/web/sync/follow-run.ts';
import { aRun } from './runs.ts';

const running = (pages: number) => aRun({ state: 'running', finishedAt: null, pages });
const queued = aRun({ state: 'queued', startedAt: null, finishedAt: null, pages: 0 });
const ended = aRun({ pages: 3 });

/** Follows a run through these answers; an Error is an answer that cannot be had. */
function follow(answers: (Run | Error)[], first: Run = queued, stopAfter = Number.POSITIVE_INFINITY) {
  const controller = new AbortController();
  const seen = { shown: [] as Run[], troubles: [] as unknown[], waits: [] as number[] };
  const end = followRun(first, {
    ask: async () => {
      const answer = answers.shift();
      if (!answer) throw new Error('asked once too often');
      if (answer instanceof Error) throw answer;
      return answer;
    },
    show: (run) => seen.shown.push(run),
    trouble: (error) => seen.troubles.push(error),
    sleep: async (ms) => {
      seen.waits.push(ms);
      if (seen.waits.length > stopAfter) controller.abort();
    },
    signal: controller.signal,
  });
  return end.then((run) => ({ run, ...seen, left: answers.length }));
}

describe('following a run', () => {
  it('shows every answer until the run has ended, and asks no more', async () => {
    const { run, shown, left } = await follow([queued, running(1), running(2), ended, running(9)]);
    expect(run).toBe(ended);
    expect(shown.map(({ pages }) => pages)).toEqual([0, 1, 2, 3]);
    expect(left).toBe(1);
  });

  it('asks nothing about a run that has ended already', async () => {
    expect(await follow([], ended)).toMatchObject({ run: ended, shown: [], waits: [] });
  });

  it('waits ever longer while nothing changes, and asks quickly again when something does', async () => {
    const { waits } = await follow([queued, queued, queued, running(1), running(1), ended]);
    const [a, b, c, d, e, f] = waits;
    expect([a, e]).toEqual([POLL.firstMs, POLL.firstMs]);
    expect([b, c, d]).toEqual([a, b, c].map((wait) => (wait ?? 0) * POLL.factor));
    expect(f).toBeGreaterThan(e ?? 0);
  });

  it('goes on through answers that cannot be had, and says so', async () => {
    const lost = new Error('lost');
    const { run, troubles, shown } = await follow([lost, lost, running(1), ended]);
    expect(run).toBe(ended);
    expect(troubles).toEqual([lost, lost, null, null]);
    expect(shown).toHaveLength(2);
  });

  it('stops when nobody watches any more', async () => {
    const { run, left } = await follow([running(1), running(2), running(3)], queued, 2);
    expect(run).toBeNull();
    expect(left).toBe(1);
  });

  it('never waits longer than the longest wait', () => {
    let wait: number = POLL.firstMs;
    for (let i = 0; i < 50; i++) wait = nextWait(wait, false);
    expect(wait).toBe(POLL.longestMs);
  });
});
