import { listOf, PageQuery, Run } from '@production-assist/shared/api';
import { Hono } from 'hono';
import { FailureError } from '../failure-error.ts';
import { LIST_ROWS } from '../limits.ts';
import { getConnection } from '../store/connections.ts';
import { getRun, listRuns } from '../store/runs.ts';
import { tenantExists } from '../store/tenants.ts';
import { requestRun } from '../sync/schedule.ts';
import { runView } from '../views.ts';
import { type AppEnv, allow, describe, valid, wordsFor } from './context.ts';

const tag = 'Runs';

/** Runs of a tenant: start one, see them. */
export const runs = new Hono<AppEnv>()
  .post(
    '/',
    describe('Run the sync now', 202, Run, {
      tag,
      problems: [401, 403, 404, 503],
      description: 'Answers with the run, which then goes on by itself. A run in flight is joined instead.',
      headers: ['Location'],
    }),
    allow('configure'),
    async (c) => {
      const tenantId = c.req.param('tenantId') ?? '';
      const connection = await getConnection(c.env.DB, tenantId);
      if (!connection) {
        throw new FailureError((await tenantExists(c.env.DB, tenantId)) ? 'connection-missing' : 'not-found');
      }
      const { run } = await requestRun(c.env, tenantId, c.get('caller').name, Date.now());
      c.header('Location', `/api/tenants/${tenantId}/runs/${run.runId}`);
      return c.json(runView(run, wordsFor(c), connection), 202);
    },
  )
  .get(
    '/',
    describe('Runs, newest first', 200, listOf(Run), { tag, problems: [401, 404, 422] }),
    allow('read'),
    valid('query', PageQuery),
    async (c) => {
      const tenantId = c.req.param('tenantId') ?? '';
      if (!(await tenantExists(c.env.DB, tenantId))) throw new FailureError('not-found');
      const { limit = LIST_ROWS, cursor = null } = c.req.valid('query');
      const connection = await getConnection(c.env.DB, tenantId);
      const page = await listRuns(c.env.DB, tenantId, { limit, cursor });
      return c.json({
        items: page.items.map((run) => runView(run, wordsFor(c), connection)),
        nextCursor: page.nextCursor,
      });
    },
  )
  .get(
    '/:runId',
    describe('One run, with its progress while it runs', 200, Run, { tag, problems: [401, 404] }),
    allow('read'),
    async (c) => {
      const tenantId = c.req.param('tenantId') ?? '';
      const run = await getRun(c.env.DB, tenantId, c.req.param('runId'));
      if (!run) throw new FailureError('not-found');
      return c.json(runView(run, wordsFor(c), await getConnection(c.env.DB, tenantId)));
    },
  );
