import type { Role } from '@production-assist/shared/api';
import { ALL_TENANTS } from '../auth/access.ts';
import type { Person } from '../auth/person.ts';
import { auditStatement } from './audit.ts';
import { disconnectPersonStatement } from './browsers.ts';
import type { PersonKey } from './person-key.ts';

/** A person with a role in one tenant, or in all of them (`*`). */
export interface AdminRow extends Person {
  tenantId: string;
  role: Role;
  /** In ms since 1970. */
  createdAt: number;
  createdBy: string;
}

/** Everybody with a role in this tenant, the longest-serving first. `*`: operators. */
export async function listAdmins(db: D1Database, tenantId: string): Promise<AdminRow[]> {
  const { results } = await db
    .prepare(
      `SELECT issuer, subject, name, tenant_id AS tenantId, role, created_at AS createdAt, created_by AS createdBy
       FROM admins WHERE tenant_id = ? ORDER BY created_at, issuer, subject`,
    )
    .bind(tenantId)
    .all<AdminRow>();
  // A role that means nothing where it stands gives nothing, and is not shown as if it did.
  return results.filter(({ role }) => (role === 'operator') === (tenantId === ALL_TENANTS));
}

/**
 * Remembers who an admin is in their Entra directory, in every tenant they have a role in. Who has none is remembered
 * nowhere, and nothing is written that stands there already.
 */
export async function linkAdmin(
  db: D1Database,
  { issuer, subject }: Pick<Person, 'issuer' | 'subject'>,
  { directoryId, objectId }: PersonKey,
): Promise<void> {
  await db
    .prepare(
      `UPDATE admins SET directory_id = ?3, object_id = ?4
       WHERE issuer = ?1 AND subject = ?2 AND (directory_id IS NOT ?3 OR object_id IS NOT ?4)`,
    )
    .bind(issuer, subject, directoryId, objectId)
    .run();
}

/** Takes a person's role away, and with it what they had arranged by it: invitations and connected browsers. */
export async function removeAdmin(db: D1Database, admin: AdminRow, by: { actor: string; at: number }): Promise<void> {
  const { issuer, subject, tenantId, name, role } = admin;
  await db.batch([
    db.prepare('DELETE FROM admins WHERE issuer = ? AND subject = ? AND tenant_id = ?').bind(issuer, subject, tenantId),
    auditStatement(db, { tenantId, ...by, action: 'admin.removed', detail: { name, role } }),
    // An operator's invitations are to any tenant.
    db
      .prepare(
        `DELETE FROM invitations WHERE inviter_issuer = ?1 AND inviter_subject = ?2
           AND (?3 = '*' OR tenant_id = ?3)`,
      )
      .bind(issuer, subject, tenantId),
    disconnectPersonStatement(db, tenantId, admin),
  ]);
}
