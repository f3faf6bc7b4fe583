import { Run } from '@production-assist/shared/api';
import { fill } from '@production-assist/shared/texts/texts';
import { codeOf } from '../api.ts';
import { Refusal } from '../components/failure.tsx';
import { IconButton } from '../components/icon-button.tsx';
import { Loading } from '../components/loading.tsx';
import { MessageBar } from '../components/message-bar.tsx';
import { useLoaded } from '../components/use-loaded.ts';
import { dateTime } from '../format.ts';
import { apiPath } from '../routes.ts';
import { api } from '../service.ts';
import { words } from '../texts.ts';
import { RunDetails } from './run-details.tsx';

/** The run an address names (`?run=…`), however long ago it was. */
export function LinkedRun(props: { tenantId: string; runId: string; onClose: () => void }) {
  const { tenantId, runId, onClose } = props;
  const { sync, common } = words();
  const { loaded } = useLoaded((signal) => api.get(apiPath(tenantId, 'runs', runId), Run, { signal }), [runId]);
  if (loaded.state === 'loading') return <Loading />;
  if (loaded.state === 'failed') {
    return codeOf(loaded.failed) === 'not-found' ? (
      <MessageBar tone="info" title={sync.noSuchRun} />
    ) : (
      <Refusal failed={loaded.failed} />
    );
  }
  const run = loaded.value;
  return (
    <section class="card linked-run">
      <div class="card-head">
        <h3>{fill(sync.runOf, { time: dateTime(run.startedAt ?? run.queuedAt), state: sync.state[run.state] })}</h3>
        <IconButton sign="clear" label={common.close} onClick={onClose} />
      </div>
      <RunDetails run={run} />
    </section>
  );
}
