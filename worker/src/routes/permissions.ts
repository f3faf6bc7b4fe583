import { Permissions } from '@production-assist/shared/api-notifications';
import { excessPermissions } from '@production-assist/shared/permissions';
import { PermissionsQuery } from '@production-assist/shared/requests-notifications';
import { stringify } from 'csv-stringify/sync';
import { Hono } from 'hono';
import { FailureError } from '../failure-error.ts';
import { isoTime, isoTimeOrNull } from '../iso-time.ts';
import { getPermissions, PERMISSION_CHANGES_IN_FILE, type PermissionsRow } from '../store/permission-changes.ts';
import { tenantExists } from '../store/tenants.ts';
import { type AppEnv, allow, valid } from './context.ts';
import { describe } from './describe.ts';

/** What the application may do in the customer's directory: as its last token said, and how that came to be. */
export const permissions = new Hono<AppEnv>().get(
  '/',
  allow('read'),
  valid('query', PermissionsQuery),
  describe({
    id: 'getPermissions',
    tag: 'Connection',
    summary: 'What the application may do in Entra, and when that changed',
    description:
      'From the tokens of runs; Microsoft is not asked. What a run finds granted or taken away since the run before is kept with that run. Of another application nothing is compared. As CSV (`format=csv`) each permission that appeared or vanished, by run.',
    answers: { 200: { says: 'The permissions, and their changes', schema: Permissions, csv: true } },
    problems: [404, 422],
  }),
  async (c) => {
    const tenantId = c.req.param('tenantId') ?? '';
    if (!(await tenantExists(c.env.DB, tenantId))) throw new FailureError('not-found');
    if (c.req.valid('query').format === 'csv') {
      const { changes } = await getPermissions(c.env.DB, tenantId, PERMISSION_CHANGES_IN_FILE);
      c.header('Content-Type', 'text/csv; charset=utf-8; header=present');
      c.header('Content-Disposition', `attachment; filename="permissions-${tenantId}.csv"`);
      return c.body(csvOf(changes));
    }
    const row = await getPermissions(c.env.DB, tenantId);
    return c.json({ ...permissionFacts(row), excess: excessPermissions(row.roles ?? []) } satisfies Permissions);
  },
);

/** A row for each permission, the newest first. A cell that a spreadsheet would take for a formula is defused. */
function csvOf(changes: PermissionsRow['changes']): string {
  const rows = changes.flatMap(({ at, runId, appeared, vanished }) =>
    [
      ...appeared.map((permission) => ({ change: 'appeared', permission })),
      ...vanished.map((permission) => ({ change: 'vanished', permission })),
    ].map((each) => ({ at: isoTime(at), runId, ...each })),
  );
  const columns = ['at', 'runId', 'change', 'permission'];
  return stringify(rows, { columns, header: true, escape_formulas: true, record_delimiter: '\r\n' });
}

/** Permissions as the interface shows them, here and in a review. */
export function permissionFacts({ roles, since, changes }: PermissionsRow): Omit<Permissions, 'excess'> {
  return {
    permissions: roles,
    permissionsSince: isoTimeOrNull(since),
    permissionChanges: changes.map(({ at, ...change }) => ({ ...change, at: isoTime(at) })),
  };
}
