import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type Answer, type Failed, isUnanswered } from '../api.ts';
import { language } from '../texts.ts';

interface Kept<Value> {
  value: Value;
  etag: string | null;
}

export type Loaded<Value> =
  | { state: 'loading' }
  /** `before`: what the same call answered the last time, where it got no answer now; null: nothing, or it is refused. */
  | { state: 'failed'; failed: Failed; before: Kept<Value> | null }
  /** `stale`: it is being loaded again. */
  | ({ state: 'loaded'; stale: boolean } & Kept<Value>);

/** What there is to show: on a screen on which somebody types, or reads what is shown once, it stays without an answer. */
export function shownOf<Value>(loaded: Loaded<Value>): Value | null {
  if (loaded.state === 'loaded') return loaded.value;
  return (loaded.state === 'failed' && loaded.before?.value) || null;
}

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
  /** What was asked with when there was an answer. */
  const answered = useRef(inputs);
  useEffect(() => {
    const stop = new AbortController();
    setLoaded((was) => {
      const before = was.state === 'failed' ? was.before : was.state === 'loaded' ? was : null;
      return before ? { ...before, state: 'loaded', stale: true } : { state: 'loading' };
    });
    void load(stop.signal).then((answer) => {
      if (stop.signal.aborted) return;
      if (answer.ok) {
        answered.current = inputs;
        return setLoaded({ state: 'loaded', value: answer.value, etag: answer.etag, stale: false });
      }
      const { failed } = answer;
      const isSame = inputs.every((input, at) => input === answered.current[at]);
      setLoaded((was) => {
        const before = isSame && isUnanswered(failed) && was.state === 'loaded' ? was : null;
        return { state: 'failed', failed, before: before && { value: before.value, etag: before.etag } };
      });
    });
    return () => stop.abort();
  }, [...inputs, times, language.value]);
  const reload = useCallback(() => setTimes((count) => count + 1), []);
  return { loaded, reload };
}
