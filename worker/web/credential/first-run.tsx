import '../sync/sync.css';
import { Button } from '../components/button.tsx';
import { Failure, Refusal } from '../components/failure.tsx';
import { Spinner } from '../components/loading.tsx';
import { Progress } from '../sync/progress.tsx';
import { useRuns } from '../sync/use-runs.ts';
import { useTenant } from '../tenant/tenant.ts';
import type { Replacing } from './replacing.ts';
import { credentialWords } from './texts.ts';

/** The first full run with a new credential, as it goes on. @param isReplacement whether an old one stands in */
export function FirstRun({ replacing, isReplacement }: { replacing: Replacing; isReplacement?: boolean }) {
  const { tenant, mayChange, reload } = useTenant();
  const { run: texts } = credentialWords();
  const runs = useRuns(tenant.id, () => {
    void replacing.refresh();
    reload();
  });
  const { list, inFlight, trouble, starting, refused, start } = runs;
  const newest = list.items?.[0] ?? null;
  const since = Date.parse(replacing.connection.value.credential.updatedAt);
  // A run of before says nothing about the new one.
  const last = newest && Date.parse(newest.queuedAt) >= since ? newest : null;
  const failed = !inFlight && last?.state === 'failed' ? last : null;
  const isBeginning = isReplacement === true && !inFlight && !failed && last?.state !== 'succeeded';
  return (
    <section class="card first-run">
      {isReplacement && (
        <div class="stack is-close">
          <h3>{texts.title}</h3>
          <p>{texts.text}</p>
        </div>
      )}
      {!isReplacement && <p>{texts.setUp}</p>}
      {isBeginning && (
        <p role="status">
          <Spinner />
          {texts.waiting}
        </p>
      )}
      {inFlight && <Progress key={inFlight.id} run={inFlight} trouble={trouble} />}
      {failed && isReplacement && <p role="status">{texts.failed}</p>}
      {failed?.failure && <Failure failure={failed.failure} />}
      {refused && <Refusal failed={refused} />}
      {mayChange && !inFlight && (
        <div class="actions">
          <Button appearance={isBeginning ? 'outline' : 'primary'} busy={starting} onClick={start}>
            {texts.start}
          </Button>
        </div>
      )}
    </section>
  );
}
