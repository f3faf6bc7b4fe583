import { Loading } from '../components/loading.tsx';
import { useTenant } from '../tenant/tenant.ts';
import { Notifications } from './notifications.tsx';
import { tenantNotices } from './paths.ts';
import { notificationWords, useNotificationTexts } from './texts.ts';

/** `/tenants/{id}/notifications`: who is told what happens in a tenant, and what has been told. */
export default function NotificationsScreen() {
  const ready = useNotificationTexts();
  const { tenant, mayChange } = useTenant();
  if (!ready) return <Loading lines={5} />;
  const { title, lead, readOnly } = notificationWords();
  return (
    <div class="stack">
      <div>
        <h2>{title}</h2>
        <p class="quiet">{mayChange ? lead : readOnly}</p>
      </div>
      {mayChange && <Notifications key={tenant.id} paths={tenantNotices(tenant.id)} />}
    </div>
  );
}
