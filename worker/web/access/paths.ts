import { apiPath } from '../routes.ts';

/** Where the service answers for people of one tenant, and for operators: the same things at other addresses. */
export interface PeoplePaths {
  list: string;
  admin: (adminId: string) => string;
  invitations: string;
  invitation: (invitationId: string) => string;
}

/** Where a tenant's administrators and invitations are. */
export function tenantPeople(tenantId: string): PeoplePaths {
  return {
    list: apiPath(tenantId, 'admins'),
    admin: (adminId) => apiPath(tenantId, 'admins', adminId),
    invitations: apiPath(tenantId, 'invitations'),
    invitation: (invitationId) => apiPath(tenantId, 'invitations', invitationId),
  };
}

export const OPERATOR_PEOPLE: PeoplePaths = {
  list: '/api/operators',
  admin: (adminId) => `/api/operators/${encodeURIComponent(adminId)}`,
  invitations: '/api/operators/invitations',
  invitation: (invitationId) => `/api/operators/invitations/${encodeURIComponent(invitationId)}`,
};
