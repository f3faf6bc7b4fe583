import { fill } from '@production-assist/shared/texts/texts';
import { useId } from 'preact/hooks';
import { Button } from '../components/button.tsx';
import { Refusal } from '../components/failure.tsx';
import { MessageBar } from '../components/message-bar.tsx';
import { useNow } from '../components/use-now.ts';
import { counted, relativeTime, timeOfDay } from '../format.ts';
import { tenantPath } from '../routes.ts';
import { useTenant } from '../tenant/tenant.ts';
import { words } from '../texts.ts';
import { Backoff } from './backoff.tsx';
import { Progress } from './progress.tsx';
import type { Runs } from './use-runs.ts';
import { withAccess } from './with-access.ts';

/** **Run sync**, the run that is going on, and when the next one is. */
export function RunNow({ runs }: { runs: Runs }) {
  const { tenant, mayChange } = useTenant();
  const { sync } = words();
  const reason = useId();
  const { inFlight, ended, trouble, starting, refused, start } = runs;
  const isFailing = tenant.connected && tenant.lastRun?.state === 'failed';
  return (
    <section class="card run-now">
      <div class="run-head">
        {mayChange && tenant.connected && (
          <Button appearance="primary" busy={starting} waitsFor={inFlight && !starting ? reason : null} onClick={start}>
            {starting ? sync.starting : sync.run}
          </Button>
        )}
        <p class="quiet" id={reason}>
          {inFlight ? sync.inFlight : <NextRun />}
        </p>
      </div>
      {!tenant.connected && (
        <MessageBar tone="warn" title={sync.notConnected.title}>
          <p>{sync.notConnected.text}</p>
          <a href={tenantPath(tenant.id)}>{sync.notConnected.go}</a>
        </MessageBar>
      )}
      {refused && <Refusal failed={refused} />}
      {!inFlight && isFailing && <Backoff />}
      {inFlight && <Progress key={inFlight.id} run={inFlight} trouble={trouble} />}
      {!inFlight && ended?.state === 'succeeded' && (
        <MessageBar tone="ok" title={counted(sync.progress.done, withAccess(ended.counts))} />
      )}
      <p class="visually-hidden" role="status">
        {!inFlight && ended && endedInWords(ended)}
      </p>
    </section>
  );

  function endedInWords(run: NonNullable<Runs['ended']>): string {
    if (run.state === 'succeeded') return counted(sync.progress.done, withAccess(run.counts));
    return fill(sync.progress.failed, { title: run.failure?.title ?? '' });
  }
}

/** When the schedule runs it next. */
function NextRun() {
  const { tenant } = useTenant();
  const { next } = words().sync;
  const now = useNow();
  const { nextRunAt } = tenant;
  if (!tenant.connected) return null;
  if (nextRunAt === null) return <>{next.off}</>;
  if (Date.parse(nextRunAt) <= now) return <>{next.now}</>;
  return <>{fill(next.at, { when: relativeTime(nextRunAt, now), time: timeOfDay(nextRunAt) })}</>;
}
