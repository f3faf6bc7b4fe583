import type { Connection } from '@production-assist/shared/api';
import type { Context } from 'hono';
import { FailureError } from '../failure-error.ts';
import { getCandidate } from '../store/candidates.ts';
import { type ConnectionRow, getConnection } from '../store/connections.ts';
import { getFederation } from '../store/federations.ts';
import { formerToShow } from '../store/formers.ts';
import { lastRuns } from '../store/runs.ts';
import { tenantExists } from '../store/tenants.ts';
import { connectionView } from '../views.ts';
import { type AppEnv, wordsFor } from './context.ts';

/** A connection as it stands now, with all that stands beside it; sets the header ETag. */
export async function connectionAnswer(c: Context<AppEnv>, row: ConnectionRow): Promise<Connection> {
  const { tenantId } = row;
  const [runs, candidate, former] = await Promise.all([
    lastRuns(c.env.DB, [tenantId]),
    getCandidate(c.env.DB, tenantId),
    formerToShow(c.env.DB, tenantId),
  ]);
  const federation = candidate?.kind === 'federated' ? await getFederation(c.env.DB, tenantId) : null;
  c.header('ETag', etag(row));
  return connectionView(row, { lastRun: runs.get(tenantId), candidate, former, federation }, wordsFor(c));
}

/** The connection of a tenant. @throws FailureError `connection-missing`, or `not-found` where there is no tenant */
export async function connectionOf(db: D1Database, tenantId: string): Promise<ConnectionRow> {
  const row = await getConnection(db, tenantId);
  if (!row) throw new FailureError((await tenantExists(db, tenantId)) ? 'connection-missing' : 'not-found');
  return row;
}

/** With the time: a connection that was removed and made anew counts from 1 again, and is another one. */
export function etag({ version, updatedAt }: Pick<ConnectionRow, 'version' | 'updatedAt'>): string {
  return `"${version}-${updatedAt.toString(36)}"`;
}
