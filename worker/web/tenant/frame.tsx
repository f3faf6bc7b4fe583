import { Tenant } from '@production-assist/shared/api';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { codeOf } from '../api.ts';
import { Button } from '../components/button.tsx';
import { Refusal } from '../components/failure.tsx';
import { Loading } from '../components/loading.tsx';
import { shownOf, useLoaded } from '../components/use-loaded.ts';
import { useTitle } from '../components/use-title.ts';
import { NotFound } from '../not-found.tsx';
import { apiPath, HOME, TENANT_TABS, type TenantScreen, tabOfScreen, tenantPath } from '../routes.ts';
import { api } from '../service.ts';
import { words } from '../texts.ts';
import { Banners } from './banners.tsx';
import { TenantContext } from './tenant.ts';

/** Name and tabs of a tenant, around each of its screens. */
export function TenantFrame(props: { tenantId: string; screen: TenantScreen; children: ComponentChildren }) {
  const { tenantId, screen, children } = props;
  const tab = tabOfScreen(screen);
  const { loaded, reload } = useLoaded((signal) => api.get(apiPath(tenantId), Tenant, { signal }), [tenantId]);
  const { common } = words();
  const tabs = useRef<HTMLElement>(null);
  // On a narrow window the tabs scroll: the one that is open shall be seen.
  useEffect(() => {
    tabs.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [tab, loaded.state]);
  const tenant = shownOf(loaded);
  useTitle(common.tabs[screen], tenant?.name ?? tenantId);
  if (loaded.state === 'failed' && codeOf(loaded.failed) === 'not-found') return <NotFound />;
  const refusal = loaded.state === 'failed' && (
    <Refusal failed={loaded.failed}>
      <Button onClick={reload}>{common.retry}</Button>
    </Refusal>
  );
  if (refusal && !tenant) return refusal;
  return (
    <>
      <div class="tenant-head">
        <a class="tenant-up" href={HOME}>
          {common.allTenants}
        </a>
        <h1>{tenant?.name ?? tenantId}</h1>
        {tenant?.role === 'viewer' && <p class="quiet">{common.readOnly}</p>}
        <nav class="tabs" aria-label={common.tabs.label} ref={tabs}>
          {TENANT_TABS.map((each) => (
            <a key={each} href={tenantPath(tenantId, each)} aria-current={each === tab ? 'page' : undefined}>
              {common.tabs[each]}
            </a>
          ))}
        </nav>
      </div>
      {refusal && <div class="warnings">{refusal}</div>}
      {tenant ? (
        <TenantContext.Provider value={{ tenant, mayChange: tenant.role !== 'viewer', reload }}>
          <Banners tenant={tenant} screen={screen} />
          {children}
        </TenantContext.Provider>
      ) : (
        <Loading />
      )}
    </>
  );
}
