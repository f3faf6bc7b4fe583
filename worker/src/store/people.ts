import type { MembershipState, UserOrder } from '@production-assist/shared/api';
import type { GraphMember } from '../entra/member.ts';
import { JSON_BYTES } from '../limits.ts';
import { addressOf } from '../sync/address.ts';
import type { Decision, Holder, KnownUser } from '../sync/classify.ts';
import type { GroupMembership } from '../sync/leavers.ts';
import { accessNowhereSql } from './address-holders.ts';
import { inChunks } from './chunks.ts';
import { pagePeopleStatement } from './notice-people.ts';
import { type RunPage, runPageStatement } from './run-checkpoint.ts';
import { GIVEN_FROM, ownedBy, ownedSql, progressStatement, type RunLease, type RunProgress } from './run-lease.ts';
import { searchKey } from './search-key.ts';

/*
 * CROSS JOIN keeps SQLite from turning a join with json_each around: it would read everyone of the directory for each
 * of the page's rows, and a page would take longer the more people there are.
 */

/** What is stored that bears on a page of members. */
export interface StoredPeople {
  known: Map<string, KnownUser>;
  holders: Map<string, Holder[]>;
}

interface LookupRow {
  objectId: string;
  known: number;
  displayName: string | null;
  email: string;
  member: number;
  holders: string;
}

/**
 * Looks up a page of members: who of them is stored, in this tenant or at all, and who has the addresses they ask for.
 */
export async function lookUpPeople(
  db: D1Database,
  tenantId: string,
  directoryId: string,
  members: readonly GraphMember[],
): Promise<StoredPeople> {
  const known = new Map<string, KnownUser>();
  const holders = new Map<string, Holder[]>();
  const asked = members
    .filter((member) => member.kind === 'user')
    .map((member) => ({ id: member.objectId, key: addressOf(member)?.key ?? null }));
  for (const chunk of inChunks(asked, JSON_BYTES)) {
    const { results } = await db
      .prepare(
        `SELECT j.value ->> 'id' AS objectId, j.value ->> 'key' AS key, u.object_id IS NOT NULL AS known,
           u.display_name AS displayName, u.email, m.object_id IS NOT NULL AS member,
           (SELECT json_group_array(json_object('directoryId', h.directory_id, 'objectId', h.object_id,
              'displayName', h.display_name, 'email', h.email, 'out', json(CASE
                WHEN h.directory_id <> ?2 OR h.object_id = j.value ->> 'id' THEN 'null'
                WHEN ${accessNowhereSql('h')} THEN 'true' ELSE 'false' END))) FROM users AS h
            WHERE h.email_key = j.value ->> 'key') AS holders
         FROM json_each(?1) AS j
         LEFT JOIN users AS u ON u.directory_id = ?2 AND u.object_id = j.value ->> 'id'
         LEFT JOIN memberships AS m ON m.tenant_id = ?3 AND m.directory_id = ?2 AND m.object_id = j.value ->> 'id'
           AND m.source = 'group' AND m.state = 'active'`,
      )
      .bind(JSON.stringify(chunk), directoryId, tenantId)
      .all<LookupRow & { key: string | null }>();
    for (const row of results) {
      if (row.known) {
        known.set(row.objectId, { displayName: row.displayName, email: row.email, member: row.member === 1 });
      }
      if (row.key !== null && row.holders !== '[]') holders.set(row.key, readHolders(row.holders));
    }
  }
  return { known, holders };
}

/**
 * Holders of an address as `lookUpPeople` selects them for somebody who asks for it: of that one themselves it says
 * nothing. Where another one has access with the address, they have none: only one of them can.
 */
function readHolders(json: string): Holder[] {
  const owners: (Omit<Holder, 'out'> & { out: boolean | null })[] = JSON.parse(json);
  const othersAreIn = owners.some(({ out }) => out === false);
  return owners.map(({ out, ...owner }) => ({ ...owner, out: out ?? othersAreIn }));
}

/** Rows of a decision that is written. */
interface WrittenPerson {
  id: string;
  action: Decision['action'];
  name: string | null;
  email: string;
  key: string;
  nameKey: string;
}

/** What is written with the people of a page, in the same batch: where the run stands then. */
export interface PageEnd {
  progress: RunProgress;
  checkpoint: string | null;
  /** What was on the page; null where nothing has to be kept of it. */
  page: RunPage | null;
}

