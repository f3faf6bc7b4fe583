import { Loading } from '../components/loading.tsx';
import { useTitle } from '../components/use-title.ts';
import { me } from '../me.ts';
import { NotFound } from '../not-found.tsx';
import { OPERATORS } from '../routes.ts';
import { words } from '../texts.ts';
import { Notifications } from './notifications.tsx';
import { OPERATOR_NOTICES } from './paths.ts';
import { notificationWords, useNotificationTexts } from './texts.ts';

/** `/operators/notifications`: who is told what happens in all tenants. For operators. */
export default function OperatorNotificationsScreen() {
  const ready = useNotificationTexts();
  const { common, access } = words();
  useTitle(common.tabs.notifications, access.operators.title);
  if (!me().operator) return <NotFound />;
  if (!ready) return <Loading lines={5} />;
  const { title, leadOperators } = notificationWords();
  return (
    <div class="stack">
      <div class="tenant-head">
        <a class="tenant-up" href={OPERATORS}>
          {access.operators.title}
        </a>
        <h1>{title}</h1>
        <p class="quiet">{leadOperators}</p>
      </div>
      <Notifications paths={OPERATOR_NOTICES} />
    </div>
  );
}
