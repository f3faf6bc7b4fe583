import { endedSql, ownedBy, type RunLease } from './run-lease.ts';

/*
 * Runs whose token had other permissions than the one before. Written with the end of such a run and by no other; the
 * first run of an application is recorded too, with nothing that changed.
 */

/** What a run's token could do that the one before could not, and the other way round. */
export interface PermissionChange {
  appeared: string[];
  vanished: string[];
}

/** A change as it was recorded. `at` in ms since 1970. */
export interface PermissionChangeRow extends PermissionChange {
  runId: string;
  at: number;
}

/** Most changes that are shown, and that a file holds. */
const SHOWN = 20;
export const PERMISSION_CHANGES_IN_FILE = 1000;

/** The statement that records a change; stands behind the one that ends the run, and records nothing where it did not. */
export function permissionChangeStatement(
  db: D1Database,
  lease: RunLease,
  { application, appeared, vanished }: PermissionChange & { application: string },
  now: number,
): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO permission_changes (tenant_id, run_id, at, application, appeared, vanished)
       SELECT tenant_id, ?2, ?4, ?5, ?6, ?7 FROM connections WHERE tenant_id = ?1 AND ${endedSql(1)}`,
    )
    .bind(...ownedBy(lease), now, application, JSON.stringify(appeared), JSON.stringify(vanished));
}

/** What is known of the permissions of the application a tenant is connected to. */
export interface PermissionsRow {
  /** In the last token; null until there was one that can be read. */
  roles: string[] | null;
  /** Since when they are as they are, in ms since 1970; null where that is not known. */
  since: number | null;
  /** Newest first. */
  changes: PermissionChangeRow[];
}

/** Permissions of the present application, and what runs found changed about them. @param limit of the changes */
export async function getPermissions(db: D1Database, tenantId: string, limit = SHOWN): Promise<PermissionsRow> {
  const { results } = await db
    .prepare(
      `SELECT w.roles, p.run_id AS runId, p.at, p.appeared, p.vanished
       FROM connections AS c JOIN connection_watch AS w ON w.tenant_id = c.tenant_id
         LEFT JOIN permission_changes AS p ON p.tenant_id = c.tenant_id AND p.application = w.application
       WHERE c.tenant_id = ?1 AND w.application = c.directory_id || '/' || c.client_id
       ORDER BY p.run_id DESC LIMIT ?2`,
    )
    .bind(tenantId, limit)
    .all<{ roles: string | null; runId: string | null; at: number; appeared: string; vanished: string }>();
  const [newest] = results;
  const changes = results.flatMap(({ runId, at, appeared, vanished }) =>
    runId === null ? [] : { runId, at, appeared: JSON.parse(appeared), vanished: JSON.parse(vanished) },
  );
  return {
    roles: newest?.roles ? JSON.parse(newest.roles) : null,
    since: changes[0]?.at ?? null,
    changes: changes.filter(({ appeared, vanished }) => appeared.length + vanished.length > 0),
  };
}
