import { listOf, Tenant } from '@production-assist/shared/api';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { ListEnd } from '../components/list-end.tsx';
import { Loading } from '../components/loading.tsx';
import { useList } from '../components/use-list.ts';
import { useTitle } from '../components/use-title.ts';
import { tenantPath } from '../routes.ts';
import { api } from '../service.ts';
import { words } from '../texts.ts';
import { NoRole } from './no-role.tsx';
import { tenantsPath } from './path.ts';
import { TenantsTable } from './table.tsx';

const Tenants = listOf(Tenant);

/** The tenants of somebody who is no operator. Who has a single one is led there. */
export function MyTenants() {
  const { tenants } = words();
  const { route } = useLocation();
  const list = useList((cursor, signal) => api.get(tenantsPath({ cursor }), Tenants, { signal }), []);
  const [first, second] = list.items ?? [];
  const single = first && !second && !list.more ? first.id : null;
  useTitle(tenants.mine);
  useEffect(() => {
    if (single !== null) route(tenantPath(single), true);
  }, [single]);
  if (list.items?.length === 0) return <NoRole />;
  return (
    <div class="stack">
      <h1>{tenants.mine}</h1>
      {list.items && single === null ? (
        <div class="card has-table">
          <TenantsTable tenants={list.items} />
        </div>
      ) : (
        !list.failed && <Loading />
      )}
      <ListEnd list={list} />
    </div>
  );
}
