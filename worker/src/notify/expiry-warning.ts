import { EXPIRY_WARNING_DAYS } from '@production-assist/shared/checks';
import { daysBetween } from '@production-assist/shared/days';
import type { EndingCredential } from '../store/connection-watch.ts';
import type { NoticeEvent } from '../store/notices.ts';

/**
 * What there is to tell of a credential today, and the name under which it is remembered: which credential, its day and
 * which warning. Somebody who saves another day is warned anew.
 */
export function expiryWarning(
  { tenantId, kind, expiresOn, expiredAt, updatedAt }: Omit<EndingCredential, 'told'>,
  today: string,
  now: number,
): { event: NoticeEvent; told: string } | null {
  const name = (step: string) => `${updatedAt} ${expiresOn ?? ''} ${step}`;
  const days = expiresOn === null ? null : daysBetween(today, expiresOn);
  if (expiredAt !== null || (days !== null && days < 0)) {
    const data = { kind, expiresOn };
    return { event: { tenantId, type: 'credential.expired', at: now, data }, told: name('expired') };
  }
  const step = EXPIRY_WARNING_DAYS.findLast((limit) => days !== null && days <= limit);
  if (expiresOn === null || days === null || step === undefined) return null;
  const data = { kind, expiresOn, days };
  return { event: { tenantId, type: 'credential.expires', at: now, data }, told: name(String(step)) };
}
