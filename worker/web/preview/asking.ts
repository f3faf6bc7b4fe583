import { type ReadonlySignal, signal } from '@preact/signals';
import { Preview } from '@production-assist/shared/api';
import type { Api, Failed } from '../api.ts';
import { type FormValues, previewInput } from '../connection/values.ts';
import { apiPath } from '../routes.ts';

/** What Microsoft answered, to which values, and when (ms since 1970). */
export interface MadePreview {
  asked: FormValues;
  preview: Preview;
  at: number;
}

/** Asking for previews, one at a time. */
export interface Previews {
  /** The last one that was made. */
  made: ReadonlySignal<MadePreview | null>;
  /** What was asked about last, answered or not. */
  asked: ReadonlySignal<FormValues | null>;
  /** Since when one is being made (ms since 1970); null: none is. */
  since: ReadonlySignal<number | null>;
  /** Why the last one could not be made. */
  failed: ReadonlySignal<Failed | null>;
  ask(values: FormValues): Promise<void>;
  cancel(): void;
}

/** A whole group is read from Microsoft Graph. */
const TIMEOUT_MS = 120_000;

/** The state of a tenant's preview. @param options `now` in ms since 1970 */
export function createPreviews(options: { api: Api; tenantId: string; now: () => number }): Previews {
  const { api, tenantId, now } = options;
  const made = signal<MadePreview | null>(null);
  const asked = signal<FormValues | null>(null);
  const since = signal<number | null>(null);
  const failed = signal<Failed | null>(null);
  let stop: AbortController | null = null;
  return {
    made,
    asked,
    since,
    failed,
    async ask(values) {
      stop?.abort();
      const own = new AbortController();
      stop = own;
      asked.value = values;
      since.value = now();
      failed.value = null;
      const answer = await api.post(apiPath(tenantId, 'preview'), previewInput(values), Preview, {
        signal: own.signal,
        timeoutMs: TIMEOUT_MS,
      });
      // Another one has begun since.
      if (stop !== own) return;
      since.value = null;
      if (answer.ok) made.value = { asked: values, preview: answer.value, at: now() };
      // Who stopped it knows that it is stopped.
      else if (answer.failed.because !== 'cancelled') failed.value = answer.failed;
    },
    cancel() {
      stop?.abort();
    },
  };
}
