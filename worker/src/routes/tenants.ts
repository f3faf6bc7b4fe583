import { listOf, Tenant, TenantInput, TenantsQuery } from '@production-assist/shared/api';
import { tenantId as TenantId } from '@production-assist/shared/values';
import { Hono } from 'hono';
import { safeParse } from 'valibot';
import { personsRoleIn, tenantsOf } from '../auth/access.ts';
import { FailureError } from '../failure-error.ts';
import { LIST_ROWS } from '../limits.ts';
import { sendNewNotices } from '../notify/send.ts';
import { fieldProblems, InvalidRequestError } from '../problem.ts';
import { destroyDiscarded } from '../sealing/discard.ts';
import { lastRuns } from '../store/runs.ts';
import { getTenant, listTenants, putTenant, removeTenant, tenantExists } from '../store/tenants.ts';
import { destroyCredentials } from '../store/vault.ts';
import { tenantView } from '../views.ts';
import { type AppEnv, allow, allowPeople, valid, wordsFor } from './context.ts';
import { describe } from './describe.ts';

const tag = 'Tenants';

/** Tenants: what the caller may see; an operator creates, renames and removes them. */
export const tenants = new Hono<AppEnv>()
  .get(
    '/',
    allowPeople,
    valid('query', TenantsQuery),
    describe({
      id: 'listTenants',
      tag,
      summary: 'Tenants the caller may see, each with its last run',
      description: 'By pages, searchable by name and id (`q`), all or those somebody should look at (`attention`).',
      answers: { 200: { says: 'A page of tenants', schema: listOf(Tenant) } },
      problems: [422],
    }),
    async (c) => {
      const access = c.get('access');
      const only = tenantsOf(access);
      const { limit = LIST_ROWS, cursor = null, q = '', attention = false } = c.req.valid('query');
      const page = await listTenants(c.env.DB, { only, search: q, attention }, { limit, cursor }, Date.now());
      const runs = await lastRuns(
        c.env.DB,
        page.items.map((tenant) => tenant.tenantId),
      );
      return c.json({
        items: page.items.map((tenant) =>
          tenantView(
            tenant,
            personsRoleIn(access, tenant.tenantId) ?? 'viewer',
            runs.get(tenant.tenantId),
            wordsFor(c),
          ),
        ),
        nextCursor: page.nextCursor,
      });
    },
  )
  .get(
    '/:tenantId',
    allow('read'),
    describe({
      id: 'getTenant',
      tag,
      summary: 'One tenant, with its last run',
      answers: { 200: { says: 'The tenant', schema: Tenant } },
      problems: [404],
    }),
    async (c) => {
      const tenantId = c.req.param('tenantId');
      const tenant = await getTenant(c.env.DB, tenantId, Date.now());
      if (!tenant) throw new FailureError('not-found');
      const runs = await lastRuns(c.env.DB, [tenantId]);
      return c.json(
        tenantView(tenant, personsRoleIn(c.get('access'), tenantId) ?? 'viewer', runs.get(tenantId), wordsFor(c)),
      );
    },
  )
  .put(
    '/:tenantId',
    allow('operate'),
    valid('json', TenantInput),
    describe({
      id: 'putTenant',
      tag,
      summary: 'Create or rename a tenant',
      description: 'For operators.',
      answers: {
        200: { says: 'The tenant was there and has this name now', schema: Tenant },
        201: { says: 'The tenant is new', schema: Tenant },
      },
      problems: [404],
      body: 'required',
    }),
    async (c) => {
      const id = safeParse(TenantId, c.req.param('tenantId'));
      if (!id.success) {
        throw new InvalidRequestError(fieldProblems(id.issues).map((field) => ({ ...field, path: 'tenantId' })));
      }
      const tenantId = id.output;
      const at = Date.now();
      const name = c.req.valid('json').name;
      const { created } = await putTenant(c.env.DB, { tenantId, name }, { caller: c.get('caller'), at });
      const tenant = await getTenant(c.env.DB, tenantId, at);
      if (!tenant) throw new FailureError('not-found');
      const runs = await lastRuns(c.env.DB, [tenantId]);
      return c.json(tenantView(tenant, 'operator', runs.get(tenantId), wordsFor(c)), created ? 201 : 200);
    },
  )
  .delete(
    '/:tenantId',
    allow('operate'),
    describe({
      id: 'removeTenant',
      tag,
      summary: 'Remove a tenant with its connection, runs and memberships',
      description: 'People who were only in this tenant go with it; its audit stays. For operators.',
      answers: { 204: { says: 'It is gone' } },
      problems: [404],
    }),
    async (c) => {
      const tenantId = c.req.param('tenantId');
      if (!(await tenantExists(c.env.DB, tenantId))) throw new FailureError('not-found');
      const at = Date.now();
      await removeTenant(c.env.DB, tenantId, { caller: c.get('caller'), at });
      // Those in use first: a list of KV may not show yet what was saved a moment ago.
      await destroyDiscarded(c.env, at, tenantId);
      await destroyCredentials(c.env.CREDENTIALS, tenantId);
      c.executionCtx.waitUntil(sendNewNotices(c.env, Date.now()));
      return c.body(null, 204);
    },
  );
