import './connection.css';
import { useState } from 'preact/hooks';
import { Button } from '../components/button.tsx';
import { Refusal } from '../components/failure.tsx';
import { Loading } from '../components/loading.tsx';
import { useLoaded } from '../components/use-loaded.ts';
import { api } from '../service.ts';
import { words } from '../texts.ts';
import { ConnectionEditor } from './connection-editor.tsx';
import { readConnection, type Saved } from './editor.ts';

/** The connection of a tenant: its form, and beside it what Microsoft says to what stands in it. */
export default function Screen({ tenantId }: { tenantId: string }) {
  const { loaded, reload } = useLoaded((signal) => readConnection(api, tenantId, signal), [tenantId]);
  // Once somebody edits, a later answer (in another language) must not take the form away from them.
  const [first, setFirst] = useState<Saved | null>(null);
  if (loaded.state === 'loaded' && !first) setFirst(loaded.value);
  if (first) return <ConnectionEditor tenantId={tenantId} saved={first} />;
  if (loaded.state === 'failed') {
    return (
      <Refusal failed={loaded.failed}>
        <Button onClick={reload}>{words().common.retry}</Button>
      </Refusal>
    );
  }
  return <Loading lines={6} />;
}
