import type { Simulator } from '@production-assist/simulator/simulator';
import type { Network } from '../../worker/src/entra/network.ts';

/** A clock the test holds: sleeping moves it, nothing waits. */
export interface TestClock {
  now: number;
  /** Every wait that was asked for, in ms. */
  slept: number[];
}

export function testClock(now = Date.UTC(2026, 10, 22, 9)): TestClock {
  return { now, slept: [] };
}

/** The simulator as the Worker's network, on the test's clock. */
export function simulatedNetwork(simulator: Simulator, clock: TestClock, options: Partial<Network> = {}): Network {
  return {
    fetch: (request) => simulator.fetch(request),
    now: () => clock.now,
    async sleep(ms) {
      clock.slept.push(ms);
      clock.now += ms;
    },
    random: () => 0.5,
    timeoutMs: 30_000,
    waitMs: 60_000,
    ...options,
  };
}
