import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Arena, openArena } from './arena.ts';
import { BUNDLE } from './bundle.ts';
import { explain } from './explain.ts';

/** Plays these seeds on one arena, each as a test of its own. */
export function playSeeds(first: number, schedules: number): void {
  let arena: Arena;
  beforeAll(async () => {
    arena = await openArena(BUNDLE);
  });
  afterAll(() => arena.stop());

  test.each(Array.from({ length: schedules }, (_, n) => first + n))('seed %i', async (seed) => {
    const verdict = await arena.play(seed);
    expect(verdict.problems, explain(verdict)).toEqual([]);
  });
}
