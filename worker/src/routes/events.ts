import { AuditEvent, listOf, PageQuery } from '@production-assist/shared/api';
import { Hono } from 'hono';
import { FailureError } from '../failure-error.ts';
import { LIST_ROWS } from '../limits.ts';
import { listEvents } from '../store/audit.ts';
import { tenantExists } from '../store/tenants.ts';
import { type AppEnv, allow, describe, valid } from './context.ts';

/** The audit of a tenant: who did what when. */
export const events = new Hono<AppEnv>().get(
  '/',
  describe('Who did what when, newest first', 200, listOf(AuditEvent), { tag: 'Events', problems: [401, 404, 422] }),
  allow('read'),
  valid('query', PageQuery),
  async (c) => {
    const tenantId = c.req.param('tenantId') ?? '';
    if (!(await tenantExists(c.env.DB, tenantId))) throw new FailureError('not-found');
    const { limit = LIST_ROWS, cursor = null } = c.req.valid('query');
    return c.json(await listEvents(c.env.DB, tenantId, { limit, cursor }));
  },
);
