import './credential.css';
import { Connection } from '@production-assist/shared/api';
import { codeOf } from '../api.ts';
import { Button } from '../components/button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Refusal } from '../components/failure.tsx';
import { Loading } from '../components/loading.tsx';
import { shownOf, useLoaded } from '../components/use-loaded.ts';
import { apiPath, tenantPath } from '../routes.ts';
import { api } from '../service.ts';
import { words } from '../texts.ts';
import { useCredentialTexts } from './texts.ts';
import { Wizard } from './wizard.tsx';

/** `/tenants/{id}/credential`: another credential in place of the present one, without a gap. */
export default function CredentialScreen({ tenantId }: { tenantId: string }) {
  const ready = useCredentialTexts();
  const { loaded, reload } = useLoaded(
    (signal) => api.get(apiPath(tenantId, 'connection'), Connection, { signal }),
    [tenantId],
  );
  const { common, sync } = words();
  if (loaded.state === 'failed' && codeOf(loaded.failed) === 'connection-missing') {
    return (
      <EmptyState title={sync.notConnected.title} text={sync.notConnected.text}>
        <a class="button is-primary" href={tenantPath(tenantId)}>
          {sync.notConnected.go}
        </a>
      </EmptyState>
    );
  }
  const connection = shownOf(loaded);
  const refusal = loaded.state === 'failed' && (
    <Refusal failed={loaded.failed}>
      <Button onClick={reload}>{common.retry}</Button>
    </Refusal>
  );
  if (!connection || !ready) return refusal || <Loading lines={6} />;
  return (
    <>
      {refusal && <div class="warnings">{refusal}</div>}
      <Wizard key={tenantId} loaded={connection} />
    </>
  );
}
