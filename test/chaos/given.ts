import type { DatabaseQuery } from '../local/migrations.ts';
import type { TenantPlan } from './plan.ts';
import type { Scene } from './scene.ts';
import { personKey } from './snapshot.ts';

/** Rows a tenant has before its first run, and whom they make its only admins. */
export interface Given {
  queries: DatabaseQuery[];
  /** Tenant and person, with a space between. */
  admins: string[];
}

const ELSEWHERE = `INSERT INTO memberships (tenant_id, directory_id, object_id, source, state, since)
  VALUES (?, ?, ?, 'manual', 'active', 1)`;
const ADMIN = `INSERT INTO admins (issuer, subject, tenant_id, role, created_at, created_by, directory_id, object_id)
  VALUES ('chaos', ?1, ?2, 'admin', 1, 'chaos', ?3, ?1)`;

/** People with access from elsewhere, and admins who are members of the group: its last ones. */
export function givenTo(tenant: string, plan: TenantPlan, { members, directory }: Scene): Given {
  const elsewhere = members.slice(0, plan.fromElsewhere);
  const admins = members.slice(Math.max(0, members.length - plan.admins));
  return {
    queries: [
      { sql: 'SELECT 1' },
      ...elsewhere.map(({ id }) => ({ sql: ELSEWHERE, values: [tenant, directory.id, id] })),
      ...admins.map(({ id }) => ({ sql: ADMIN, values: [id, tenant, directory.id] })),
    ],
    admins: admins.map(({ id }) => `${tenant} ${personKey(directory.id, id)}`),
  };
}
