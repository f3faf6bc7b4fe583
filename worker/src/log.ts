import { AsyncLocalStorage } from 'node:async_hooks';

/** What the work is part of: each line that is written while it is done says so, however deep below. */
export type LogIds = Partial<Record<'requestId' | 'tenantId' | 'runId' | 'queue' | 'messageId', string>>;

const underWay = new AsyncLocalStorage<LogIds>();

/** Does some work whose lines carry these ids, besides those of the work it is part of. Work done at once stays apart. */
export function withLogIds<Result>(ids: LogIds, work: () => Result): Result {
  return underWay.run({ ...underWay.getStore(), ...ids }, work);
}

/** What a line is about, beside `LogIds`. Ids, codes and numbers only: a message of an error could hold a value. */
export interface LogDetails {
  tenantId?: string;
  runId?: string;
  /** Of a failure, or of what a service answered. */
  code?: string;
  /** `kindOf` an error. */
  kind?: string;
  [name: string]: string | number | null | undefined | object;
}

/**
 * Writes a line of JSON into Workers Logs, which can be searched by each of its fields.
 *
 * @param level `warn` where the service helps itself, `error` where somebody may have to look
 * @param event what happened, as docs/operations.md names it
 */
export function log(level: 'warn' | 'error', event: string, details: LogDetails = {}): void {
  console[level](JSON.stringify({ event, ...underWay.getStore(), ...details }));
}

/** A code as libraries write theirs. */
const CODE = /^[A-Z][A-Z_]{1,60}$/;

/** What may be said of an error nobody foresaw: its code, else its class. Bundling shortens the names of libraries' classes. */
export function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return 'code' in error && typeof error.code === 'string' && CODE.test(error.code) ? error.code : error.name;
}
