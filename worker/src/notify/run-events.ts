import type { Failure, FailureCode } from '@production-assist/shared/failures';
import { failureRule } from '@production-assist/shared/failures';
import { excessPermissions } from '@production-assist/shared/permissions';
import { isoTime } from '../iso-time.ts';
import { FAILING_TOLD_MS } from '../limits.ts';
import type { NoticeEvent } from '../store/notices.ts';
import type { PermissionChange } from '../store/permission-changes.ts';

/** What has been told of a connection, and what its last token could do. */
export interface Watched {
  /** Directory and application that `roles` are of. */
  application: string;
  roles: readonly string[] | null;
  /** The failure that was told of and is not over. */
  failingTold: FailureCode | null;
}

/** How a run ended. */
export interface RunEnded {
  tenantId: string;
  application: string;
  failure: Failure | null;
  /** Permissions in its token; null where there was none that can be read. */
  roles: readonly string[] | null;
  /** When the first of the runs failed that have failed in a row, in ms since 1970; null for the first of them. */
  failingSince: number | null;
}

/** Failures that say nothing about the connection: it was changed, or our own queue was down. */
const NOT_OF_THE_CONNECTION: ReadonlySet<string> = new Set<FailureCode>([
  'connection-missing',
  'connection-changed',
  'run-superseded',
  'queue-unavailable',
]);

/**
 * What the end of a run has to tell, and what is remembered of it then. Pure. `permissions`: what is to be recorded of
 * them; null: they are as they were. The first ones of an application are recorded as no change.
 *
 * What only a person can put right is told at once, what may pass once it has lasted for a day; each once, and once that
 * it is over. Permissions are compared with those of the same application's last token.
 */
export function eventsOfRunEnd(
  before: Watched,
  run: RunEnded,
  now: number,
): { events: NoticeEvent[]; after: Watched; permissions: PermissionChange | null } {
  const events: NoticeEvent[] = [];
  const { tenantId, application, failure, roles } = run;
  const after: Watched = { ...before };
  if (!failure && before.failingTold !== null) {
    events.push({ tenantId, type: 'connection.recovered', at: now, data: { code: before.failingTold } });
    after.failingTold = null;
  }
  const failing = failure && failingEvent(before.failingTold, { ...run, failure }, now);
  if (failing) {
    events.push(failing);
    after.failingTold = failing.data.code;
  }
  let permissions: PermissionChange | null = null;
  if (roles !== null) {
    const known = before.application === application ? before.roles : null;
    permissions = known ? permissionsChanged(known, roles) : { appeared: [], vanished: [] };
    if (known && permissions) {
      const data = { ...permissions, excess: excessPermissions(roles).toSorted() };
      events.push({ tenantId, type: 'permissions.changed', at: now, data });
    }
    after.application = application;
    after.roles = roles.toSorted();
  }
  return { events, after, permissions };
}

/** What there is to tell of a failure; null: nothing, or nothing yet. */
export function failingEvent(
  told: FailureCode | null,
  { tenantId, failure, failingSince }: Pick<RunEnded, 'tenantId' | 'failingSince'> & { failure: Failure },
  now: number,
): NoticeEvent<'connection.failing'> | null {
  const { code } = failure;
  if (NOT_OF_THE_CONNECTION.has(code) || told === code) return null;
  const since = failingSince ?? now;
  const lasting = failureRule(code).remedy === 'person';
  // Of what may pass it is said once that it lasts; by which name it fails from then on is no news.
  if (!lasting && (told !== null || now - since < FAILING_TOLD_MS)) return null;
  const data = { code, since: isoTime(since), lasting };
  return { tenantId, type: 'connection.failing', at: now, data };
}

function permissionsChanged(before: readonly string[], now: readonly string[]): PermissionChange | null {
  const appeared = now.filter((name) => !before.includes(name)).toSorted();
  const vanished = before.filter((name) => !now.includes(name)).toSorted();
  return appeared.length || vanished.length ? { appeared, vanished } : null;
}