/**
 * Writes who came in: users and memberships, only what differs, what is told of it, and where the run stands then; all of
 * it or nothing.
 * Idempotent: the same again writes no person.
 *
 * The statements check themselves that the run is still this owner's and that no address has found another owner
 * meanwhile; D1 carries out one batch at a time, so what they see is what there is. Where somebody could not be stored
 * as decided, the run stands where it stood: decide again.
 *
 * @returns rows of people written, and whether the run now stands behind the page
 */
export async function writePeople(
  db: D1Database,
  lease: RunLease,
  directoryId: string,
  decisions: readonly Decision[],
  end: PageEnd,
  now: number,
): Promise<{ rowsWritten: number; settled: boolean }> {
  const people = decisions.flatMap((decision) => written(decision) ?? []);
  const chunks = inChunks(people, JSON_BYTES).map((chunk) => JSON.stringify(chunk));
  const writes = chunks.flatMap((json) => [
    db
      .prepare(
        `INSERT INTO users (directory_id, object_id, display_name, email, email_key, name_key, created_at, updated_at)
         SELECT ?2, j.value ->> 'id', j.value ->> 'name', j.value ->> 'email', j.value ->> 'key',
           j.value ->> 'nameKey', ?3, ?3
         FROM json_each(?1) AS j
         WHERE ${ownedSql(4)}
           AND NOT EXISTS (SELECT 1 FROM users AS h WHERE h.email_key = j.value ->> 'key'
             AND NOT (h.directory_id = ?2 AND (h.object_id IN (SELECT value ->> 'id' FROM json_each(?1))
               OR ${accessNowhereSql('h')})))
         ON CONFLICT (directory_id, object_id) DO UPDATE SET display_name = excluded.display_name,
           email = excluded.email, email_key = excluded.email_key, name_key = excluded.name_key,
           updated_at = excluded.updated_at
         WHERE display_name IS NOT excluded.display_name OR email IS NOT excluded.email`,
      )
      .bind(json, directoryId, now, ...ownedBy(lease)),
    db
      .prepare(
        `INSERT INTO memberships (tenant_id, directory_id, object_id, source, state, since)
         SELECT ?4, ?2, u.object_id, 'group', 'active', ?3
         FROM json_each(?1) AS j CROSS JOIN users AS u ON u.directory_id = ?2 AND u.object_id = j.value ->> 'id'
           AND u.email_key = j.value ->> 'key'
         WHERE ${ownedSql(4)}
         ON CONFLICT (tenant_id, directory_id, object_id, source) DO UPDATE SET state = 'active',
           since = excluded.since
         WHERE state <> 'active'`,
      )
      .bind(json, directoryId, now, ...ownedBy(lease)),
  ]);
  const given = {
    sql: ['TRUE', ...chunks.map((_, i) => everyoneStoredSql(GIVEN_FROM + 1 + i, GIVEN_FROM))].join(' AND '),
    values: chunks.length ? [directoryId, ...chunks] : [],
  };
  const results = await db.batch([
    ...writes,
    ...(people.length ? [pagePeopleStatement(db, lease, directoryId, people, now)] : []),
    ...(end.page ? [runPageStatement(db, lease, end.page)] : []),
    progressStatement(db, lease, end.progress, end.checkpoint, now, given),
  ]);
  const rowsWritten = results.slice(0, writes.length).reduce((sum, { meta }) => sum + meta.rows_written, 0);
  return { rowsWritten, settled: results.at(-1)?.meta.changes === 1 };
}

/** SQL: everybody in a chunk is stored as decided. Parameters `json` and `directory`; ?1 binds the tenant. */
function everyoneStoredSql(json: number, directory: number): string {
  return `NOT EXISTS (SELECT 1 FROM json_each(?${json}) AS j
    LEFT JOIN users AS u ON u.directory_id = ?${directory} AND u.object_id = j.value ->> 'id'
      AND u.email = j.value ->> 'email'
    LEFT JOIN memberships AS m ON m.tenant_id = ?1 AND m.directory_id = ?${directory} AND m.object_id = u.object_id
      AND m.source = 'group' AND m.state = 'active'
    WHERE m.object_id IS NULL)`;
}

function written(decision: Decision): WrittenPerson | null {
  const { action, email, emailKey, displayName, objectId } = decision;
  if (action === 'skip' || action === 'unchanged' || email === null || emailKey === null) return null;
  return { id: objectId, action, name: displayName, email, key: emailKey, nameKey: searchKey(displayName ?? '') };
}

