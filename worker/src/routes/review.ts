import { listOf } from '@production-assist/shared/api';
import { Review, ReviewPerson } from '@production-assist/shared/api-notifications';
import { excessPermissions } from '@production-assist/shared/permissions';
import { ReviewInput, ReviewPeopleQuery, ReviewQuery } from '@production-assist/shared/requests-notifications';
import { stringify } from 'csv-stringify/sync';
import { type Context, Hono } from 'hono';
import { accepts } from 'hono/accepts';
import { FailureError } from '../failure-error.ts';
import { isoTime, isoTimeOrNull } from '../iso-time.ts';
import { CSV_ROWS, LIST_ROWS, REVIEW_MS } from '../limits.ts';
import { InvalidRequestError } from '../problem.ts';
import { getPermissions, type PermissionsRow } from '../store/permission-changes.ts';
import { getReview, type ReviewPersonRow, type ReviewRow, recordReview, reviewPeople } from '../store/reviews.ts';
import { type AppEnv, allow, valid } from './context.ts';
import { describe } from './describe.ts';
import { permissionFacts } from './permissions.ts';
import { personCursor, readPersonCursor } from './person-cursor.ts';

const tag = 'Review';

/** Looking through who has access, once a month. */
export const review = new Hono<AppEnv>()
  .get(
    '/',
    allow('read'),
    valid('query', ReviewQuery),
    describe({
      id: 'getReview',
      tag,
      summary: 'Who has access, in figures, and what changed since somebody last looked',
      description: 'As CSV (`format=csv`, or `Accept: text/csv`) everybody, and who lost their access since then.',
      answers: { 200: { says: 'The figures, or everybody as CSV', schema: Review, csv: true } },
      problems: [404, 422],
    }),
    async (c) => {
      const asOf = Date.now();
      const row = await wanted(c, asOf);
      const type = accepts(c, {
        header: 'Accept',
        supports: ['application/json', 'text/csv'],
        default: 'application/json',
      });
      if ((c.req.valid('query').format ?? (type === 'text/csv' ? 'csv' : 'json')) === 'csv') {
        const tenantId = c.req.param('tenantId') ?? '';
        c.header('Content-Type', 'text/csv; charset=utf-8; header=present');
        c.header('Content-Disposition', `attachment; filename="review-${tenantId}.csv"`);
        return c.body(csvOfEveryone(c.env.DB, tenantId, row.reviewedAt ?? 0));
      }
      return c.json(reviewView(row, await permissionsOf(c), asOf));
    },
  )
  .get(
    '/people',
    allow('read'),
    valid('query', ReviewPeopleQuery),
    describe({
      id: 'listReviewPeople',
      tag,
      summary: 'Who has access, and who lost it since the last review',
      description: 'By pages; with `changed=true` only whose access, name or address is another since then.',
      answers: { 200: { says: 'A page of people', schema: listOf(ReviewPerson) } },
      problems: [404, 422],
    }),
    async (c) => {
      const tenantId = c.req.param('tenantId') ?? '';
      const { reviewedAt } = await wanted(c, Date.now());
      const { limit = LIST_ROWS, cursor, changed = false } = c.req.valid('query');
      const page = { limit: limit + 1, after: readPersonCursor(cursor), changed };
      const rows = await reviewPeople(c.env.DB, tenantId, reviewedAt ?? 0, page);
      const items = rows.slice(0, limit);
      const nextCursor = rows.length > limit ? personCursor(items.at(-1)) : null;
      return c.json({ items: items.map(personView), nextCursor });
    },
  )
  .post(
    '/',
    allow('decide'),
    valid('json', ReviewInput),
    describe({
      id: 'finishReview',
      tag,
      summary: 'Note that somebody has looked through who has access',
      answers: { 200: { says: 'The figures from now on', schema: Review } },
      problems: [404],
      body: 'required',
    }),
    async (c) => {
      const now = Date.now();
      const asOf = Date.parse(c.req.valid('json').asOf);
      // Nobody has looked at what is still to come.
      if (!(asOf <= now)) throw new InvalidRequestError([{ path: 'asOf', code: 'too-large' }]);
      await wanted(c, now);
      const tenantId = c.req.param('tenantId') ?? '';
      await recordReview(c.env.DB, tenantId, asOf, { actor: c.get('caller').name, at: now });
      return c.json(reviewView(await wanted(c, now), await permissionsOf(c), now));
    },
  );

/** @throws FailureError `not-found` */
async function wanted(c: Context<AppEnv>, now: number): Promise<ReviewRow> {
  const row = await getReview(c.env.DB, c.req.param('tenantId') ?? '', now);
  if (!row) throw new FailureError('not-found');
  return row;
}

const permissionsOf = (c: Context<AppEnv>) => getPermissions(c.env.DB, c.req.param('tenantId') ?? '');

function reviewView(row: ReviewRow, permissions: PermissionsRow, asOf: number): Review {
  const { createdAt, reviewedAt, reviewedBy, people, joined, renamed, left, unusedHints } = row;
  const excess = excessPermissions(permissions.roles ?? []);
  return {
    asOf: isoTime(asOf),
    reviewedAt: isoTimeOrNull(reviewedAt),
    reviewedBy,
    dueAt: isoTime((reviewedAt ?? createdAt) + REVIEW_MS),
    people,
    joined,
    renamed,
    left,
    ...permissionFacts(permissions),
    warnings: [
      ...(excess.length ? [{ code: 'permissions-excess' as const, permissions: excess, hint: null }] : []),
      ...unusedHints.map((hint) => ({ code: 'secret-unused' as const, permissions: [], hint: hint || null })),
    ],
  };
}

function personView({ since, ...person }: ReviewPersonRow): ReviewPerson {
  return { ...person, since: isoTime(since) };
}

/** Everybody as CSV, written while it is read. A cell that a spreadsheet would take for a formula is defused. */
function csvOfEveryone(db: D1Database, tenantId: string, since: number): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const columns = ['directoryId', 'objectId', 'displayName', 'email', 'since', 'change'];
  let after: ReviewPersonRow | null = null;
  let header = true;
  return new ReadableStream({
    async pull(controller) {
      const page = { limit: CSV_ROWS, after, changed: false };
      const rows: ReviewPersonRow[] = await reviewPeople(db, tenantId, since, page);
      const people = rows.map(personView);
      const text = stringify(people, { columns, header, escape_formulas: true, record_delimiter: '\r\n' });
      controller.enqueue(encoder.encode(text));
      header = false;
      after = rows.at(-1) ?? null;
      if (rows.length < CSV_ROWS) controller.close();
    },
  });
}
