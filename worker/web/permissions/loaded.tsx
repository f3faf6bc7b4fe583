import { adminCenterLink, type LinkTarget } from '@production-assist/shared/admin-center';
import { Permissions } from '@production-assist/shared/api-notifications';
import { useLoaded } from '../components/use-loaded.ts';
import { apiPath } from '../routes.ts';
import { api } from '../service.ts';
import { useTenant } from '../tenant/tenant.ts';
import { PermissionsCard } from './card.tsx';
import { usePermissionTexts } from './texts.ts';

/** What the application may do, below the connection it is of. @param target the connection's directory and application */
export default function LoadedPermissions({ target }: { target: LinkTarget }) {
  const ready = usePermissionTexts();
  const { tenant } = useTenant();
  const path = apiPath(tenant.id, 'connection', 'permissions');
  const { loaded } = useLoaded((signal) => api.get(path, Permissions, { signal }), [tenant]);
  // Who does not get an answer is not kept from anything.
  if (!ready || loaded.state !== 'loaded') return null;
  const link = adminCenterLink('application-permissions', target);
  return <PermissionsCard tenantId={tenant.id} facts={loaded.value} link={link} />;
}
