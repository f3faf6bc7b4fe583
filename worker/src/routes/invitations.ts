import { AcceptInput, InvitationOffer } from '@production-assist/shared/api';
import { Hono } from 'hono';
import { ALL_TENANTS } from '../auth/access.ts';
import { sha256 } from '../auth/secret.ts';
import { FailureError } from '../failure-error.ts';
import { isoTime } from '../iso-time.ts';
import { acceptInvitation, type InvitationRow, openInvitation } from '../store/invitations.ts';
import { getTenantName } from '../store/tenants.ts';
import { type AppEnv, allowInPerson, valid } from './context.ts';
import { describe } from './describe.ts';

const tag = 'Access';

/** An invitation, for whoever has its link: what is offered, and taking it up. */
export const invitations = new Hono<AppEnv>()
  .get(
    '/:token',
    allowInPerson,
    describe({
      id: 'getInvitation',
      tag,
      summary: 'What an invitation offers',
      description: 'To anybody who is signed in and has its link.',
      answers: { 200: { says: 'The offer', schema: InvitationOffer } },
      problems: [404],
    }),
    async (c) => {
      const { row, tenantName } = await open(c.env.DB, await sha256(c.req.param('token')));
      return c.json(offerView(row, tenantName));
    },
  )
  .post(
    '/:token',
    allowInPerson,
    valid('json', AcceptInput),
    describe({
      id: 'acceptInvitation',
      tag,
      summary: 'Accept an invitation',
      description: 'The caller gets the role, whatever name the invitation was made out to. Works once.',
      answers: { 200: { says: 'The caller has this role now, or keeps a higher one', schema: InvitationOffer } },
      problems: [404],
      body: 'optional',
    }),
    async (c) => {
      const hash = await sha256(c.req.param('token'));
      const { row, tenantName } = await open(c.env.DB, hash);
      const accepted = await acceptInvitation(c.env.DB, hash, row, c.get('caller'), Date.now());
      if (!accepted) throw new FailureError('invitation-gone');
      return c.json(offerView(row, tenantName));
    },
  );

/** @throws FailureError `invitation-gone` */
async function open(db: D1Database, hash: string): Promise<{ row: InvitationRow; tenantName: string | null }> {
  const row = await openInvitation(db, hash, Date.now());
  if (!row) throw new FailureError('invitation-gone');
  return { row, tenantName: row.tenantId === ALL_TENANTS ? null : await getTenantName(db, row.tenantId) };
}

function offerView(
  { tenantId, role, createdBy, expiresAt }: InvitationRow,
  tenantName: string | null,
): InvitationOffer {
  return {
    tenantId: tenantId === ALL_TENANTS ? null : tenantId,
    tenantName,
    role,
    invitedBy: createdBy,
    expiresAt: isoTime(expiresAt),
  };
}
