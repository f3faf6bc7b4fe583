import { listOf, User, UsersQuery } from '@production-assist/shared/api';
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

/** People with access to a tenant: what the Production Assist backend reads. */
export const users = new Hono<AppEnv>().get(
  '/',
  allow('read-users'),
  valid('query', UsersQuery),
  describe({
    id: 'listUsers',
    tag: 'Users',
    summary: 'People with access',
    description:
      'By pages, searchable by name and address (`q`). As CSV (`format=csv`, or `Accept: text/csv`) everyone at once.',
    answers: { 200: { says: 'A page of people, or everyone as CSV', schema: listOf(User), csv: true } },
    problems: [404, 422],
  }),
  async (c) => {
    const tenantId = c.req.param('tenantId') ?? '';
    if (!(await tenantExists(c.env.DB, tenantId))) throw new FailureError('not-found');
    const { limit = LIST_ROWS, cursor, q = '', order = 'key', format } = c.req.valid('query');
    const type = accepts(c, {
      header: 'Accept',
      supports: ['application/json', 'text/csv'],
      default: 'application/json',
    });
    if ((format ?? (type === 'text/csv' ? 'csv' : 'json')) === 'csv') {
      c.header('Content-Type', 'text/csv; charset=utf-8; header=present');
      c.header('Content-Disposition', `attachment; filename="users-${tenantId}.csv"`);
      return c.body(csvOfEveryone(c.env.DB, tenantId, q));
    }
    const rows = await listUsers(c.env.DB, tenantId, q, { limit: limit + 1, after: readCursor(cursor), order });
    const items = rows.slice(0, limit);
    return c.json({ items: items.map(userView), nextCursor: rows.length > limit ? cursorOf(items.at(-1)) : null });
  },
);

/** A cursor is the key of the last row. */
function cursorOf(row: UserRow | undefined): string | null {
  return row ? `${row.directoryId}_${row.objectId}` : null;
}

function readCursor(cursor: string | undefined): { directoryId: string; objectId: string } | null {
  if (cursor === undefined) return null;
  const [directoryId = '', objectId = ''] = cursor.split('_');
  return { directoryId, objectId };
}

/** Everyone as CSV, written while it is read. A cell that a spreadsheet would take for a formula is defused. */
function csvOfEveryone(db: D1Database, tenantId: string, search: string): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const columns = ['directoryId', 'objectId', 'displayName', 'email', 'since'];
  let after: UserRow | null = null;
  let header = true;
  return new ReadableStream({
    async pull(controller) {
      const rows: UserRow[] = await listUsers(db, tenantId, search, { limit: CSV_ROWS, after });
      const text = stringify(rows.map(userView), { columns, header, escape_formulas: true, record_delimiter: '\r\n' });
      controller.enqueue(encoder.encode(text));
      header = false;
      after = rows.at(-1) ?? null;
      if (rows.length < CSV_ROWS) controller.close();
    },
  });
}
