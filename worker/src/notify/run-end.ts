import { isDeepStrictEqual } from 'node:util';
import { auditStatement } from '../store/audit.ts';
import { getWatched, rememberWatchedStatement } from '../store/connection-watch.ts';
import { NOTICE_GIVEN_FROM, noticeStatement } from '../store/notices.ts';
import { permissionChangeStatement } from '../store/permission-changes.ts';
import { endedSql, ownedBy, type RunEnd, type RunLease } from '../store/run-lease.ts';
import { eventsOfRunEnd } from './run-events.ts';

/** Statements that tell of a run's end and remember what was told: with the end, or not at all. */
export async function runEndStatements(
  db: D1Database,
  lease: RunLease,
  { failure, progress: { roles } }: Pick<RunEnd, 'failure' | 'progress'>,
  now: number,
): Promise<D1PreparedStatement[]> {
  const { tenantId } = lease;
  const watched = await getWatched(db, tenantId);
  if (!watched) return [];
  const { present, failingSince, ...before } = watched;
  const { events, after, permissions } = eventsOfRunEnd(
    before,
    { tenantId, application: present, failure, roles, failingSince },
    now,
  );
  // As many parameters stand before it in both statements.
  const given = { sql: endedSql(NOTICE_GIVEN_FROM), values: [...ownedBy(lease), now] };
  return [
    ...events.map((event) => noticeStatement(db, event, given)),
    ...(permissions ? permissionStatements(db, lease, { application: present, ...permissions }, now) : []),
    ...(isDeepStrictEqual(before, after) ? [] : [rememberWatchedStatement(db, tenantId, after, given)]),
  ];
}

function permissionStatements(
  db: D1Database,
  lease: RunLease,
  change: Parameters<typeof permissionChangeStatement>[2],
  now: number,
): D1PreparedStatement[] {
  const { tenantId, runId } = lease;
  const { appeared, vanished } = change;
  const recorded = permissionChangeStatement(db, lease, change, now);
  // The first ones of an application are no change that anybody made.
  if (!appeared.length && !vanished.length) return [recorded];
  const detail = { runId, appeared, vanished };
  return [recorded, auditStatement(db, { tenantId, at: now, actor: 'sync', action: 'permissions.changed', detail })];
}
