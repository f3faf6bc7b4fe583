import { adminCenterLink } from '@production-assist/shared/admin-center';
import { Connection } from '@production-assist/shared/api';
import type { Review } from '@production-assist/shared/api-notifications';
import { useLoaded } from '../components/use-loaded.ts';
import { PermissionsCard } from '../permissions/card.tsx';
import { usePermissionTexts } from '../permissions/texts.ts';
import { apiPath } from '../routes.ts';
import { api } from '../service.ts';
import { useTenant } from '../tenant/tenant.ts';

/** What the application may do, seen from the last review. */
export function ReviewPermissions({ review }: { review: Review }) {
  const ready = usePermissionTexts();
  const { tenant } = useTenant();
  // Where in Entra: the connection knows.
  const path = apiPath(tenant.id, 'connection');
  const { loaded } = useLoaded((signal) => api.get(path, Connection, { signal }), [tenant]);
  if (!ready) return null;
  const link = loaded.state === 'loaded' ? adminCenterLink('application-permissions', loaded.value) : null;
  return <PermissionsCard tenantId={tenant.id} facts={review} reviewedAt={review.reviewedAt} link={link} />;
}