/** How many are in a tenant through the access group. */
export async function countGroupMemberships(db: D1Database, tenantId: string): Promise<number> {
  const row = await db
    .prepare(`SELECT count(*) AS n FROM memberships WHERE tenant_id = ? AND source = 'group' AND state = 'active'`)
    .bind(tenantId)
    .first<{ n: number }>();
  return row?.n ?? 0;
}

/**
 * How many of them were in when a group was last read to its end: whom a run let in that stopped before it had judged who
 * left must not make the leavers look few. Where none was read to its end, all of them.
 */
export async function countSettledMemberships(db: D1Database, tenantId: string): Promise<number> {
  const row = await db
    .prepare(
      `SELECT count(*) AS n FROM memberships WHERE tenant_id = ?1 AND source = 'group' AND state = 'active'
         AND since <= coalesce((SELECT finished_at FROM runs WHERE tenant_id = ?1 AND state = 'succeeded'
           AND mode = 'full' ORDER BY run_id DESC LIMIT 1), since)`,
    )
    .bind(tenantId)
    .first<{ n: number }>();
  return row?.n ?? 0;
}

/** Everyone in a tenant through the access group, by key, after `after`. */
export async function groupMemberships(
  db: D1Database,
  tenantId: string,
  after: { directoryId: string; objectId: string } | null,
  limit: number,
): Promise<GroupMembership[]> {
  const { results } = await db
    .prepare(
      `SELECT m.directory_id AS directoryId, m.object_id AS objectId, u.display_name AS displayName, u.email
       FROM memberships AS m JOIN users AS u ON u.directory_id = m.directory_id AND u.object_id = m.object_id
       WHERE m.tenant_id = ?1 AND m.source = 'group' AND m.state = 'active'
         AND (m.directory_id, m.object_id) > (?2, ?3)
       ORDER BY m.directory_id, m.object_id LIMIT ?4`,
    )
    .bind(tenantId, after?.directoryId ?? '', after?.objectId ?? '', limit)
    .all<GroupMembership>();
  return results;
}

/** A person with access, or one who lost it, as stored. `since` in ms since 1970. */
export interface UserRow extends GroupMembership {
  since: number;
}

/** What a list of people can be sorted by. */
const USER_ORDERS = {
  key: { keys: 'm.directory_id, m.object_id', after: '?2, ?3' },
  // Who has no name stands where the address belongs. The cursor's own name is looked up, so that it carries none.
  name: {
    keys: `iif(u.name_key = '', u.email_key, u.name_key), m.directory_id, m.object_id`,
    after: `coalesce((SELECT iif(name_key = '', email_key, name_key) FROM users
      WHERE directory_id = ?2 AND object_id = ?3), ''), ?2, ?3`,
  },
} as const;

/** Who has lost access by leaving, and has it in no other way. */
const STATES: Readonly<Record<MembershipState, string>> = {
  active: `m.state = 'active'`,
  suspended: `m.state = 'suspended' AND NOT EXISTS (SELECT 1 FROM memberships AS other WHERE other.tenant_id = ?1
    AND other.directory_id = m.directory_id AND other.object_id = m.object_id AND other.state = 'active')`,
};

/**
 * People with access to a tenant, or who lost it, by key or by name; `search` looks in names and addresses, without case. By name every
 * page reads everyone: for people who look, not for programs that fetch all.
 */
export async function listUsers(
  db: D1Database,
  tenantId: string,
  search: string,
  page: {
    limit: number;
    after: { directoryId: string; objectId: string } | null;
    order?: UserOrder;
    state?: MembershipState;
  },
): Promise<UserRow[]> {
  const { keys, after } = USER_ORDERS[page.order ?? 'key'];
  const { results } = await db
    .prepare(
      `SELECT m.directory_id AS directoryId, m.object_id AS objectId, u.display_name AS displayName, u.email,
         min(m.since) AS since
       FROM memberships AS m JOIN users AS u ON u.directory_id = m.directory_id AND u.object_id = m.object_id
       WHERE m.tenant_id = ?1 AND ${STATES[page.state ?? 'active']} AND (${keys}) > (${after})
         AND (?4 = '' OR instr(u.email_key, ?4) > 0 OR instr(u.name_key, ?4) > 0)
       GROUP BY m.directory_id, m.object_id ORDER BY ${keys} LIMIT ?5`,
    )
    .bind(tenantId, page.after?.directoryId ?? '', page.after?.objectId ?? '', searchKey(search), page.limit)
    .all<UserRow>();
  return results;
}
