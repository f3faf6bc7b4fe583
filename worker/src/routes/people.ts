import type { Admin, Admins, Invitation, Role } from '@production-assist/shared/api';
import type { Context } from 'hono';
import { ALL_TENANTS } from '../auth/access.ts';
import { personKey } from '../auth/person.ts';
import { newSecret, sha256 } from '../auth/secret.ts';
import { firstOperator } from '../config.ts';
import { FailureError } from '../failure-error.ts';
import { isoTime } from '../iso-time.ts';
import { INVITATION_MS } from '../limits.ts';
import { type AdminRow, listAdmins, removeAdmin } from '../store/admins.ts';
import { newId } from '../store/ids.ts';
import { createInvitation, type InvitationRow, listInvitations, withdrawInvitation } from '../store/invitations.ts';
import type { AppEnv } from './context.ts';

/** What is done to people of one tenant and to operators (`*`) alike. Who may do it has been asked before. */

/** Everybody with a role, the first operator among the operators, and open invitations. */
export async function admins(c: Context<AppEnv>, tenantId: string): Promise<Admins> {
  const [rows, invitations] = await Promise.all([
    listAdmins(c.env.DB, tenantId),
    listInvitations(c.env.DB, tenantId, Date.now()),
  ]);
  const me = await personKey(c.get('caller'));
  const items = await Promise.all(rows.map(async (row) => adminView(row, await personKey(row), me)));
  const first = tenantId === ALL_TENANTS ? await configured(c, me) : [];
  return {
    items: [...first, ...items.filter(({ id }) => !first.some((one) => one.id === id))],
    invitations: invitations.map((row) => invitationView(row, null)),
    nextCursor: null,
  };
}

/** The link stands in this answer and nowhere else: kept is only the hash of its token. */
export async function invite(
  c: Context<AppEnv>,
  tenantId: string,
  { name, role }: { name: string; role: Role },
): Promise<Invitation> {
  const now = Date.now();
  const caller = c.get('caller');
  const token = newSecret();
  const row: InvitationRow = {
    invitationId: newId(now),
    tenantId,
    role,
    name,
    createdAt: now,
    createdBy: caller.name,
    expiresAt: now + INVITATION_MS,
  };
  await createInvitation(c.env.DB, await sha256(token), row, caller);
  return invitationView(row, new URL(`/invitations/${token}`, c.req.url).href);
}

/** @throws FailureError `not-found` */
export async function removePerson(c: Context<AppEnv>, tenantId: string, id: string): Promise<void> {
  const by = { actor: c.get('caller').name, at: Date.now() };
  for (const row of await listAdmins(c.env.DB, tenantId)) {
    if ((await personKey(row)) === id) return removeAdmin(c.env.DB, row, by);
  }
  // Named in the configuration, and only there can that be changed.
  const first = tenantId === ALL_TENANTS ? await configured(c, '') : [];
  throw new FailureError(first.some((one) => one.id === id) ? 'not-allowed' : 'not-found');
}

/** @throws FailureError `not-found` */
export async function withdraw(c: Context<AppEnv>, tenantId: string, invitationId: string): Promise<void> {
  const by = { actor: c.get('caller').name, at: Date.now() };
  if (!(await withdrawInvitation(c.env.DB, { tenantId, invitationId }, by))) throw new FailureError('not-found');
}

/** The first operator, who stands in no table. */
async function configured(c: Context<AppEnv>, me: string): Promise<Admin[]> {
  const first = firstOperator(c.env);
  if (!first) return [];
  const id = await personKey(first);
  const name = id === me ? c.get('caller').name : first.subject;
  return [{ id, name, role: 'operator', me: id === me, since: null, invitedBy: null }];
}

function adminView(row: AdminRow, id: string, me: string): Admin {
  const { name, subject, role, createdAt, createdBy } = row;
  const since = isoTime(createdAt);
  return { id, name: name || subject, role, me: id === me, since, invitedBy: createdBy };
}

function invitationView({ invitationId, name, role, createdBy, expiresAt }: InvitationRow, link: string | null) {
  return {
    id: invitationId,
    name,
    role,
    invitedBy: createdBy,
    expiresAt: isoTime(expiresAt),
    link,
  } satisfies Invitation;
}
