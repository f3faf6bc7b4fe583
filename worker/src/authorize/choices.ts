import { BROWSER_SCOPES, type BrowserScope } from '@production-assist/shared/api';
import { type Access, mayDo, rightsOf } from '../auth/access.ts';

/** What a consent page may offer: rules over plain data. */

/** A right on the page. `inAll`: whether the person may grant it in every tenant they can choose. */
export interface ScopeChoice {
  scope: BrowserScope;
  inAll: boolean;
}

/**
 * What a person may let the extension do in a tenant, of what it asks for: nothing they may not do themselves. Looking
 * is part of everything; without it there is nothing to connect.
 */
export function grantable(access: Access, tenantId: string, asked: readonly string[]): BrowserScope[] {
  const may = (scope: BrowserScope) => rightsOf([scope]).every((right) => mayDo(access, tenantId, right));
  if (!may('read')) return [];
  return BROWSER_SCOPES.filter((scope) => (scope === 'read' || asked.includes(scope)) && may(scope));
}

/** The rights a page shows for some tenants to choose from. */
export function scopeChoices(access: Access, tenantIds: readonly string[], asked: readonly string[]): ScopeChoice[] {
  const perTenant = tenantIds.map((tenantId) => grantable(access, tenantId, asked));
  return BROWSER_SCOPES.flatMap((scope) => {
    const having = perTenant.filter((scopes) => scopes.includes(scope)).length;
    return having === 0 ? [] : [{ scope, inAll: having === perTenant.length }];
  });
}

/**
 * What is granted: what may be, and was left ticked. An administrator can let a browser look and no more.
 *
 * @returns empty where the tenant is not theirs
 */
export function granted(
  access: Access,
  tenantId: string,
  asked: readonly string[],
  ticked: readonly string[],
): BrowserScope[] {
  return grantable(access, tenantId, asked).filter((scope) => scope === 'read' || ticked.includes(scope));
}
