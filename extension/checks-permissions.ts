import {
  coveringPermission,
  excessPermissions,
  REQUIRED_PERMISSIONS,
  type RequiredPermission,
  USER_PERMISSIONS,
} from '@production-assist/shared/permissions';
import { notSeen, type PageOutcome, say } from './outcome.ts';
import type { PermissionRow } from './portal/facts.ts';
import type { PermissionsRead } from './setup-schema.ts';

/** The checks that the page *API permissions* answers. Both tables count: what is granted and not configured works too. */

const GRAPH = 'Microsoft Graph';

/** Rows of Microsoft Graph; a row whose group was not rendered is taken for one, as its name says. */
const ofGraph = (row: PermissionRow) => row.api === null || row.api === GRAPH;

const rowsOf = (read: PermissionsRead) => [...read.configured, ...read.other];

/** Names of Graph's application permissions for which `accept` holds. */
function names(read: PermissionsRead, accept: (row: PermissionRow) => boolean): string[] {
  const found = rowsOf(read).filter((row) => ofGraph(row) && row.type === 'application' && accept(row));
  return [...new Set(found.map((row) => row.name))];
}

/** Names of Graph's application permissions that are granted. */
export const granted = (read: PermissionsRead) => names(read, (row) => row.status === 'granted');

/**
 * What the page says of one required permission: granted (also by one that covers it), waiting for consent, delegated
 * only, or absent.
 */
export function judgePermission(
  id: `permission.${RequiredPermission}`,
  read: PermissionsRead | undefined,
): PageOutcome {
  if (!read) return notSeen(id);
  const permission = id.slice('permission.'.length);
  const by = coveringPermission(permission, granted(read));
  if (by === permission) return say(id, 'pass', 'permission-granted', { permission });
  const rows = rowsOf(read).filter((row) => row.name === permission && ofGraph(row));
  const has = (type: PermissionRow['type'], status?: PermissionRow['status']) =>
    rows.some((row) => row.type === type && (status === undefined || row.status === status));
  if (has('application', 'not-granted')) return say(id, 'warn', 'page-permission-waiting', { permission });
  if (has('application') || has('unknown')) return say(id, 'unknown', 'page-permission-unread', { permission });
  // Covered all the same; still it was meant to be the other type, and what covers it may be taken back.
  if (by && has('delegated')) return say(id, 'warn', 'page-permission-delegated', { permission });
  if (by) return say(id, 'pass', 'permission-covered', { permission, by });
  // The same name may stand further down as an application permission, in rows that were not rendered.
  if (!read.complete) return notSeen(id);
  return has('delegated')
    ? say(id, 'fail', 'page-permission-delegated', { permission })
    : say(id, 'fail', 'page-permission-absent', { permission });
}

/**
 * What the page says of reading names and addresses. Never sure of a failure: only Microsoft knows what members show
 * without.
 */
export function judgeUsers(read: PermissionsRead | undefined): PageOutcome {
  const id = 'permission.users';
  if (!read) return notSeen(id);
  const [permission] = USER_PERMISSIONS;
  const has = granted(read);
  const sure = coveringPermission(permission, has);
  if (sure) return say(id, 'pass', 'page-users-likely', { permission: sure });
  const perhaps = USER_PERMISSIONS.find((candidate) => coveringPermission(candidate, has));
  if (perhaps) return say(id, 'unknown', 'page-users-perhaps', { permission: perhaps });
  const listed = (status: PermissionRow['status']) => {
    const rows = names(read, (row) => row.status === status);
    return USER_PERMISSIONS.find((candidate) => rows.includes(candidate));
  };
  const waiting = listed('not-granted');
  if (waiting) return say(id, 'warn', 'page-permission-waiting', { permission: waiting });
  const unread = listed('unknown') ?? USER_PERMISSIONS.find((name) => unreadType(read).includes(name));
  if (unread) return say(id, 'unknown', 'page-permission-unread', { permission: unread });
  return read.complete ? say(id, 'warn', 'page-users-missing', { permission }) : notSeen(id);
}

const unreadType = (read: PermissionsRead) =>
  rowsOf(read)
    .filter((row) => row.type === 'unknown')
    .map((row) => row.name);

/** What the page says of application permissions beyond those needed, of Graph and of other interfaces. */
export function judgeExcess(read: PermissionsRead | undefined): PageOutcome {
  const id = 'permission.excess';
  if (!read) return notSeen(id);
  const foreign = rowsOf(read).filter((row) => !ofGraph(row) && row.type === 'application');
  const excess = [...excessPermissions(names(read, () => true)), ...foreign.map((row) => `${row.name} (${row.api})`)];
  if (excess.length) return say(id, 'warn', 'excess-found', { permissions: excess.join(', ') });
  // A row of unknown type may be one too many.
  const unclear = unreadType(read).length > 0 || !read.complete || !rowsOf(read).length;
  return unclear ? notSeen(id) : say(id, 'pass', 'excess-none');
}

/** What the page says of admin consent for all required permissions together. */
export function judgeConsent(read: PermissionsRead | undefined): PageOutcome {
  const id = 'consent';
  if (!read) return notSeen(id);
  const has = granted(read);
  const missing = REQUIRED_PERMISSIONS.filter((permission) => !coveringPermission(permission, has));
  const waiting = names(read, (row) => row.status === 'not-granted');
  const unread = names(read, (row) => row.status === 'unknown');
  if (!missing.length) {
    const useful = waiting.filter((name) => !excessPermissions([name]).length);
    return useful.length
      ? say(id, 'warn', 'page-consent-partly', { permissions: useful.join(', ') })
      : say(id, 'pass', 'consent-given', { permissions: has.join(', ') });
  }
  const needed = missing.filter((permission) => coveringPermission(permission, waiting));
  if (needed.length) {
    const code = read.consentButton === 'disabled' ? 'page-consent-disabled' : 'page-consent-needed';
    return say(id, 'fail', code, { permissions: needed.join(', ') });
  }
  const unclear = missing.filter((permission) => coveringPermission(permission, [...unread, ...unreadType(read)]));
  if (unclear.length) return say(id, 'unknown', 'page-consent-unread', { permissions: unclear.join(', ') });
  return read.complete ? say(id, 'fail', 'page-consent-needed', { permissions: missing.join(', ') }) : notSeen(id);
}
