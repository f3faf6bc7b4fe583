import type { Attention } from '@production-assist/shared/api';
import { EXPIRY_WARNING_DAYS } from '@production-assist/shared/checks';
import { DAY_MS } from '@production-assist/shared/days';
import { unusedSecretSql } from './reviews.ts';

/**
 * SQL that says why somebody should look at a tenant, null where nobody has to. In SQL and nowhere else, since a list
 * of ten thousand is filtered by it before anything is counted. It stands where `t` is the tenant and `c` its
 * connection or nothing; the two parameters bind `expiryDays`.
 */
export function attentionSql(today: number, warnUntil: number): string {
  const reasons: readonly (readonly [Attention, string])[] = [
    ['not-connected', 'c.tenant_id IS NULL'],
    // Microsoft's own word, and the cause of what fails.
    ['secret-expired', 'c.credential_expired_at IS NOT NULL'],
    // At most one run is unfinished, so this reads one row or two.
    [
      'failing',
      `(SELECT state FROM runs AS ended WHERE ended.tenant_id = t.tenant_id AND ended.state IN ('succeeded', 'failed')
         ORDER BY ended.run_id DESC LIMIT 1) = 'failed'`,
    ],
    [
      'removals-held',
      `EXISTS (SELECT 1 FROM held_removals AS held WHERE held.tenant_id = t.tenant_id AND held.state = 'held')`,
    ],
    ['secret-expired', `c.credential_expires_on < ?${today}`],
    ['secret-expires', `c.credential_expires_on <= ?${warnUntil}`],
    ['secret-unused', `EXISTS (${unusedSecretSql('t.tenant_id', `unixepoch(?${today}) * 1000`)})`],
    [
      'permissions-excess',
      'EXISTS (SELECT 1 FROM connection_watch AS w WHERE w.tenant_id = t.tenant_id AND w.excess > 0)',
    ],
  ];
  return `CASE ${reasons.map(([reason, condition]) => `WHEN ${condition} THEN '${reason}'`).join(' ')} END`;
}

/** What `attentionSql` binds: today, and the last day that is warned of, as `YYYY-MM-DD` in UTC. */
export function expiryDays(now: number): [today: string, warnUntil: string] {
  const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  return [day(now), day(now + EXPIRY_WARNING_DAYS[0] * DAY_MS)];
}
