import { apiPath } from '../routes.ts';

/** Where notifications of one tenant, or of operators, are found: the same things at other addresses. */
export interface NoticePaths {
  /** Of operators, who are also told of tenants that are removed. */
  operators: boolean;
  at: (...rest: string[]) => string;
}

/** Where a tenant's notifications are. */
export function tenantNotices(tenantId: string): NoticePaths {
  return { operators: false, at: (...rest) => apiPath(tenantId, ...rest) };
}

export const OPERATOR_NOTICES: NoticePaths = {
  operators: true,
  at: (...rest) => ['/api/operators', ...rest.map(encodeURIComponent)].join('/'),
};
