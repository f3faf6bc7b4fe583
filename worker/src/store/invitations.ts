import type { Role } from '@production-assist/shared/api';
import type { Person, ProvenPerson } from '../auth/person.ts';
import { auditStatement } from './audit.ts';

/** A role that is offered to whoever has the link. */
export interface InvitationRow {
  invitationId: string;
  /** `*`: all tenants. */
  tenantId: string;
  role: Role;
  /** Whom it is for, as the inviter calls them. */
  name: string;
  /** Times in ms since 1970. */
  createdAt: number;
  /** Who invites, for people. */
  createdBy: string;
  expiresAt: number;
}

const SELECT = `SELECT invitation_id AS invitationId, tenant_id AS tenantId, role, name, created_at AS createdAt,
    created_by AS createdBy, expires_at AS expiresAt
  FROM invitations`;

/** @param tokenHash SHA-256 of the token in the link */
export async function createInvitation(
  db: D1Database,
  tokenHash: string,
  invitation: InvitationRow,
  inviter: Person,
): Promise<void> {
  const { invitationId, tenantId, role, name, createdAt, createdBy, expiresAt } = invitation;
  await db.batch([
    db
      .prepare(
        `INSERT INTO invitations (token_hash, invitation_id, tenant_id, role, name, created_at, created_by,
           inviter_issuer, inviter_subject, expires_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .bind(
        tokenHash,
        invitationId,
        tenantId,
        role,
        name,
        createdAt,
        createdBy,
        inviter.issuer,
        inviter.subject,
        expiresAt,
      ),
    auditStatement(db, {
      tenantId,
      at: createdAt,
      actor: createdBy,
      action: 'invitation.created',
      detail: { name, role },
    }),
  ]);
}

/** Invitations to this tenant that can still be taken up, the newest first. */
export async function listInvitations(db: D1Database, tenantId: string, now: number): Promise<InvitationRow[]> {
  const { results } = await db
    .prepare(`${SELECT} WHERE tenant_id = ? AND expires_at > ? ORDER BY invitation_id DESC`)
    .bind(tenantId, now)
    .all<InvitationRow>();
  return results;
}

/** @returns null where it is used, withdrawn or expired, or never was */
export async function openInvitation(db: D1Database, tokenHash: string, now: number): Promise<InvitationRow | null> {
  return db.prepare(`${SELECT} WHERE token_hash = ? AND expires_at > ?`).bind(tokenHash, now).first<InvitationRow>();
}

/** @returns false where there is none in this tenant */
export async function withdrawInvitation(
  db: D1Database,
  { tenantId, invitationId }: Pick<InvitationRow, 'tenantId' | 'invitationId'>,
  by: { actor: string; at: number },
): Promise<boolean> {
  const invitation = await db
    .prepare(`${SELECT} WHERE tenant_id = ? AND invitation_id = ?`)
    .bind(tenantId, invitationId)
    .first<InvitationRow>();
  if (!invitation) return false;
  const { name, role } = invitation;
  const [removed] = await db.batch([
    db.prepare('DELETE FROM invitations WHERE tenant_id = ? AND invitation_id = ?').bind(tenantId, invitationId),
    auditStatement(db, { tenantId, ...by, action: 'invitation.withdrawn', detail: { name, role } }),
  ]);
  return removed?.meta.changes === 1;
}

/**
 * Gives a person the role they were invited to, once. Who has a higher one keeps it.
 *
 * @returns false where somebody was faster
 */
export async function acceptInvitation(
  db: D1Database,
  tokenHash: string,
  { tenantId, role, createdBy }: InvitationRow,
  person: ProvenPerson,
  now: number,
): Promise<boolean> {
  const [used] = await db.batch([
    db.prepare('DELETE FROM invitations WHERE token_hash = ? AND expires_at > ?').bind(tokenHash, now),
    db
      .prepare(
        // `changes()`: of two who accept at once the database serves one after the other, and the second finds nothing.
        `INSERT INTO admins (issuer, subject, tenant_id, role, created_at, created_by, name, directory_id, object_id)
         SELECT ?, ?, ?, ?, ?, ?, ?, ?, ? WHERE changes() > 0
         ON CONFLICT (issuer, subject, tenant_id) DO UPDATE
           SET role = excluded.role, created_at = excluded.created_at, created_by = excluded.created_by,
             name = excluded.name, directory_id = coalesce(excluded.directory_id, directory_id),
             object_id = coalesce(excluded.object_id, object_id)
           WHERE admins.role = 'viewer' OR excluded.role <> 'viewer'`,
      )
      .bind(
        person.issuer,
        person.subject,
        tenantId,
        role,
        now,
        createdBy,
        person.name,
        person.entra?.directoryId ?? null,
        person.entra?.objectId ?? null,
      ),
    auditStatement(db, {
      tenantId,
      at: now,
      actor: person.name,
      action: 'invitation.accepted',
      detail: { name: person.name, role },
    }),
  ]);
  return used?.meta.changes === 1;
}
