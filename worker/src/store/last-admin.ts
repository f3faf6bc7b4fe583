import { keyOfPerson, type PersonKey } from './person-key.ts';

/*
 * The last administrator is spared: a tenant whose administrators all left the group at once would have nobody left to
 * put it right. Administrators are few, so what is asked about many people begins with them.
 */

/**
 * SQL that selects who must not lose their access, one person or nobody: where every administrator of the tenant is
 * known by their directory, and none of them would have access any more, the longest-serving of those who would lose it.
 *
 * @param tenant number of the parameter that is the tenant
 * @param leaves SQL that says of the admin of this alias whether their membership through the group is to end
 */
export function lastAdminSql(tenant: number, leaves: (admin: string) => string): string {
  const membership = (admin: string) => `SELECT 1 FROM memberships AS m WHERE m.tenant_id = ?${tenant}
    AND m.directory_id = ${admin}.directory_id AND m.object_id = ${admin}.object_id AND m.state = 'active'`;
  return `SELECT a.directory_id AS directoryId, a.object_id AS objectId FROM admins AS a
    WHERE a.tenant_id = ?${tenant} AND a.role = 'admin' AND ${leaves('a')}
      AND EXISTS (${membership('a')} AND m.source = 'group')
      AND NOT EXISTS (SELECT 1 FROM admins AS b WHERE b.tenant_id = ?${tenant} AND b.role = 'admin'
        AND (b.object_id IS NULL OR EXISTS (${membership('b')} AND (m.source <> 'group' OR NOT ${leaves('b')}))))
    ORDER BY a.created_at, a.issuer, a.subject LIMIT 1`;
}

/** Who of those that are about to lose their access must keep it: the last administrator, or nobody. */
export async function sparedAdmins(
  db: D1Database,
  tenantId: string,
  leaving: readonly PersonKey[],
): Promise<PersonKey[]> {
  const { results: admins } = await db
    .prepare(
      `SELECT directory_id AS directoryId, object_id AS objectId FROM admins
       WHERE tenant_id = ? AND role = 'admin' AND object_id IS NOT NULL`,
    )
    .bind(tenantId)
    .all<PersonKey>();
  const linked = new Set(admins.map(keyOfPerson));
  const theirs = leaving.filter((person) => linked.has(keyOfPerson(person)));
  if (!theirs.length) return [];
  const leaves = (admin: string) => `EXISTS (SELECT 1 FROM json_each(?2) AS j
    WHERE j.value ->> 'directoryId' = ${admin}.directory_id AND j.value ->> 'objectId' = ${admin}.object_id)`;
  const { results } = await db
    .prepare(lastAdminSql(1, leaves))
    .bind(tenantId, JSON.stringify(theirs.map(({ directoryId, objectId }) => ({ directoryId, objectId }))))
    .all<PersonKey>();
  return results;
}
