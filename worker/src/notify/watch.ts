import { isoTimeOrNull } from '../iso-time.ts';
import { TOLD_AT_ONCE } from '../limits.ts';
import { expiryDays } from '../store/attention.ts';
import {
  endingCredentials,
  expiryNotToldSql,
  expiryToldStatement,
  failingToldStatement,
  lastingFailures,
  NOT_TOLD_FAILING,
} from '../store/connection-watch.ts';
import { NOTICE_GIVEN_FROM, noticeStatement } from '../store/notices.ts';
import { dueReviews, remindedStatement, reviewIsDueSql } from '../store/reviews.ts';
import { expiryWarning } from './expiry-warning.ts';
import { failingEvent } from './run-events.ts';

/** What time brings, and no run tells: the cron's part. Each is told once; of two crons only one finds it untold. */

/** Tells of failures that may pass but have lasted. Runs of what fails become rare, so it is not left to them. */
export async function tellLastingFailures(env: Env, now: number): Promise<void> {
  for (const { tenantId, failure, failingSince } of await lastingFailures(env.DB, now, TOLD_AT_ONCE)) {
    const event = failingEvent(null, { tenantId, failure, failingSince }, now);
    if (!event) continue;
    await env.DB.batch([
      noticeStatement(env.DB, event, { sql: NOT_TOLD_FAILING, values: [] }),
      failingToldStatement(env.DB, tenantId, event.data.code),
    ]);
  }
}

/** Tells of credentials that end, some days before and when they have. */
export async function tellExpiry(env: Env, now: number): Promise<void> {
  const [today, warnUntil] = expiryDays(now);
  let told = 0;
  for (const credential of await endingCredentials(env.DB, warnUntil)) {
    const warning = expiryWarning(credential, today, now);
    if (!warning || warning.told === credential.told) continue;
    if (++told > TOLD_AT_ONCE) return;
    const given = { sql: expiryNotToldSql(`?${NOTICE_GIVEN_FROM}`), values: [warning.told] };
    await env.DB.batch([
      noticeStatement(env.DB, warning.event, given),
      expiryToldStatement(env.DB, credential.tenantId, warning.told),
    ]);
  }
}

/** Asks once a month that somebody looks through who has access. */
export async function remindOfReviews(env: Env, now: number): Promise<void> {
  for (const { tenantId, people, reviewedAt } of await dueReviews(env.DB, now, TOLD_AT_ONCE)) {
    const data = { people, reviewedAt: isoTimeOrNull(reviewedAt) };
    const given = { sql: reviewIsDueSql('?1', `?${NOTICE_GIVEN_FROM}`), values: [now] };
    await env.DB.batch([
      noticeStatement(env.DB, { tenantId, type: 'review.due', at: now, data }, given),
      remindedStatement(env.DB, tenantId, now),
    ]);
  }
}
