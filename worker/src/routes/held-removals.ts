import {
  DecisionInput,
  HeldPeopleQuery,
  HeldPerson,
  HeldRemoval,
  listOf,
  PageQuery,
} from '@production-assist/shared/api';
import { type Context, Hono } from 'hono';
import { FailureError } from '../failure-error.ts';
import { LIST_ROWS } from '../limits.ts';
import { sendNewNotices } from '../notify/send.ts';
import { decideRemoval, type RemovalDecision } from '../store/held-decisions.ts';
import { getRemoval, heldPeople, listRemovals, type RemovalRow } from '../store/held-removals.ts';
import { tenantExists } from '../store/tenants.ts';
import { heldPersonView, removalView } from '../views.ts';
import { type AppEnv, allow, valid } from './context.ts';
import { describe } from './describe.ts';
import { personCursor, readPersonCursor } from './person-cursor.ts';

const tag = 'Held removals';

/** Removals the guard held: see them, and decide about them. */
export const heldRemovals = new Hono<AppEnv>()
  .get(
    '/',
    allow('read'),
    valid('query', PageQuery),
    describe({
      id: 'listHeldRemovals',
      tag,
      summary: 'Removals that were held, newest first',
      description:
        'Those that wait for a person, and what became of the others. Nobody on one that waits has lost anything.',
      answers: { 200: { says: 'A page of removals', schema: listOf(HeldRemoval) } },
      problems: [404, 422],
    }),
    async (c) => {
      const tenantId = c.req.param('tenantId') ?? '';
      if (!(await tenantExists(c.env.DB, tenantId))) throw new FailureError('not-found');
      const { limit = LIST_ROWS, cursor = null } = c.req.valid('query');
      const page = await listRemovals(c.env.DB, tenantId, { limit, cursor });
      return c.json({ items: page.items.map(removalView), nextCursor: page.nextCursor });
    },
  )
  .get(
    '/:removalId',
    allow('read'),
    describe({
      id: 'getHeldRemoval',
      tag,
      summary: 'One removal that was held',
      answers: { 200: { says: 'The removal', schema: HeldRemoval } },
      problems: [404],
    }),
    async (c) => c.json(removalView(await wanted(c, c.req.param('removalId')))),
  )
  .get(
    '/:removalId/people',
    allow('read'),
    valid('query', HeldPeopleQuery),
    describe({
      id: 'listHeldPeople',
      tag,
      summary: 'Who is on the list of a removal',
      description: 'By pages. Who returned to the group before anybody decided is not on it any more.',
      answers: { 200: { says: 'A page of people', schema: listOf(HeldPerson) } },
      problems: [404, 422],
    }),
    async (c) => {
      const tenantId = c.req.param('tenantId') ?? '';
      const { removalId } = await wanted(c, c.req.param('removalId'));
      const { limit = LIST_ROWS, cursor } = c.req.valid('query');
      const after = readPersonCursor(cursor);
      const rows = await heldPeople(c.env.DB, { tenantId, removalId }, { limit: limit + 1, after });
      const items = rows.slice(0, limit);
      const nextCursor = rows.length > limit ? personCursor(items.at(-1)) : null;
      return c.json({ items: items.map(heldPersonView), nextCursor });
    },
  )
  .post(
    '/:removalId/approve',
    allow('decide'),
    valid('json', DecisionInput),
    describe({
      id: 'approveHeldRemoval',
      tag,
      summary: 'Let the removal happen',
      description:
        'Everybody on the list who still has access through the group loses it; where nobody would be left to administer the tenant, the longest-serving administrator keeps it. Who returns to the group has access again by the next run.',
      answers: { 200: { says: 'The removal, approved', schema: HeldRemoval } },
      problems: [404, 409],
      body: 'optional',
    }),
    async (c) => c.json(await decide(c, c.req.param('removalId'), 'approve')),
  )
  .post(
    '/:removalId/reject',
    allow('decide'),
    valid('json', DecisionInput),
    describe({
      id: 'rejectHeldRemoval',
      tag,
      summary: 'Let everybody on the list keep their access',
      description: 'Until they return to the group and leave it again: then the rule applies to them anew.',
      answers: { 200: { says: 'The removal, rejected', schema: HeldRemoval } },
      problems: [404, 409],
      body: 'optional',
    }),
    async (c) => c.json(await decide(c, c.req.param('removalId'), 'reject')),
  )
  .post(
    '/:removalId/reopen',
    allow('decide'),
    valid('json', DecisionInput),
    describe({
      id: 'reopenHeldRemoval',
      tag,
      summary: 'Take a decision back',
      description:
        'Who lost their access by it has it again, unless another account of the directory has their address by now, and the removal waits for a person once more, for another 14 days. Who returned to the group since is on its list no more. Where the rule is `keep` by now it does not wait: it is `withdrawn`; and where everybody has returned it is `returned`.',
      answers: { 200: { says: 'The removal, undecided again', schema: HeldRemoval } },
      problems: [404, 409],
      body: 'optional',
    }),
    async (c) => c.json(await decide(c, c.req.param('removalId'), 'reopen')),
  );

/** @throws FailureError `not-found` */
async function wanted(c: Context<AppEnv>, removalId: string): Promise<RemovalRow> {
  const removal = await getRemoval(c.env.DB, c.req.param('tenantId') ?? '', removalId);
  if (!removal) throw new FailureError('not-found');
  return removal;
}

/** @throws FailureError `not-found`, `already-decided` */
async function decide(c: Context<AppEnv>, id: string, decision: RemovalDecision): Promise<HeldRemoval> {
  const { removalId } = await wanted(c, id);
  const by = { actor: c.get('caller').name, at: Date.now() };
  const deciding = { tenantId: c.req.param('tenantId') ?? '', removalId, ...by };
  if (!(await decideRemoval(c.env.DB, decision, deciding))) throw new FailureError('already-decided');
  c.executionCtx.waitUntil(sendNewNotices(c.env, Date.now()));
  return removalView(await wanted(c, id));
}
