import { Connection } from '@production-assist/shared/api';
import { MessageBar } from '../components/message-bar.tsx';
import { useLoaded } from '../components/use-loaded.ts';
import { counted } from '../format.ts';
import { apiPath } from '../routes.ts';
import { api } from '../service.ts';
import { useTenant } from '../tenant/tenant.ts';
import { words } from '../texts.ts';

/** How often it failed in a row, and that the schedule waits longer for it. When it is tried next stands above. */
export function Backoff() {
  const { tenant } = useTenant();
  // A tenant that was loaded anew: its run may have ended meanwhile.
  const { loaded } = useLoaded((signal) => api.get(apiPath(tenant.id, 'connection'), Connection, { signal }), [tenant]);
  const { backoff } = words().sync;
  if (loaded.state !== 'loaded' || loaded.value.failures === 0) return null;
  const { nextRunAt, failures } = loaded.value;
  return (
    <MessageBar tone="warn" title={counted(backoff.failed, failures)}>
      <p>{nextRunAt === null ? backoff.off : backoff.on}</p>
    </MessageBar>
  );
}
