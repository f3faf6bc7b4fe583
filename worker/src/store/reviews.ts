import type { ReviewChange } from '@production-assist/shared/api-notifications';
import { REVIEW_MS, UNUSED_SECRET_MS } from '../limits.ts';
import { auditStatement } from './audit.ts';
import type { UserRow } from './people.ts';
import type { PersonKey } from './person-key.ts';

/*
 * Who looked through a tenant's people, and when. What has changed since is read from the memberships themselves, which
 * say since when they are as they are: nothing is written for it.
 */

/** When a tenant was looked through, and what there is to know about it. Times in ms since 1970. */
export interface ReviewRow {
  /** When the tenant was made: a review is due a month after it. */
  createdAt: number;
  reviewedAt: number | null;
  reviewedBy: string | null;
  people: number;
  joined: number;
  renamed: number;
  left: number;
  /** First characters of secrets that nobody uses any more and Entra still has. */
  unusedHints: string[];
}

/** SQL: what changed of a person since the time `since`; null: nothing. `m` is the membership, `u` the person. */
const changeSql = (since: string) => `CASE
  WHEN m.since > ${since} THEN iif(m.state = 'active', 'joined', 'left')
  WHEN m.state = 'active' AND u.updated_at > ${since} THEN 'renamed' END`;

/** Memberships of people in a tenant, or who have left it since a time; one row for each person. */
const PEOPLE = `FROM memberships AS m JOIN users AS u ON u.directory_id = m.directory_id AND u.object_id = m.object_id
  WHERE m.tenant_id = ?1 AND (m.state = 'active' OR (m.since > ?2 AND NOT EXISTS (SELECT 1 FROM memberships AS other
    WHERE other.tenant_id = ?1 AND other.directory_id = m.directory_id AND other.object_id = m.object_id
      AND other.state = 'active')))`;

/** @returns null where there is no such tenant */
export async function getReview(db: D1Database, tenantId: string, now: number): Promise<ReviewRow | null> {
  const row = await db
    .prepare(
      `SELECT t.created_at AS createdAt, r.reviewed_at AS reviewedAt, r.reviewed_by AS reviewedBy,
         ${unusedHintsSql('t.tenant_id', '?2')} AS unusedHints
       FROM tenants AS t LEFT JOIN reviews AS r ON r.tenant_id = t.tenant_id
       WHERE t.tenant_id = ?1`,
    )
    .bind(tenantId, now)
    .first<{
      createdAt: number;
      reviewedAt: number | null;
      reviewedBy: string | null;
      unusedHints: string;
    }>();
  if (!row) return null;
  const counts = await db
    .prepare(
      `SELECT count(*) FILTER (WHERE change IS NOT 'left') AS people, count(*) FILTER (WHERE change = 'joined') AS joined,
         count(*) FILTER (WHERE change = 'renamed') AS renamed, count(*) FILTER (WHERE change = 'left') AS "left"
       FROM (SELECT min(${changeSql('?2')}) AS change ${PEOPLE} GROUP BY m.directory_id, m.object_id)`,
    )
    .bind(tenantId, row.reviewedAt ?? 0)
    .first<Pick<ReviewRow, 'people' | 'joined' | 'renamed' | 'left'>>();
  return {
    ...row,
    ...(counts ?? { people: 0, joined: 0, renamed: 0, left: 0 }),
    unusedHints: JSON.parse(row.unusedHints),
  };
}

/** Somebody in a review. */
export interface ReviewPersonRow extends UserRow {
  change: ReviewChange | null;
}

/** Who is in, and who left since `since`, by key; with `changed` only whose access or name is another since then. */
export async function reviewPeople(
  db: D1Database,
  tenantId: string,
  since: number,
  page: { limit: number; after: PersonKey | null; changed: boolean },
): Promise<ReviewPersonRow[]> {
  const { results } = await db
    .prepare(
      `SELECT m.directory_id AS directoryId, m.object_id AS objectId, u.display_name AS displayName, u.email,
         min(m.since) AS since, min(${changeSql('?2')}) AS change
       ${PEOPLE} AND (m.directory_id, m.object_id) > (?3, ?4)
       GROUP BY m.directory_id, m.object_id ${page.changed ? 'HAVING change IS NOT NULL' : ''}
       ORDER BY m.directory_id, m.object_id LIMIT ?5`,
    )
    .bind(tenantId, since, page.after?.directoryId ?? '', page.after?.objectId ?? '', page.limit)
    .all<ReviewPersonRow>();
  return results;
}

