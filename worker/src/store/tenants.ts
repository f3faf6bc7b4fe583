import type { Attention } from '@production-assist/shared/api';
import type { Person } from '../auth/person.ts';
import { attentionSql, expiryDays } from './attention.ts';
import { auditStatement } from './audit.ts';
import { discardOfTenantStatement } from './discarded.ts';
import { noticeStatement } from './notices.ts';
import { searchKey } from './search-key.ts';

/** A tenant with what a list shows of it. */
export interface TenantRow {
  tenantId: string;
  name: string;
  createdAt: number;
  connected: number;
  nextRunAt: number | null;
  /** `YYYY-MM-DD`, as the admin gave it. */
  credentialExpiresOn: string | null;
  attention: Attention | null;
  users: number;
}

/** Parameters 1 and 2 bind `expiryDays`. */
const ATTENTION = attentionSql(1, 2);

const SELECT = `SELECT t.tenant_id AS tenantId, t.name, t.created_at AS createdAt,
    c.tenant_id IS NOT NULL AS connected, c.next_run_at AS nextRunAt, c.credential_expires_on AS credentialExpiresOn,
    ${ATTENTION} AS attention,
    (SELECT count(DISTINCT directory_id || object_id) FROM memberships m
      WHERE m.tenant_id = t.tenant_id AND m.state = 'active') AS users
  FROM tenants t LEFT JOIN connections c ON c.tenant_id = t.tenant_id`;

/** Which tenants are listed. */
export interface TenantsWanted {
  /** Those a caller may see; null means all. */
  only: readonly string[] | null;
  /** Text that the name or the id holds, without case; empty: any. */
  search: string;
  /** Only those somebody should look at. */
  attention: boolean;
}

/**
 * Tenants by id, after `cursor`. People are counted for the tenants of the answer alone. A condition that is not wanted
 * is left out and not switched off by a parameter: SQLite would read every tenant then.
 */
export async function listTenants(
  db: D1Database,
  { only, search, attention }: TenantsWanted,
  page: { limit: number; cursor: string | null },
  now: number,
): Promise<{ items: TenantRow[]; nextCursor: string | null }> {
  const { results } = await db
    .prepare(
      `${SELECT} WHERE t.tenant_id > ?3
         ${only ? 'AND t.tenant_id IN (SELECT value FROM json_each(?5))' : ''}
         AND (?6 = '' OR instr(t.name_key, ?6) > 0 OR instr(lower(t.tenant_id), ?6) > 0)
         ${attention ? `AND ${ATTENTION} IS NOT NULL` : ''}
       ORDER BY t.tenant_id LIMIT ?4`,
    )
    .bind(...expiryDays(now), page.cursor ?? '', page.limit + 1, only && JSON.stringify(only), searchKey(search))
    .all<TenantRow>();
  const items = results.slice(0, page.limit);
  return { items, nextCursor: results.length > page.limit ? (items.at(-1)?.tenantId ?? null) : null };
}

/** A tenant; null where there is none. `now` in ms since 1970. */
export async function getTenant(db: D1Database, tenantId: string, now: number): Promise<TenantRow | null> {
  return db
    .prepare(`${SELECT} WHERE t.tenant_id = ?3`)
    .bind(...expiryDays(now), tenantId)
    .first<TenantRow>();
}

/** A tenant's name; null where there is none. */
export async function getTenantName(db: D1Database, tenantId: string): Promise<string | null> {
  return db.prepare('SELECT name FROM tenants WHERE tenant_id = ?').bind(tenantId).first<string>('name');
}

/** Whether there is such a tenant. */
export async function tenantExists(db: D1Database, tenantId: string): Promise<boolean> {
  return (await db.prepare('SELECT 1 FROM tenants WHERE tenant_id = ?').bind(tenantId).first()) !== null;
}

/** Creates or renames a tenant. @returns whether it is new */
export async function putTenant(
  db: D1Database,
  tenant: { tenantId: string; name: string },
  by: { caller: Pick<Person, 'name'>; at: number },
): Promise<{ created: boolean }> {
  const { tenantId, name } = tenant;
  const before = await db
    .prepare('SELECT name FROM tenants WHERE tenant_id = ?')
    .bind(tenantId)
    .first<{ name: string }>();
  if (before?.name === name) return { created: false };
  const action = before ? 'tenant.renamed' : 'tenant.created';
  await db.batch([
    db
      .prepare(
        `INSERT INTO tenants (tenant_id, name, name_key, created_at) VALUES (?, ?, ?, ?)
         ON CONFLICT (tenant_id) DO UPDATE SET name = excluded.name, name_key = excluded.name_key
         WHERE name IS NOT excluded.name`,
      )
      .bind(tenantId, name, searchKey(name), by.at),
    auditStatement(db, { tenantId, at: by.at, actor: by.caller.name, action, detail: { name } }),
  ]);
  return { created: !before };
}

/**
 * Removes a tenant with everything that is its own, and the people who were only in it. The audit stays; its
 * credentials are discarded.
 */
export async function removeTenant(
  db: D1Database,
  tenantId: string,
  by: { caller: Pick<Person, 'name'>; at: number },
): Promise<void> {
  await db.batch([
    discardOfTenantStatement(db, tenantId, by.at),
    // What is on its way names people who are to be forgotten here.
    db.prepare('DELETE FROM notices WHERE tenant_id = ?').bind(tenantId),
    db.prepare('DELETE FROM notice_targets WHERE tenant_id = ?').bind(tenantId),
    noticeStatement(db, { tenantId, type: 'tenant.removed', at: by.at, data: {} }),
    db
      .prepare(
        `DELETE FROM users WHERE (directory_id, object_id) IN
           (SELECT directory_id, object_id FROM memberships WHERE tenant_id = ?1)
         AND (directory_id, object_id) NOT IN
           (SELECT directory_id, object_id FROM memberships WHERE tenant_id <> ?1)`,
      )
      .bind(tenantId),
    db.prepare('DELETE FROM admins WHERE tenant_id = ?').bind(tenantId),
    db.prepare('DELETE FROM invitations WHERE tenant_id = ?').bind(tenantId),
    // Connections, memberships and runs go with it (ON DELETE CASCADE).
    db.prepare('DELETE FROM tenants WHERE tenant_id = ?').bind(tenantId),
    auditStatement(db, { tenantId, at: by.at, actor: by.caller.name, action: 'tenant.removed' }),
  ]);
}

/** Tenants by name, with nothing else about them: to choose from. @param only null means all */
export async function tenantNames(
  db: D1Database,
  only: readonly string[] | null,
  limit: number,
): Promise<{ tenantId: string; name: string }[]> {
  const { results } = await db
    .prepare(
      `SELECT tenant_id AS tenantId, name FROM tenants
       ${only ? 'WHERE tenant_id IN (SELECT value FROM json_each(?2))' : ''} ORDER BY name_key, tenant_id LIMIT ?1`,
    )
    .bind(...(only ? [limit, JSON.stringify(only)] : [limit]))
    .all<{ tenantId: string; name: string }>();
  return results;
}
