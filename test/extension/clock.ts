import type { Clock } from '../../extension/expiry.ts';

/** Time that passes when a test says so. */
export interface FakeTime {
  now(): number;
  /** Lets time pass: timers that are due run one after the other, and what they began is given its turn. */
  pass(ms: number): Promise<void>;
  /** Timers of one program, which stop with it; their time goes on. */
  timers(): Clock & { stop(): void; readonly set: number };
}

interface Timer {
  at: number;
  then: () => void;
}

/** Long enough for a chain of a message, a lock and the storage, each of which takes turns and no time. */
const TURNS = 20;

/** Gives everything that was begun its turn. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** @param start ms since 1970 */
export function fakeTime(start: number): FakeTime {
  let now = start;
  const programs: Set<Timer>[] = [];
  return {
    now: () => now,
    async pass(ms) {
      const end = now + ms;
      await settled();
      for (;;) {
        const due = programs
          .flatMap((timers) => [...timers].map((timer) => ({ timer, timers })))
          .filter(({ timer }) => timer.at <= end)
          .toSorted((one, other) => one.timer.at - other.timer.at)[0];
        if (!due) break;
        due.timers.delete(due.timer);
        now = Math.max(now, due.timer.at);
        due.timer.then();
        await settled();
      }
      now = end;
      await settled();
    },
    timers() {
      const timers = new Set<Timer>();
      programs.push(timers);
      return {
        now: () => now,
        setTimeout(then, ms) {
          const timer = { at: now + ms, then };
          timers.add(timer);
          return timer;
        },
        clearTimeout: (timer) => void timers.delete(timer as Timer),
        stop: () => timers.clear(),
        get set() {
          return timers.size;
        },
      };
    },
  };
}