/**
 * Notes that somebody has looked through the people as they were at `asOf`. Where somebody has looked at a later state
 * already, from another window, theirs stays.
 */
export async function recordReview(
  db: D1Database,
  tenantId: string,
  asOf: number,
  by: { actor: string; at: number },
): Promise<void> {
  await db.batch([
    db
      .prepare(
        `INSERT INTO reviews (tenant_id, reviewed_at, reviewed_by) SELECT tenant_id, ?2, ?3 FROM tenants WHERE tenant_id = ?1
         ON CONFLICT (tenant_id) DO UPDATE SET reviewed_at = excluded.reviewed_at, reviewed_by = excluded.reviewed_by
         WHERE reviews.reviewed_at IS NULL OR reviews.reviewed_at < excluded.reviewed_at`,
      )
      .bind(tenantId, asOf, by.actor),
    auditStatement(db, { tenantId, ...by, action: 'review.done' }),
  ]);
}

/** SQL: this tenant was neither looked through nor reminded of it for a month. */
export const reviewIsDueSql = (tenant: string, now: string) => `EXISTS (SELECT 1 FROM tenants AS t
  LEFT JOIN reviews AS r ON r.tenant_id = t.tenant_id
  WHERE t.tenant_id = ${tenant}
    AND max(t.created_at, coalesce(r.reviewed_at, 0), coalesce(r.reminded_at, 0)) <= ${now} - ${REVIEW_MS})`;

/** Connected tenants with people that nobody has looked through for a month. */
export async function dueReviews(
  db: D1Database,
  now: number,
  limit: number,
): Promise<{ tenantId: string; people: number; reviewedAt: number | null }[]> {
  const { results } = await db
    .prepare(
      `SELECT c.tenant_id AS tenantId, r.reviewed_at AS reviewedAt,
         (SELECT count(DISTINCT directory_id || object_id) FROM memberships AS m
          WHERE m.tenant_id = c.tenant_id AND m.state = 'active') AS people
       FROM connections AS c LEFT JOIN reviews AS r ON r.tenant_id = c.tenant_id
       WHERE ${reviewIsDueSql('c.tenant_id', '?1')}
         AND EXISTS (SELECT 1 FROM memberships WHERE tenant_id = c.tenant_id AND state = 'active')
       LIMIT ?2`,
    )
    .bind(now, limit)
    .all<{ tenantId: string; people: number; reviewedAt: number | null }>();
  return results;
}

/** The statement that notes that somebody was asked; stands behind what asks them. */
export function remindedStatement(db: D1Database, tenantId: string, now: number): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO reviews (tenant_id, reminded_at) SELECT tenant_id, ?2 FROM tenants WHERE tenant_id = ?1
       ON CONFLICT (tenant_id) DO UPDATE SET reminded_at = excluded.reminded_at`,
    )
    .bind(tenantId, now);
}

/** SQL: secrets of this tenant that nobody uses and that were to be removed in Entra a while ago. */
export const unusedSecretSql = (tenant: string, now: string) => `SELECT f.hint FROM formers AS f
  WHERE f.tenant_id = ${tenant} AND f.kind = 'secret' AND f.state = 'to-remove'
    AND (f.replaced_at <= ${now} - ${UNUSED_SECRET_MS}
      OR (SELECT credential_kind FROM connections WHERE tenant_id = f.tenant_id) <> 'secret')`;

const unusedHintsSql = (tenant: string, now: string) =>
  `(SELECT json_group_array(coalesce(hint, '')) FROM (${unusedSecretSql(tenant, now)}))`;
