import { EmptyState } from '../components/empty-state.tsx';
import { apiPath } from '../routes.ts';
import { useTenant } from '../tenant/tenant.ts';
import { words } from '../texts.ts';
import { EventList } from './event-list.tsx';

/** `/tenants/{id}/events`: who did what when. */
export default function EventsScreen() {
  const { tenant } = useTenant();
  const { events } = words();
  return (
    <div class="stack">
      <div>
        <h2>{events.title}</h2>
        <p class="quiet">{events.lead}</p>
      </div>
      <EventList path={apiPath(tenant.id, 'events')} tenantId={tenant.id} empty={<EmptyState {...events.empty} />} />
    </div>
  );
}
