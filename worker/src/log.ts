/** What a line is about. Ids, codes and numbers only: a message of an error could hold a value. */
export interface LogDetails {
  tenantId?: string;
  runId?: string;
  requestId?: string;
  /** Of a failure, or of what a service answered. */
  code?: string;
  /** Name of an error's class. */
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
  console[level](JSON.stringify({ event, ...details }));
}

/** What may be said of an error nobody foresaw: its class. */
export function kindOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
