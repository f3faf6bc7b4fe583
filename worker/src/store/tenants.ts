import type { Caller } from '../auth/callers.ts';
import { auditStatement } from './audit.ts';

/** A tenant with what a list shows of it. */
export interface TenantRow {
  tenantId: string;
  name: string;
  createdAt: number;
  connected: number;
  nextRunAt: number | null;
  users: number;
  lastRunId: string | null;
}

const SELECT = `SELECT t.tenant_id AS tenantId, t.name, t.created_at AS createdAt,
    c.tenant_id IS NOT NULL AS connected, c.next_run_at AS nextRunAt,
    (SELECT count(DISTINCT directory_id || object_id) FROM memberships m
      WHERE m.tenant_id = t.tenant_id AND m.state = 'active') AS users,
    (SELECT run_id FROM runs r WHERE r.tenant_id = t.tenant_id ORDER BY run_id DESC LIMIT 1) AS lastRunId
  FROM tenants t LEFT JOIN connections c ON c.tenant_id = t.tenant_id`;

/** Tenants by id, after `cursor`; `only` limits them to those a caller may see, null means all. */
export async function listTenants(
  db: D1Database,
  only: readonly string[] | null,
  page: { limit: number; cursor: string | null },
): Promise<{ items: TenantRow[]; nextCursor: string | null }> {
  const { results } = await db
    .prepare(
      `${SELECT} WHERE (?1 IS NULL OR t.tenant_id IN (SELECT value FROM json_each(?1)))
         AND (?2 IS NULL OR t.tenant_id > ?2) ORDER BY t.tenant_id LIMIT ?3`,
    )
    .bind(only && JSON.stringify(only), page.cursor, page.limit + 1)
    .all<TenantRow>();
  const items = results.slice(0, page.limit);
  return { items, nextCursor: results.length > page.limit ? (items.at(-1)?.tenantId ?? null) : null };
}

export async function getTenant(db: D1Database, tenantId: string): Promise<TenantRow | null> {
  return db.prepare(`${SELECT} WHERE t.tenant_id = ?`).bind(tenantId).first<TenantRow>();
}

export async function tenantExists(db: D1Database, tenantId: string): Promise<boolean> {
  return (await db.prepare('SELECT 1 FROM tenants WHERE tenant_id = ?').bind(tenantId).first()) !== null;
}

/** Creates or renames a tenant. @returns whether it is new */
export async function putTenant(
  db: D1Database,
  tenant: { tenantId: string; name: string },
  by: { caller: Caller; at: number },
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
        `INSERT INTO tenants (tenant_id, name, created_at) VALUES (?, ?, ?)
         ON CONFLICT (tenant_id) DO UPDATE SET name = excluded.name WHERE name IS NOT excluded.name`,
      )
      .bind(tenantId, name, by.at),
    auditStatement(db, { tenantId, at: by.at, actor: by.caller.name, action, detail: { name } }),
  ]);
  return { created: !before };
}

/**
 * Removes a tenant with everything that is its own, and the people who were only in it. The audit stays.
 */
export async function removeTenant(
  db: D1Database,
  tenantId: string,
  by: { caller: Caller; at: number },
): Promise<void> {
  await db.batch([
    db
      .prepare(
        `DELETE FROM users WHERE (directory_id, object_id) IN
           (SELECT directory_id, object_id FROM memberships WHERE tenant_id = ?1)
         AND NOT EXISTS (SELECT 1 FROM memberships m WHERE m.directory_id = users.directory_id
           AND m.object_id = users.object_id AND m.tenant_id <> ?1)`,
      )
      .bind(tenantId),
    db.prepare('DELETE FROM admins WHERE tenant_id = ?').bind(tenantId),
    // Connections, memberships and runs go with it (ON DELETE CASCADE).
    db.prepare('DELETE FROM tenants WHERE tenant_id = ?').bind(tenantId),
    auditStatement(db, { tenantId, at: by.at, actor: by.caller.name, action: 'tenant.removed' }),
  ]);
}
