import type { GroupRow, PermissionRow } from './portal/facts.ts';
import type { GroupsRead, MembersRead, PermissionsRead, SecretsRead } from './setup-schema.ts';

/**
 * Two readings of one table made into one. Lists on these pages are virtualised: a row that is not rendered is not
 * read. So a reading that is not complete adds and updates rows and never removes any.
 */

interface Dated {
  at: number;
}

/** Merges unless the second reading is the older one. */
function newer<Reading extends Dated>(
  before: Reading | undefined,
  now: Reading,
  merge: (before: Reading, now: Reading) => Reading,
): Reading {
  if (!before) return now;
  return before.at > now.at ? before : merge(before, now);
}

/** Rows of both; of two with the same key the later one, as `merge` has it. */
function union<Row>(
  before: readonly Row[],
  now: readonly Row[],
  key: (row: Row) => string,
  merge = (_: Row, b: Row) => b,
) {
  const rows = new Map(before.map((row) => [key(row), row]));
  for (const row of now) {
    const known = rows.get(key(row));
    rows.set(key(row), known ? merge(known, row) : row);
  }
  return [...rows.values()];
}

const permissionKey = (row: PermissionRow) => `${row.api ?? ''}|${row.name}|${row.type}`;

/** In a partial reading a cell may not be rendered yet; then what was read of it before still holds. */
const keepStatus = (before: PermissionRow, now: PermissionRow): PermissionRow =>
  now.status === 'unknown' ? { ...now, status: before.status } : now;

/**
 * What is known of the permissions after another reading. A complete one takes the old one's place, others add to it.
 */
export function mergePermissions(before: PermissionsRead | undefined, now: PermissionsRead): PermissionsRead {
  return newer(before, now, (old) => {
    const consentButton = now.consentButton === 'unknown' ? old.consentButton : now.consentButton;
    if (now.complete) return { ...now, consentButton };
    return {
      configured: union(old.configured, now.configured, permissionKey, keepStatus),
      other: union(old.other, now.other, permissionKey, keepStatus),
      complete: old.complete,
      consentButton,
      at: now.at,
    };
  });
}

/** What is known of the secrets after another reading. A complete one takes the old one's place, others add to it. */
export function mergeSecrets(before: SecretsRead | undefined, now: SecretsRead): SecretsRead {
  return newer(before, now, (old) => {
    if (now.complete) return now;
    // A value is shown for a moment only: what an older reading says about that no longer holds.
    const hidden = old.rows.map((row) => ({ ...row, valueShown: false }));
    const rows = union(hidden, now.rows, (row) => row.secretId ?? `${row.description}|${row.expiresOn}`);
    return { rows, complete: old.complete, at: now.at };
  });
}

/** What is known of the groups after another reading. A complete one takes the old one's place, others add to it. */
export function mergeGroups(before: GroupsRead | undefined, now: GroupsRead): GroupsRead {
  return newer(before, now, (old) =>
    now.complete ? now : { rows: unionOfGroups(old.rows, now.rows), complete: old.complete, at: now.at },
  );
}

/** Of each name as many rows as the reading with more of them had: a row whose id was not drawn is no other group. */
function unionOfGroups(before: readonly GroupRow[], now: readonly GroupRow[]): GroupRow[] {
  const rows = new Map([...before, ...now].flatMap((row) => (row.id === null ? [] : [[row.id, row] as const])));
  const known = [...rows.values()];
  const count = (of: readonly GroupRow[], name: string) => of.filter((row) => row.name === name).length;
  const without = new Set([...before, ...now].flatMap((row) => (row.id === null ? row.name : [])));
  const others = [...without].flatMap((name) => {
    const more = Math.max(count(before, name), count(now, name)) - count(known, name);
    return Array.from({ length: Math.max(0, more) }, () => ({ id: null, name }));
  });
  return [...known, ...others];
}

/** What is known of the members after another reading: of one that saw only a part, the larger number counts. */
export function mergeMembers(before: MembersRead | undefined, now: MembersRead): MembersRead {
  return newer(before, now, (old) =>
    now.complete
      ? now
      : {
          users: Math.max(old.users, now.users),
          nestedGroups: union(old.nestedGroups, now.nestedGroups, (name) => name),
          complete: old.complete,
          at: now.at,
        },
  );
}
