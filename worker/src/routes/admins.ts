import { Admins, Invitation, InvitationInput } from '@production-assist/shared/api';
import { Hono } from 'hono';
import { FailureError } from '../failure-error.ts';
import { tenantExists } from '../store/tenants.ts';
import { type AppEnv, allow, valid } from './context.ts';
import { describe } from './describe.ts';
import { admins, invite, removePerson, withdraw } from './people.ts';

const tag = 'Access';

/** Who may use one tenant: people with a role in it, and who is invited. */
export const tenantAdmins = new Hono<AppEnv>()
  .get(
    '/admins',
    allow('administer'),
    describe({
      id: 'listAdmins',
      tag,
      summary: 'People with a role in this tenant, and open invitations',
      description: 'Operators are not among them: they have all tenants.',
      answers: { 200: { says: 'All of them', schema: Admins } },
      problems: [404],
    }),
    async (c) => {
      const tenantId = c.req.param('tenantId') ?? '';
      if (!(await tenantExists(c.env.DB, tenantId))) throw new FailureError('not-found');
      return c.json(await admins(c, tenantId));
    },
  )
  .delete(
    '/admins/:adminId',
    allow('administer'),
    describe({
      id: 'removeAdmin',
      tag,
      summary: 'Take a person’s role in this tenant away',
      description: 'From their next call on; their invitations and connected browsers go with it.',
      answers: { 204: { says: 'They have none any more' } },
      problems: [404],
    }),
    async (c) => {
      await removePerson(c, c.req.param('tenantId') ?? '', c.req.param('adminId'));
      return c.body(null, 204);
    },
  )
  .post(
    '/invitations',
    allow('administer'),
    valid('json', InvitationInput),
    describe({
      id: 'inviteAdmin',
      tag,
      summary: 'Invite somebody to this tenant',
      description: 'The answer holds the link, this once. Whoever opens it first and signs in gets the role.',
      answers: { 201: { says: 'The invitation, with its link', schema: Invitation } },
      problems: [404],
      body: 'required',
    }),
    async (c) => {
      const tenantId = c.req.param('tenantId') ?? '';
      if (!(await tenantExists(c.env.DB, tenantId))) throw new FailureError('not-found');
      return c.json(await invite(c, tenantId, c.req.valid('json')), 201);
    },
  )
  .delete(
    '/invitations/:invitationId',
    allow('administer'),
    describe({
      id: 'withdrawInvitation',
      tag,
      summary: 'Withdraw an invitation',
      answers: { 204: { says: 'Its link opens nothing any more' } },
      problems: [404],
    }),
    async (c) => {
      await withdraw(c, c.req.param('tenantId') ?? '', c.req.param('invitationId'));
      return c.body(null, 204);
    },
  );
