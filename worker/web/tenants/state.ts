import type { Attention, Tenant } from '@production-assist/shared/api';
import type { CheckStatus } from '@production-assist/shared/checks';
import type { TenantScreen } from '../routes.ts';

/** How a tenant stands, in one word of `texts.tenants.state`. */
export type TenantState = Attention | 'fine' | 'new' | 'running';

/**
 * How a tenant stands: why somebody should look at it, or that all is well. It is not known to be while its run goes on
 * or before its first one.
 */
export function stateOf(tenant: Pick<Tenant, 'attention' | 'lastRun'>): TenantState {
  if (tenant.attention) return tenant.attention;
  if (!tenant.lastRun) return 'new';
  return tenant.lastRun.state === 'succeeded' ? 'fine' : 'running';
}

/** The screen on which something can be done about it. */
export function screenOf(state: TenantState): TenantScreen {
  switch (state) {
    case 'failing':
      return 'sync';
    case 'removals-held':
      return 'removals';
    case 'secret-expired':
    case 'secret-expires':
    case 'secret-unused':
      return 'credential';
    default:
      return 'connection';
  }
}

/** The sign of each state. */
export const SIGN: Record<TenantState, CheckStatus> = {
  fine: 'pass',
  new: 'unknown',
  running: 'unknown',
  'not-connected': 'warn',
  failing: 'fail',
  'removals-held': 'warn',
  'secret-expired': 'fail',
  'secret-expires': 'warn',
  'secret-unused': 'warn',
  'permissions-excess': 'warn',
};
