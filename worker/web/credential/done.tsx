import { Button } from '../components/button.tsx';
import { tenantPath } from '../routes.ts';
import { useTenant } from '../tenant/tenant.ts';
import { credentialWords } from './texts.ts';
import type { Ended } from './wizard.tsx';

/** Nothing is left to do. */
export function Done(props: { tenantId: string; ended: Ended | null; onAgain: () => void }) {
  const { tenantId, ended, onAgain } = props;
  const { done } = credentialWords();
  const { mayChange } = useTenant();
  return (
    <section class="card all-done">
      <svg viewBox="0 0 64 64" aria-hidden="true">
        <circle cx="32" cy="32" r="28" />
        <path d="m20 33 8 8 16-17" />
      </svg>
      <h3>{done.title}</h3>
      <p>{ended === 'set-up' ? done.textSetUp : done.text}</p>
      <div class="actions">
        <a class="button is-primary" href={tenantPath(tenantId)}>
          {done.back}
        </a>
        {mayChange && (
          <Button appearance="subtle" onClick={onAgain}>
            {done.again}
          </Button>
        )}
      </div>
    </section>
  );
}
