import './access.css';
import { useTenant } from '../tenant/tenant.ts';
import { words } from '../texts.ts';
import { Browsers } from './browsers.tsx';
import { tenantPeople } from './paths.ts';
import { People } from './people.tsx';

/** `/tenants/{id}/access`: who may use this page for this tenant, and which browsers are connected to it. */
export default function AccessScreen() {
  const { tenant, mayChange } = useTenant();
  const { access } = words();
  return (
    <div class="stack access">
      <h2 class="visually-hidden">{access.title}</h2>
      {mayChange && (
        <People
          title={access.people.title}
          lead={`${access.people.lead} ${access.people.operators}`}
          paths={tenantPeople(tenant.id)}
          roles={['admin', 'viewer']}
        />
      )}
      <Browsers tenantId={tenant.id} all={mayChange} />
    </div>
  );
}
