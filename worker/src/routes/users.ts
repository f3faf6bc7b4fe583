import { listOf, type MembershipState, User, UsersQuery } from '@production-assist/shared/api';
import { stringify } from 'csv-stringify/sync';
import { Hono } from 'hono';
import { accepts } from 'hono/accepts';
import { FailureError } from '../failure-error.ts';
import { CSV_ROWS, LIST_ROWS } from '../limits.ts';
import { listUsers, type UserRow } from '../store/people.ts';
import { tenantExists } from '../store/tenants.ts';
import { userView } from '../views.ts';
import { type AppEnv, allow, valid } from './context.ts';
import { describe } from './describe.ts';
import { personCursor, readPersonCursor } from './person-cursor.ts';

/** People with access to a tenant: what the Production Assist backend reads. */
export const users = new Hono<AppEnv>().get(
  '/',
  allow('read-users'),
  valid('query', UsersQuery),
  describe({
    id: 'listUsers',
    tag: 'Users',
    summary: 'People with access, or who lost it',
    description:
      'By pages, searchable by name and address (`q`). As CSV (`format=csv`, or `Accept: text/csv`) everyone at once. Who lost their access by leaving the group is listed with `state=suspended`.',
    answers: { 200: { says: 'A page of people, or everyone as CSV', schema: listOf(User), csv: true } },
    problems: [404, 422],
  }),
  async (c) => {
    const tenantId = c.req.param('tenantId') ?? '';
    if (!(await tenantExists(c.env.DB, tenantId))) throw new FailureError('not-found');
    const { limit = LIST_ROWS, cursor, q = '', order = 'key', state = 'active', format } = c.req.valid('query');
    const type = accepts(c, {
      header: 'Accept',
      supports: ['application/json', 'text/csv'],
      default: 'application/json',
    });
    if ((format ?? (type === 'text/csv' ? 'csv' : 'json')) === 'csv') {
      c.header('Content-Type', 'text/csv; charset=utf-8; header=present');
      c.header('Content-Disposition', `attachment; filename="users-${tenantId}.csv"`);
      return c.body(csvOfEveryone(c.env.DB, tenantId, q, state));
    }
    const page = { limit: limit + 1, after: readPersonCursor(cursor), order, state };
    const rows = await listUsers(c.env.DB, tenantId, q, page);
    const items = rows.slice(0, limit);
    const nextCursor = rows.length > limit ? personCursor(items.at(-1)) : null;
    return c.json({ items: items.map((row) => userView(row, state)), nextCursor });
  },
);

/** Everyone as CSV, written while it is read. A cell that a spreadsheet would take for a formula is defused. */
function csvOfEveryone(
  db: D1Database,
  tenantId: string,
  search: string,
  state: MembershipState,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const columns = ['directoryId', 'objectId', 'displayName', 'email', 'state', 'since'];
  let after: UserRow | null = null;
  let header = true;
  return new ReadableStream({
    async pull(controller) {
      const rows: UserRow[] = await listUsers(db, tenantId, search, { limit: CSV_ROWS, after, state });
      const views = rows.map((row) => userView(row, state));
      const text = stringify(views, { columns, header, escape_formulas: true, record_delimiter: '\r\n' });
      controller.enqueue(encoder.encode(text));
      header = false;
      after = rows.at(-1) ?? null;
      if (rows.length < CSV_ROWS) controller.close();
    },
  });
}
