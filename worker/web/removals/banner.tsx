import './banner.css';
import { MessageBar } from '../components/message-bar.tsx';
import { useLoaded } from '../components/use-loaded.ts';
import { counted } from '../format.ts';
import { tenantPath } from '../routes.ts';
import { api } from '../service.ts';
import { useTenant } from '../tenant/tenant.ts';
import { words } from '../texts.ts';
import { heldPeople, openRemovals } from './open.ts';

/** That people wait for a decision, on every screen of the tenant, and the way there. */
export default function RemovalsBanner() {
  const { tenant, mayChange } = useTenant();
  // A tenant that was loaded anew: somebody may have decided meanwhile.
  const { loaded } = useLoaded((signal) => openRemovals(api, tenant.id, signal), [tenant]);
  const { banner } = words().removals;
  if (loaded.state === 'loading' || (loaded.state === 'failed' && tenant.attention !== 'removals-held')) return null;
  const people = loaded.state === 'loaded' ? heldPeople(loaded.value) : null;
  if (people === 0) return null;
  const text = people === null ? banner.unknown : counted(mayChange ? banner.decide : banner.read, people);
  return (
    <div class="banner">
      <MessageBar tone="warn" title={text}>
        <a href={tenantPath(tenant.id, 'removals')}>{mayChange ? banner.go : banner.goRead}</a>
      </MessageBar>
    </div>
  );
}
