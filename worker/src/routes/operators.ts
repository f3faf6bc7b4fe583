import {
  Admins,
  AuditEvent,
  Invitation,
  listOf,
  OperatorInvitationInput,
  PageQuery,
} from '@production-assist/shared/api';
import { Hono } from 'hono';
import { ALL_TENANTS } from '../auth/access.ts';
import { LIST_ROWS } from '../limits.ts';
import { listEvents } from '../store/audit.ts';
import { type AppEnv, allowInAll, valid } from './context.ts';
import { describe } from './describe.ts';
import { admins, invite, removePerson, withdraw } from './people.ts';

const tag = 'Access';

/** Who may use every tenant: the same as for one, for operators only. */
export const operators = new Hono<AppEnv>()
  .get(
    '/',
    allowInAll('operate'),
    describe({
      id: 'listOperators',
      tag,
      summary: 'Operators, and who is invited to become one',
      answers: { 200: { says: 'All of them', schema: Admins } },
    }),
    async (c) => c.json(await admins(c, ALL_TENANTS)),
  )
  .get(
    '/events',
    allowInAll('operate'),
    valid('query', PageQuery),
    describe({
      id: 'listOperatorEvents',
      tag,
      summary: 'Who made whom an operator, newest first',
      answers: { 200: { says: 'A page of events', schema: listOf(AuditEvent) } },
      problems: [422],
    }),
    async (c) => {
      const { limit = LIST_ROWS, cursor = null } = c.req.valid('query');
      return c.json(await listEvents(c.env.DB, ALL_TENANTS, { limit, cursor }));
    },
  )
  .delete(
    '/:adminId',
    allowInAll('operate'),
    describe({
      id: 'removeOperator',
      tag,
      summary: 'Take an operator’s role away',
      description:
        'From their next call on. Roles in single tenants stay; the first operator’s is in the configuration.',
      answers: { 204: { says: 'They are no operator any more' } },
      problems: [404],
    }),
    async (c) => {
      await removePerson(c, ALL_TENANTS, c.req.param('adminId'));
      return c.body(null, 204);
    },
  )
  .post(
    '/invitations',
    allowInAll('operate'),
    valid('json', OperatorInvitationInput),
    describe({
      id: 'inviteOperator',
      tag,
      summary: 'Invite somebody to all tenants',
      answers: { 201: { says: 'The invitation, with its link', schema: Invitation } },
      body: 'required',
    }),
    async (c) => c.json(await invite(c, ALL_TENANTS, c.req.valid('json')), 201),
  )
  .delete(
    '/invitations/:invitationId',
    allowInAll('operate'),
    describe({
      id: 'withdrawOperatorInvitation',
      tag,
      summary: 'Withdraw an invitation to all tenants',
      answers: { 204: { says: 'Its link opens nothing any more' } },
      problems: [404],
    }),
    async (c) => {
      await withdraw(c, ALL_TENANTS, c.req.param('invitationId'));
      return c.body(null, 204);
    },
  );
