import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BUNDLE } from '../worker/bundle.ts';
import { type Arena, openArena } from './arena.ts';
import { explain } from './explain.ts';

/** Plays these seeds on one arena, each as a test of its own. */
export function playSeeds(first: number, schedules: number): void {
  let arena: Arena;
  beforeAll(async () => {
    arena = await openArena(join(BUNDLE, 'index.js'));
  });
  afterAll(() => arena.stop());

  test.each(Array.from({ length: schedules }, (_, n) => first + n))('seed %i', async (seed) => {
    const verdict = await arena.play(seed);
    expect(verdict.problems, explain(verdict)).toEqual([]);
  });
}
