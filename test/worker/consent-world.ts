import type { Harness } from './harness.ts';

/** Two tenants; Ada administers the first, Vera may look into it, and "both" does the one here and the other there. */
export async function consentWorld(h: Harness): Promise<[string, string]> {
  const tenantId = await h.connect(h.directory({ members: 1 }));
  const other = await h.connect(h.directory({ members: 1 }));
  await h.grant('ada', tenantId, 'admin');
  await h.grant('vera', tenantId, 'viewer');
  await h.grant('both', tenantId, 'admin');
  await h.grant('both', other, 'viewer');
  return [tenantId, other];
}

export const as = (token: string) => ({ token });

/** A call that needs the right to look, and one that needs the right to configure; in the first tenant by default. */
export function callsOf(h: Harness, tenantId: () => string) {
  return {
    users: (token: string, tenant = tenantId()) => h.call('GET', `/api/tenants/${tenant}/users`, undefined, as(token)),
    preview: (token: string, tenant = tenantId()) =>
      h.call('POST', `/api/tenants/${tenant}/preview`, undefined, as(token)),
  };
}
