import type { DeliveryProblem, NoticeData, NoticeType } from '@production-assist/shared/notices';
import type { NoticeState } from '@production-assist/shared/requests-notifications';
import { NOTICE_CLAIM_MS, NOTICE_KEPT_MS, NOTICES_FORGOTTEN } from '../limits.ts';
import { newId } from './ids.ts';

/*
 * The outbox. What is to be told is written in the batch of what it tells, for each target that wants it: neither
 * happens alone. From there it goes to the queue; the row says what became of it.
 */

/** SQL: this target wants this type. */
export const wantsSql = (target: string, type: string) =>
  `${target}.state = 'active' AND EXISTS (SELECT 1 FROM json_each(${target}.types) WHERE value = ${type})`;

/** Something to tell, besides what stands in every message. */
export interface NoticeEvent<Type extends NoticeType = NoticeType> {
  tenantId: string;
  type: Type;
  /** In ms since 1970. */
  at: number;
  data: Omit<NoticeData<Type>, 'tenantId' | 'sequence'>;
}

/** First parameter of a condition given to `noticeStatement`. */
export const NOTICE_GIVEN_FROM = 6;

/**
 * The statement that tells of something, to everybody who wants it.
 *
 * @param given SQL that must hold, and what its parameters, from ?6 on, bind; ?1 is the tenant, ?4 the time
 */
export function noticeStatement<Type extends NoticeType>(
  db: D1Database,
  event: NoticeEvent<Type>,
  given: { sql: string; values: readonly unknown[] } = { sql: 'TRUE', values: [] },
): D1PreparedStatement {
  const { tenantId, type, at, data } = event;
  return db
    .prepare(
      `INSERT INTO notices (owner, target_id, event_id, tenant_id, type, at, data, due_at)
       SELECT t.tenant_id, t.target_id, ?2, ?1, ?3, ?4, ?5, ?4 FROM notice_targets AS t
       WHERE t.tenant_id IN (?1, '*') AND ${wantsSql('t', '?3')} AND (${given.sql})`,
    )
    .bind(tenantId, newId(at), type, at, JSON.stringify(data), ...given.values);
}

/** Tells one target, whatever it wants: a test. @returns the message's number */
export async function tellTarget(
  db: D1Database,
  place: { owner: string; targetId: string },
  type: NoticeType,
  now: number,
): Promise<number | null> {
  return db
    .prepare(
      `INSERT INTO notices (owner, target_id, event_id, tenant_id, type, at, data, due_at)
       SELECT tenant_id, target_id, ?3, tenant_id, ?4, ?5, '{}', ?5 FROM notice_targets
       WHERE tenant_id = ?1 AND target_id = ?2 RETURNING sequence`,
    )
    .bind(place.owner, place.targetId, newId(now), type, now)
    .first<number>('sequence');
}

/** What travels on the queue: which message, and how often it had been tried when it was sent. */
export interface NoticeMessage {
  sequence: number;
  attempts: number;
}

/** Messages whose time has come, the longest waiting first. */
export async function dueNotices(db: D1Database, until: number, limit: number): Promise<NoticeMessage[]> {
  const { results } = await db
    .prepare(
      `SELECT sequence, attempts FROM notices WHERE state = 'pending' AND due_at <= ? ORDER BY due_at, sequence LIMIT ?`,
    )
    .bind(until, limit)
    .all<NoticeMessage>();
  return results;
}

/** Puts off messages that are about to be given to the queue, so that the next cron does not send them too. */
export async function putOffNotices(db: D1Database, messages: readonly NoticeMessage[], until: number): Promise<void> {
  if (!messages.length) return;
  await db
    .prepare(
      `UPDATE notices SET due_at = ?2
       WHERE state = 'pending' AND sequence IN (SELECT value ->> 'sequence' FROM json_each(?1))`,
    )
    .bind(JSON.stringify(messages), until)
    .run();
}

/** A message as it is to be delivered now. */
export interface TakenNotice {
  sequence: number;
  owner: string;
  targetId: string;
  eventId: string;
  tenantId: string;
  type: NoticeType;
  at: number;
  data: Record<string, unknown>;
  /** Times it was tried, this one included. */
  attempts: number;
}

/**
 * Takes a message to deliver it; of two who have it from the queue only one does. Who dies over it loses it after a
 * while to the next one.
 *
 * @returns null where there is nothing to deliver
 */
export async function takeNotice(
  db: D1Database,
  { sequence, attempts }: NoticeMessage,
  now: number,
): Promise<TakenNotice | null> {
  const row = await db
    .prepare(
      `UPDATE notices SET attempts = attempts + 1, due_at = ?3 WHERE sequence = ?1 AND attempts = ?2 AND state = 'pending'
       RETURNING sequence, owner, target_id AS targetId, event_id AS eventId, tenant_id AS tenantId, type, at, data,
         attempts`,
    )
    .bind(sequence, attempts, now + NOTICE_CLAIM_MS)
    .first<Omit<TakenNotice, 'data'> & { data: string }>();
  return row && { ...row, data: JSON.parse(row.data) };
}

