import { NOTICE_PEOPLE } from '@production-assist/shared/notices';
import { addressTakenSql } from './address-holders.ts';
import { newId } from './ids.ts';
import { wantsSql } from './notices.ts';
import { ownedBy, ownedSql, type RunLease } from './run-lease.ts';

/*
 * Who came and who went, for the outbox. The statements stand in the batch of what they tell and read from the tables
 * what it has really changed: whoever could not be stored is not told of. Where nobody wants to know, they write nothing.
 */

/** First parameter of the people's SQL. */
const FROM = 3;

/**
 * Tells of people, some at a time.
 *
 * @param people SQL of rows (tenant_id, type, directory_id, object_id, since); ?2 is the time, its own parameters begin
 *   at ?3
 */
function tellPeople(
  db: D1Database,
  at: number,
  people: { sql: string; values: readonly unknown[] },
): D1PreparedStatement {
  return db
    .prepare(
      `WITH concerned (tenant_id, type, directory_id, object_id, since) AS (${people.sql}),
       numbered AS (
         SELECT c.*, u.display_name, u.email,
           (row_number() OVER (PARTITION BY c.tenant_id, c.type ORDER BY c.directory_id, c.object_id) - 1)
             / ${NOTICE_PEOPLE} AS part
         FROM concerned AS c CROSS JOIN users AS u
           ON u.directory_id = c.directory_id AND u.object_id = c.object_id),
       parts AS (
         SELECT tenant_id, type, row_number() OVER (ORDER BY tenant_id, type, part) AS n,
           json_group_array(json_object('directoryId', directory_id, 'objectId', object_id,
             'displayName', display_name, 'email', email, 'since', since)) AS people
         FROM numbered GROUP BY tenant_id, type, part)
       INSERT INTO notices (owner, target_id, event_id, tenant_id, type, at, data, due_at)
       SELECT t.tenant_id, t.target_id, ?1 || '-' || p.n, p.tenant_id, p.type, ?2,
         json_object('people', json(p.people)), ?2
       FROM parts AS p CROSS JOIN notice_targets AS t ON t.tenant_id IN (p.tenant_id, '*')
       WHERE ${wantsSql('t', 'p.type')} ORDER BY p.n`,
    )
    .bind(newId(at), at, ...people.values);
}

/** SQL: somebody is told of this tenant, or of all. Asked first: without it nobody's rows are read. */
const somebodyListens = (tenant: string) => `EXISTS (SELECT 1 FROM notice_targets WHERE tenant_id IN (${tenant}, '*'))`;

/** SQL: the person has access in another way than through the group, so that nothing changes for them. */
const otherwiseIn = (membership: string) => `EXISTS (SELECT 1 FROM memberships AS other
  WHERE other.tenant_id = ${membership}.tenant_id AND other.directory_id = ${membership}.directory_id
    AND other.object_id = ${membership}.object_id AND other.source <> 'group' AND other.state = 'active')`;

