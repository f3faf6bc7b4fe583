import { AuditEvent, listOf, PageQuery } from '@production-assist/shared/api';
import { Hono } from 'hono';
import { FailureError } from '../failure-error.ts';
import { LIST_ROWS } from '../limits.ts';
import { listEvents } from '../store/audit.ts';
import { tenantExists } from '../store/tenants.ts';
import { type AppEnv, allow, valid } from './context.ts';
import { describe } from './describe.ts';

/** The audit of a tenant: who did what when. */
export const events = new Hono<AppEnv>().get(
  '/',
  allow('read'),
  valid('query', PageQuery),
  describe({
    id: 'listEvents',
    tag: 'Events',
    summary: 'Who did what when, newest first',
    answers: { 200: { says: 'A page of events', schema: listOf(AuditEvent) } },
    problems: [404, 422],
  }),
  async (c) => {
    const tenantId = c.req.param('tenantId') ?? '';
    if (!(await tenantExists(c.env.DB, tenantId))) throw new FailureError('not-found');
    const { limit = LIST_ROWS, cursor = null } = c.req.valid('query');
    return c.json(await listEvents(c.env.DB, tenantId, { limit, cursor }));
  },
);