/** What an attempt met. */
export interface Problem {
  code: DeliveryProblem;
  /** HTTP status of the receiver's answer. */
  status: number | null;
}

/** Ends a message, or says when it is tried again. */
export function settleStatement(
  db: D1Database,
  { sequence, attempts }: NoticeMessage,
  end:
    | { state: 'delivered'; at: number }
    | { state: 'dead'; at: number; problem: Problem }
    | { state: 'pending'; dueAt: number; problem: Problem },
): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE notices SET state = ?3, due_at = coalesce(?4, due_at), ended_at = ?5, problem = ?6
       WHERE sequence = ?1 AND attempts = ?2 AND state = 'pending'`,
    )
    .bind(
      sequence,
      attempts,
      end.state,
      end.state === 'pending' ? end.dueAt : null,
      end.state === 'pending' ? null : end.at,
      end.state === 'delivered' ? null : JSON.stringify(end.problem),
    );
}

/** Gives up every message that is on its way to a target; none where that is active, at another address by now. */
export function giveUpStatement(
  db: D1Database,
  place: { owner: string; targetId: string },
  problem: Problem,
  now: number,
): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE notices SET state = 'dead', ended_at = ?4, problem = ?3
       WHERE owner = ?1 AND target_id = ?2 AND state = 'pending' AND NOT EXISTS (SELECT 1 FROM notice_targets AS t
         WHERE t.tenant_id = ?1 AND t.target_id = ?2 AND t.state = 'active')`,
    )
    .bind(place.owner, place.targetId, JSON.stringify(problem), now);
}

/** Gives up a message whose deliveries failed for good. */
export async function abandonNotice(db: D1Database, sequence: number, now: number): Promise<void> {
  await db
    .prepare(`UPDATE notices SET state = 'dead', ended_at = ?2, problem = ?3 WHERE sequence = ?1 AND state = 'pending'`)
    .bind(sequence, now, JSON.stringify({ code: 'given-up', status: null } satisfies Problem))
    .run();
}

/** A message as a list shows it. */
export interface NoticeRow extends Omit<TakenNotice, 'data'> {
  /** The target's name. */
  target: string;
  state: NoticeState;
  dueAt: number;
  endedAt: number | null;
  problem: Problem | null;
}

const SELECT = `SELECT n.sequence, n.owner, n.target_id AS targetId, n.event_id AS eventId, n.tenant_id AS tenantId, n.type,
    n.at, n.attempts, n.state, n.due_at AS dueAt, n.ended_at AS endedAt, n.problem, coalesce(t.name, '') AS target
  FROM notices AS n LEFT JOIN notice_targets AS t ON t.tenant_id = n.owner AND t.target_id = n.target_id`;

type StoredNotice = Omit<NoticeRow, 'problem'> & { problem: string | null };

const rowOf = (stored: StoredNotice): NoticeRow => ({
  ...stored,
  problem: stored.problem && JSON.parse(stored.problem),
});

/** A message to one of a tenant's targets; null where there is none. */
export async function getNotice(db: D1Database, owner: string, sequence: number): Promise<NoticeRow | null> {
  const stored = await db
    .prepare(`${SELECT} WHERE n.owner = ? AND n.sequence = ?`)
    .bind(owner, sequence)
    .first<StoredNotice>();
  return stored && rowOf(stored);
}

/** Messages to a tenant's targets, newest first. */
export async function listNotices(
  db: D1Database,
  owner: string,
  page: { limit: number; before: number | null; state: NoticeState | null },
): Promise<NoticeRow[]> {
  const { results } = await db
    .prepare(
      `${SELECT} WHERE n.owner = ?1 AND n.sequence < ?2 AND (?3 IS NULL OR n.state = ?3)
       ORDER BY n.sequence DESC LIMIT ?4`,
    )
    .bind(owner, page.before ?? Number.MAX_SAFE_INTEGER, page.state, page.limit)
    .all<StoredNotice>();
  return results.map(rowOf);
}

/** The statement that puts a message that has ended on its way again, under the id it had. */
export function replayStatement(db: D1Database, owner: string, sequence: number, now: number): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE notices SET state = 'pending', attempts = 0, due_at = ?3, ended_at = NULL, problem = NULL
       WHERE owner = ?1 AND sequence = ?2 AND state <> 'pending'`,
    )
    .bind(owner, sequence, now);
}

/** Deletes messages that ended long ago. */
export async function forgetNotices(db: D1Database, now: number): Promise<void> {
  await db
    .prepare(
      `DELETE FROM notices WHERE sequence IN (SELECT sequence FROM notices ORDER BY sequence LIMIT ?2) AND ended_at <= ?1`,
    )
    .bind(now - NOTICE_KEPT_MS, NOTICES_FORGOTTEN)
    .run();
}