/** The statement that tells who came in with a page, and whose name or address changed with it. */
export function pagePeopleStatement(
  db: D1Database,
  lease: RunLease,
  directoryId: string,
  people: readonly { id: string; action: string }[],
  now: number,
): D1PreparedStatement {
  const json = JSON.stringify(people.map(({ id, action }) => ({ id, action })));
  const values = [json, directoryId, ...ownedBy(lease)];
  const came = `SELECT m.tenant_id, iif(j.value ->> 'action' = 'create', 'users.created', 'users.joined'),
      m.directory_id, m.object_id, m.since
    FROM json_each(?${FROM}) AS j CROSS JOIN memberships AS m ON m.tenant_id = ?${FROM + 2}
      AND m.directory_id = ?${FROM + 1} AND m.object_id = j.value ->> 'id' AND m.source = 'group'
    WHERE ${somebodyListens(`?${FROM + 2}`)} AND ${ownedSql(FROM + 2)}
      AND j.value ->> 'action' IN ('create', 'add') AND m.state = 'active' AND m.since = ?2 AND NOT ${otherwiseIn('m')}`;
  // A person may be in several tenants of their directory, and only one run sees that their name has changed. Tenants
  // first: no index finds them by their directory, so they are looked through once a page and not once a person.
  const changed = `SELECT DISTINCT m.tenant_id, 'users.updated', m.directory_id, m.object_id, m.since
    FROM connections AS c CROSS JOIN json_each(?${FROM}) AS j
      CROSS JOIN users AS u ON u.directory_id = ?${FROM + 1} AND u.object_id = j.value ->> 'id' AND u.updated_at = ?2
      CROSS JOIN memberships AS m ON m.tenant_id = c.tenant_id AND m.directory_id = u.directory_id
        AND m.object_id = u.object_id AND m.source = 'group' AND m.state = 'active'
    WHERE EXISTS (SELECT 1 FROM notice_targets) AND ${ownedSql(FROM + 2)}
      AND EXISTS (SELECT 1 FROM json_each(?${FROM}) WHERE value ->> 'action' IN ('add', 'update'))
      AND c.directory_id = ?${FROM + 1} AND j.value ->> 'action' IN ('add', 'update')
      AND (j.value ->> 'action' = 'update' OR (m.tenant_id <> ?${FROM + 2} AND u.created_at <> ?2))`;
  return tellPeople(db, now, { sql: `${came} UNION ALL ${changed}`, values });
}

/** The statement that tells who lost their access, or has it again, by the end of a run; stands behind the one that did it. */
export function runPeopleStatement(
  db: D1Database,
  lease: RunLease,
  type: 'users.joined' | 'users.left',
  json: string,
  now: number,
): D1PreparedStatement {
  const state = type === 'users.left' ? 'suspended' : 'active';
  const sql = `SELECT m.tenant_id, ?${FROM + 4}, m.directory_id, m.object_id, m.since
    FROM json_each(?${FROM}) AS j CROSS JOIN memberships AS m ON m.tenant_id = ?${FROM + 1}
      AND m.directory_id = j.value ->> 'directoryId' AND m.object_id = j.value ->> 'objectId' AND m.source = 'group'
    WHERE ${somebodyListens(`?${FROM + 1}`)} AND ${ownedSql(FROM + 1)}
      AND m.state = ?${FROM + 5} AND m.since = ?2 AND NOT ${otherwiseIn('m')}`;
  return tellPeople(db, now, { sql, values: [json, ...ownedBy(lease), type, state] });
}

/**
 * The statement that tells who lost their access by a decision, or has it back. The first stands behind the statement
 * that took it away, the second before the one that gives it back.
 */
export function decisionPeopleStatement(
  db: D1Database,
  type: 'users.joined' | 'users.left',
  { tenantId, removalId, at }: { tenantId: string; removalId: string; at: number },
): D1PreparedStatement {
  const [tenant, removal] = [`?${FROM}`, `?${FROM + 1}`];
  const lost =
    type === 'users.left'
      ? '?2'
      : `(SELECT decided_at FROM held_removals WHERE tenant_id = ${tenant} AND removal_id = ${removal}
          AND state = 'approved')`;
  // Who has it back has it as it was before.
  const since = type === 'users.left' ? 'm.since' : 'p.since';
  const stays = type === 'users.left' ? '' : ` AND NOT ${addressTakenSql('m')}`;
  const sql = `SELECT m.tenant_id, ?${FROM + 2}, m.directory_id, m.object_id, ${since}
    FROM held_people AS p CROSS JOIN memberships AS m ON m.tenant_id = p.tenant_id AND m.directory_id = p.directory_id
      AND m.object_id = p.object_id AND m.source = 'group'
    WHERE p.tenant_id = ${tenant} AND p.removal_id = ${removal} AND ${somebodyListens(tenant)}
      AND m.state = 'suspended' AND m.since = ${lost} AND NOT ${otherwiseIn('m')}${stays}`;
  return tellPeople(db, at, { sql, values: [tenantId, removalId, type] });
}
