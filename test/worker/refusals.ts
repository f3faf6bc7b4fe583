import { Problem } from '@production-assist/shared/api';
import type { FailureCode } from '@production-assist/shared/failures';
import * as v from 'valibot';
import { expect, vi } from 'vitest';
import type { Answer, Harness } from './harness.ts';

/** Stands in every value that is sent. Whatever comes back with it in it echoes. */
export const CANARY = 'c4nary8Q';

const StrictProblem = v.strictObject({
  ...Problem.entries,
  fields: v.optional(
    v.array(v.strictObject({ path: v.string(), code: v.string(), message: v.pipe(v.string(), v.minLength(1)) })),
  ),
});

/** A problem as the interface promises it, with nothing of what was sent in it. */
export function expectRefused(answer: Answer, status: number, code: FailureCode): Problem {
  expect(`${answer.status} ${(answer.body as Partial<Problem>)?.code}`).toBe(`${status} ${code}`);
  expect(status).toBeLessThan(500);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const problem = v.parse(StrictProblem, answer.body);
  expect(problem.type).toBe(`/api/docs#${code}`);
  expect(problem.status).toBe(status);
  for (const text of [problem.title, problem.detail, problem.fix, problem.requestId]) expect(text).not.toBe('');
  // Nothing may be left to fill in.
  expect(problem.title + problem.detail + problem.fix).not.toMatch(/\{\w+\}/);
  expectNoEcho(answer);
  return problem;
}

export function expectNoEcho(answer: Answer): void {
  expect([...answer.headers].join().toLowerCase()).not.toContain(CANARY.toLowerCase());
  expect(answer.text.toLowerCase()).not.toContain(CANARY.toLowerCase());
}

/** What is wrong with each field, by its name. */
export function fieldsOf(problem: Problem): Record<string, string> {
  return Object.fromEntries((problem.fields ?? []).map(({ path, code }) => [path, code]));
}

/** Two answers that nobody can tell apart, but for the id of the request. */
export function expectSameAnswer(one: Answer, other: Answer): void {
  const withoutId = (answer: Answer) => ({
    status: answer.status,
    text: answer.text.replace((answer.body as Problem).requestId, ''),
    headers: [...answer.headers].filter(([name]) => name !== 'x-request-id' && name !== 'date'),
  });
  expect(withoutId(one)).toEqual(withoutId(other));
}

export function expectLogsWithout(h: Harness, text: string): void {
  expect(h.logs.join('\n').toLowerCase()).not.toContain(text.toLowerCase());
}

/** Waits until the log holds this: it takes another way than the answers. */
export async function logged(h: Harness, text: string): Promise<void> {
  await vi.waitFor(() => expect(h.logs.join('\n')).toContain(text));
}
