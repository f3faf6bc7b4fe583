import { listOf, PageQuery, Tenant, TenantInput } from '@production-assist/shared/api';
import { tenantId as TenantId } from '@production-assist/shared/values';
import { Hono } from 'hono';
import { safeParse } from 'valibot';
import { isOperator, roleIn } from '../auth/access.ts';
import { FailureError } from '../failure-error.ts';
import { LIST_ROWS } from '../limits.ts';
import { fieldProblems, InvalidRequestError } from '../problem.ts';
import { lastRuns } from '../store/runs.ts';
import { getTenant, listTenants, putTenant, removeTenant, tenantExists } from '../store/tenants.ts';
import { destroyCredentials } from '../store/vault.ts';
import { tenantView } from '../views.ts';
import { type AppEnv, allow, describe, valid, wordsFor } from './context.ts';

const tag = 'Tenants';

/** Tenants: what the caller may see; an operator creates, renames and removes them. */
export const tenants = new Hono<AppEnv>()
  .get(
    '/',
    describe('Tenants the caller may see, each with its last run', 200, listOf(Tenant), { tag, problems: [401, 422] }),
    valid('query', PageQuery),
    async (c) => {
      const grants = c.get('grants');
      const only = isOperator(grants) ? null : grants.map((grant) => grant.tenantId);
      const { limit = LIST_ROWS, cursor = null } = c.req.valid('query');
      const page = await listTenants(c.env.DB, only, { limit, cursor });
      const runs = await lastRuns(
        c.env.DB,
        page.items.map((tenant) => tenant.tenantId),
      );
      return c.json({
        items: page.items.map((tenant) =>
          tenantView(tenant, roleIn(grants, tenant.tenantId) ?? 'viewer', runs.get(tenant.tenantId), wordsFor(c)),
        ),
        nextCursor: page.nextCursor,
      });
    },
  )
  .put(
    '/:tenantId',
    describe('Create or rename a tenant', 200, Tenant, {
      tag,
      problems: [400, 401, 403, 404, 413, 415, 422],
      description: '201 where the tenant is new. For operators.',
    }),
    allow('operate'),
    valid('json', TenantInput),
    async (c) => {
      const id = safeParse(TenantId, c.req.param('tenantId'));
      if (!id.success) {
        throw new InvalidRequestError(fieldProblems(id.issues).map((field) => ({ ...field, path: 'tenantId' })));
      }
      const tenantId = id.output;
      const by = { caller: c.get('caller'), at: Date.now() };
      const { created } = await putTenant(c.env.DB, { tenantId, name: c.req.valid('json').name }, by);
      const tenant = await getTenant(c.env.DB, tenantId);
      if (!tenant) throw new FailureError('not-found');
      const runs = await lastRuns(c.env.DB, [tenantId]);
      return c.json(tenantView(tenant, 'operator', runs.get(tenantId), wordsFor(c)), created ? 201 : 200);
    },
  )
  .delete(
    '/:tenantId',
    describe('Remove a tenant with its connection, runs and memberships', 204, null, {
      tag,
      problems: [401, 403, 404],
      description: 'People who were only in this tenant go with it; its audit stays. For operators.',
    }),
    allow('operate'),
    async (c) => {
      const tenantId = c.req.param('tenantId');
      if (!(await tenantExists(c.env.DB, tenantId))) throw new FailureError('not-found');
      await removeTenant(c.env.DB, tenantId, { caller: c.get('caller'), at: Date.now() });
      await destroyCredentials(c.env.CREDENTIALS, tenantId);
      return c.body(null, 204);
    },
  );
