import { listOf, PageQuery, Run, RunInput } from '@production-assist/shared/api';
import { Hono } from 'hono';
import { FailureError } from '../failure-error.ts';
import { LIST_ROWS } from '../limits.ts';
import { limitedByTenant } from '../security/rate-limit.ts';
import { getConnection } from '../store/connections.ts';
import { getRun, listRuns } from '../store/runs.ts';
import { tenantExists } from '../store/tenants.ts';
import { requestRun } from '../sync/schedule.ts';
import { runView } from '../views.ts';
import { type AppEnv, allow, valid, wordsFor } from './context.ts';
import { describe } from './describe.ts';

const tag = 'Runs';

/** Runs of a tenant: start one, see them. */
export const runs = new Hono<AppEnv>()
  .post(
    '/',
    allow('run'),
    limitedByTenant('RUN_LIMIT'),
    valid('json', RunInput),
    describe({
      id: 'startRun',
      tag,
      summary: 'Run the sync now',
      description: 'Answers with the run, which then goes on by itself. A run in flight is joined instead.',
      answers: { 202: { says: 'The run, new or joined', schema: Run } },
      headers: ['Location'],
      problems: [404, 429],
      body: 'optional',
    }),
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
    allow('read'),
    valid('query', PageQuery),
    describe({
      id: 'listRuns',
      tag,
      summary: 'Runs, newest first',
      answers: { 200: { says: 'A page of runs', schema: listOf(Run) } },
      problems: [404, 422],
    }),
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
    allow('read'),
    describe({
      id: 'getRun',
      tag,
      summary: 'One run, with its progress while it runs',
      answers: { 200: { says: 'The run', schema: Run } },
      problems: [404],
    }),
    async (c) => {
      const tenantId = c.req.param('tenantId') ?? '';
      const run = await getRun(c.env.DB, tenantId, c.req.param('runId'));
      if (!run) throw new FailureError('not-found');
      return c.json(runView(run, wordsFor(c), await getConnection(c.env.DB, tenantId)));
    },
  );
