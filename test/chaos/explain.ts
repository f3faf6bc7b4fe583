import type { Verdict } from './arena.ts';

/** What a person needs who looks for the cause: what does not hold, and how to see it again. */
export function explain({ seed, problems }: Verdict): string {
  return [
    `Seed ${seed}:`,
    ...problems.map((problem) => `  ${problem}`),
    `Again, with every step: npx -y pnpm@12 chaos --seed ${seed} --runs 1`,
  ].join('\n');
}
