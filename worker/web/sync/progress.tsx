import type { Run } from '@production-assist/shared/api';
import { fill } from '@production-assist/shared/texts/texts';
import type { Failed } from '../api.ts';
import { Failure, titleOf } from '../components/failure.tsx';
import { MessageBar } from '../components/message-bar.tsx';
import { useNow } from '../components/use-now.ts';
import { counted, duration } from '../format.ts';
import { words } from '../texts.ts';

/** How far a run is. A run that waits says why. */
export function Progress({ run, trouble }: { run: Run; trouble: Failed | null }) {
  const { progress } = words().sync;
  const now = useNow(1_000);
  const { pages, counts, startedAt, queuedAt, failure } = run;
  const since = Date.parse(startedAt ?? queuedAt);
  return (
    <div class="progress">
      <progress aria-label={words().sync.inFlight} />
      {/* Said at each step, not with each number. */}
      <p role="status">{step(run)}</p>
      <p class="progress-numbers">
        <span>
          <b>{counted(progress.people, counts.processed)}</b>
        </span>
        <span>{counted(progress.pages, pages)}</span>
        {/* The clocks of here and there differ. */}
        <span>{fill(progress.elapsed, { time: duration(Math.max(0, Math.floor((now - since) / 1000) * 1000)) })}</span>
      </p>
      {run.state === 'queued' && failure && <Failure failure={failure} />}
      {trouble && (
        <MessageBar tone="warn">
          <p>{fill(progress.lost, { title: titleOf(trouble) })}</p>
        </MessageBar>
      )}
      <p class="small">{progress.goesOn}</p>
    </div>
  );
}

function step({ state, pages, failure }: Run): string {
  const { progress } = words().sync;
  if (state === 'queued') return failure ? progress.waits : progress.queued;
  return pages > 0 ? progress.reading : progress.signingIn;
}
