import type { ComponentType } from 'preact';
import { useState } from 'preact/hooks';
import { connection, words } from './state.ts';

/** The way in without a secret, for tenants of a connected service. Few want it: all of it is loaded when asked for. */
export function NoSecret() {
  const [Shown, setShown] = useState<ComponentType | null>(null);
  if (!connection.value || !words.value) return null;
  if (Shown) return <Shown />;
  const load = async () => {
    const { Federation } = await import('./federation.tsx');
    setShown(() => Federation);
  };
  return (
    <div class="actions">
      <fluent-button size="small" appearance="subtle" onClick={() => void load()}>
        {words.value.label('withoutSecret')}
      </fluent-button>
    </div>
  );
}
