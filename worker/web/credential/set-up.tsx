import { FederationView } from '@production-assist/shared/api';
import { Button } from '../components/button.tsx';
import { Refusal } from '../components/failure.tsx';
import { Loading } from '../components/loading.tsx';
import { useLoaded } from '../components/use-loaded.ts';
import { apiPath } from '../routes.ts';
import { api } from '../service.ts';
import { words } from '../texts.ts';
import { EnterValues } from './enter-values.tsx';
import { FirstRun } from './first-run.tsx';
import type { Replacing } from './replacing.ts';
import { Upload } from './upload.tsx';

/** The first credential of a kind that Entra has to be told of: what to enter there, and the run that proves it. */
export function SetUp({ replacing }: { replacing: Replacing }) {
  const connection = replacing.connection.value;
  const { credential, tenantId } = connection;
  return (
    <>
      {credential.certificate && (
        <Upload tenantId={tenantId} of="current" certificate={credential.certificate} target={connection} />
      )}
      {credential.kind === 'federated' && <Values replacing={replacing} />}
      <FirstRun replacing={replacing} />
    </>
  );
}

function Values({ replacing }: { replacing: Replacing }) {
  const connection = replacing.connection.value;
  const path = apiPath(connection.tenantId, 'connection', 'federation');
  const { loaded, reload } = useLoaded((signal) => api.get(path, FederationView, { signal }), [path]);
  if (loaded.state === 'loading') return <Loading />;
  if (loaded.state === 'failed') {
    return (
      <Refusal failed={loaded.failed}>
        <Button onClick={reload}>{words().common.retry}</Button>
      </Refusal>
    );
  }
  return <EnterValues tenantId={connection.tenantId} federation={loaded.value} target={connection} />;
}
