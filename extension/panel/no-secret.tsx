import { useState } from 'preact/hooks';
import { Late } from './late.tsx';
import { connection, words } from './state.ts';

/** The way in without a secret, for tenants of a connected service. */
export function NoSecret() {
  const [wanted, setWanted] = useState(false);
  if (!connection.value || !words.value) return null;
  if (wanted) return <Late part="federation" />;
  return (
    <div class="actions">
      <fluent-button size="small" appearance="subtle" onClick={() => setWanted(true)}>
        {words.value.label('withoutSecret')}
      </fluent-button>
    </div>
  );
}
