import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Answer, Failed } from '../api.ts';
import { language } from '../texts.ts';

export type Loaded<Value> =
  | { state: 'loading' }
  | { state: 'failed'; failed: Failed }
  /** `stale`: it is being loaded again. */
  | { state: 'loaded'; value: Value; etag: string | null; stale: boolean };

/**
 * Loads something when a component appears, and again when `inputs` or the language change: answers hold sentences.
 * What is on the screen stays until the new answer is there. Give `load` the signal, so that an answer nobody waits for
 * any more is not waited for.
 */
export function useLoaded<Value>(
  load: (signal: AbortSignal) => Promise<Answer<Value>>,
  inputs: readonly unknown[] = [],
): { loaded: Loaded<Value>; reload: () => void } {
  const [loaded, setLoaded] = useState<Loaded<Value>>({ state: 'loading' });
  const [times, setTimes] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    setLoaded((before) => (before.state === 'loaded' ? { ...before, stale: true } : { state: 'loading' }));
    void load(stop.signal).then((answer) => {
      if (stop.signal.aborted) return;
      setLoaded(
        answer.ok
          ? { state: 'loaded', value: answer.value, etag: answer.etag, stale: false }
          : { state: 'failed', failed: answer.failed },
      );
    });
    return () => stop.abort();
  }, [...inputs, times, language.value]);
  const reload = useCallback(() => setTimes((count) => count + 1), []);
  return { loaded, reload };
}
