import type { Tenant } from '@production-assist/shared/api';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** The tenant whose screens are open, as far as the frame around them knows it. */
export interface CurrentTenant {
  tenant: Tenant;
  /** Whether the reader may change anything in it. */
  mayChange: boolean;
  /** Asks the service again, after something in it was changed. */
  reload: () => void;
}

export const TenantContext = createContext<CurrentTenant | null>(null);

/** The tenant a screen belongs to. @throws Error outside of a tenant's screens */
export function useTenant(): CurrentTenant {
  const tenant = useContext(TenantContext);
  if (!tenant) throw new Error('Not on a screen of a tenant');
  return tenant;
}
