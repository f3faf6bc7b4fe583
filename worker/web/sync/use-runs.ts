import { listOf, Run } from '@production-assist/shared/api';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Failed } from '../api.ts';
import { type List, useList } from '../components/use-list.ts';
import { apiPath } from '../routes.ts';
import { api } from '../service.ts';
import { followRun, hasEnded, sleep } from './follow-run.ts';

const Runs = listOf(Run);

/** Runs asked for at a time: what the chart shows at first. */
const RUNS = 100;

export interface Runs {
  list: List<Run>;
  /** The run that is queued or running. */
  inFlight: Run | null;
  /** The run that has ended while somebody looked; null until then. */
  ended: Run | null;
  /** Why there is no news of the run at the moment. */
  trouble: Failed | null;
  starting: boolean;
  /** Why it could not be started. */
  refused: Failed | null;
  start: () => void;
}

/** What `ask` throws, since following a run goes on after it. */
class NoAnswer extends Error {
  readonly failed: Failed;
  constructor(failed: Failed) {
    super(failed.because);
    this.failed = failed;
  }
}

/**
 * A tenant's runs, and the one in flight: whoever started it and whenever this page was opened, its progress is shown
 * until it has ended.
 */
export function useRuns(tenantId: string, onEnd: () => void): Runs {
  const list = useList(
    (cursor, signal) =>
      api.get(`${apiPath(tenantId, 'runs')}?limit=${RUNS}${cursor === null ? '' : `&cursor=${cursor}`}`, Runs, {
        signal,
      }),
    [tenantId],
  );
  const [ended, setEnded] = useState<Run | null>(null);
  const [trouble, setTrouble] = useState<Failed | null>(null);
  const [refused, setRefused] = useState<Failed | null>(null);
  const [starting, setStarting] = useState(false);
  const newest = list.items?.[0] ?? null;
  const inFlight = newest && !hasEnded(newest) ? newest : null;

  const put = useRef<(run: Run) => void>(() => undefined);
  put.current = (run) => list.change((runs) => [run, ...runs.filter((other) => other.id !== run.id)]);

  useEffect(() => {
    if (!inFlight) return;
    const stop = new AbortController();
    void followRun(inFlight, {
      ask: async (runId, signal) => {
        const answer = await api.get(apiPath(tenantId, 'runs', runId), Run, { signal });
        if (!answer.ok) throw new NoAnswer(answer.failed);
        return answer.value;
      },
      show: (run) => put.current(run),
      trouble: (error) => setTrouble(error instanceof NoAnswer ? error.failed : null),
      sleep,
      signal: stop.signal,
    }).then((run) => {
      if (!run) return;
      setEnded(run);
      onEnd();
    });
    return () => {
      stop.abort();
      setTrouble(null);
    };
    // Followed once a run, from whatever was known of it first.
  }, [inFlight?.id]);

  const start = () => {
    if (starting) return;
    setStarting(true);
    setRefused(null);
    setEnded(null);
    void api.post(apiPath(tenantId, 'runs'), null, Run).then((answer) => {
      setStarting(false);
      if (answer.ok) put.current(answer.value);
      else setRefused(answer.failed);
    });
  };
  return { list, inFlight, ended, trouble, starting, refused, start };
}
