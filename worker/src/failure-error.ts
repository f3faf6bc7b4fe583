import { type Failure, type FailureCode, failureRule } from '@production-assist/shared/failures';

/**
 * A failure on its way up: thrown where something is found out, caught where it is answered, stored or retried.
 * Its message is its code alone, so that a log of it can hold no value.
 */
export class FailureError extends Error {
  readonly failure: Failure;

  constructor(code: FailureCode, more: Omit<Failure, 'code'> = {}) {
    super(code);
    this.name = 'FailureError';
    this.failure = { code, ...more };
  }
}

/** The failure behind anything thrown: ours, D1's (its errors begin with `D1_`), or `internal` for the unforeseen. */
export function failureOf(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  if (error instanceof Error && error.message.startsWith('D1_')) return { code: 'storage-unavailable' };
  return { code: 'internal' };
}

/** Whether another attempt may succeed without anybody doing something. */
export function mayPass(failure: Failure): boolean {
  return failureRule(failure.code).remedy === 'passing';
}
