import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Answer, Failed } from '../api.ts';
import { language } from '../texts.ts';

/** One page of a list, as the service answers it. */
export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

/** A list that is loaded page by page. */
export interface List<Item> {
  /** Null until the first page is there. */
  items: readonly Item[] | null;
  /** Why the last page that was asked for is not there. */
  failed: Failed | null;
  /** Something is being loaded: the beginning anew (`items` are still those of before), or the next page. */
  loading: 'first' | 'next' | null;
  /** Whether there are more. */
  more: boolean;
  loadMore: () => void;
  /** Loads it from the beginning. What is shown stays until the answer is there. */
  reload: () => void;
  /** Changes what is shown, until it is loaded again. */
  change: (to: (items: readonly Item[]) => readonly Item[]) => void;
}

type State<Item> = Pick<List<Item>, 'items' | 'failed' | 'loading'> & { cursor: string | null };

/**
 * Loads a list when a component appears, and from the beginning when `inputs` or the language change. A page nobody
 * waits for any more is cancelled.
 */
export function useList<Item>(
  page: (cursor: string | null, signal: AbortSignal) => Promise<Answer<Page<Item>>>,
  inputs: readonly unknown[],
): List<Item> {
  const [state, setState] = useState<State<Item>>({ items: null, failed: null, loading: 'first', cursor: null });
  const [times, setTimes] = useState(0);
  const stop = useRef<AbortController | null>(null);

  const load = (cursor: string | null) => {
    stop.current?.abort();
    const own = new AbortController();
    stop.current = own;
    setState((before) => ({ ...before, failed: null, loading: cursor === null ? 'first' : 'next' }));
    void page(cursor, own.signal).then((answer) => {
      if (own.signal.aborted) return;
      setState((before) => {
        if (!answer.ok) return { ...before, failed: answer.failed, loading: null };
        const { items, nextCursor } = answer.value;
        const kept = cursor === null ? [] : (before.items ?? []);
        return { items: [...kept, ...items], failed: null, loading: null, cursor: nextCursor };
      });
    });
  };

  useEffect(() => {
    load(null);
    return () => stop.current?.abort();
  }, [...inputs, times, language.value]);

  return {
    items: state.items,
    failed: state.failed,
    loading: state.loading,
    more: state.cursor !== null,
    loadMore: () => load(state.cursor),
    reload: useCallback(() => setTimes((count) => count + 1), []),
    change: (to) => setState((before) => (before.items === null ? before : { ...before, items: to(before.items) })),
  };
}
