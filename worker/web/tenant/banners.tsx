import type { Attention, Tenant } from '@production-assist/shared/api';
import lazy, { ErrorBoundary } from 'preact-iso/lazy';
import { type TenantScreen, tabOfScreen } from '../routes.ts';

/** Only for those who need them: most tenants have nothing somebody should know of. */
const Removals = lazy(() => import('../removals/banner.tsx'));
const Expiry = lazy(() => import('../credential/banner.tsx'));
const Warnings = lazy(() => import('../review/warnings.tsx'));

/** What somebody should know of first, above a tenant's screens. Where it is shown itself nothing is said of it. */
export function Banners({ tenant, screen }: { tenant: Tenant; screen: TenantScreen }) {
  const { attention, role } = tenant;
  const isOf = (...reasons: Attention[]) => attention !== null && reasons.includes(attention);
  const tab = tabOfScreen(screen);
  return (
    <>
      {/* A failing run is more urgent, and hides in `attention` that removals wait. */}
      {screen !== 'removals' && isOf('removals-held', 'failing') && (
        <ErrorBoundary>
          <Removals />
        </ErrorBoundary>
      )}
      {tab !== 'connection' && isOf('secret-expired', 'secret-expires') && (
        <ErrorBoundary>
          <Expiry />
        </ErrorBoundary>
      )}
      {screen === 'connection' && role !== 'viewer' && isOf('permissions-excess', 'secret-unused') && (
        <ErrorBoundary>
          <div class="stack warnings">
            <Warnings />
          </div>
        </ErrorBoundary>
      )}
    </>
  );
}
