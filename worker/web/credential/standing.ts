import type { Connection, CredentialView } from '@production-assist/shared/api';
import { EXPIRY_WARNING_DAYS } from '@production-assist/shared/checks';
import { daysBetween } from '@production-assist/shared/days';
import { type ReplacementStage, replacementStage } from '@production-assist/shared/replacement';

/** How a connection's credential stands. Pure. */

export type WarningDays = (typeof EXPIRY_WARNING_DAYS)[number];

export type Expiry =
  | { state: 'never' | 'unknown' }
  /** `days`: that are left. */
  | { state: 'far'; days: number }
  /** `within`: the narrowest of the warnings that holds. */
  | { state: 'near'; days: number; within: WarningDays }
  | { state: 'passed' };

/** When a credential ends, seen from a calendar day (`YYYY-MM-DD`). What Microsoft has said goes before any date. */
export function expiryOf(
  { kind, expiresOn, expiredAt }: Pick<CredentialView, 'kind' | 'expiresOn' | 'expiredAt'>,
  today: string,
): Expiry {
  if (expiredAt !== null) return { state: 'passed' };
  if (kind === 'federated') return { state: 'never' };
  if (expiresOn === null) return { state: 'unknown' };
  const days = daysBetween(today, expiresOn);
  if (days < 0) return { state: 'passed' };
  const within = EXPIRY_WARNING_DAYS.findLast((limit) => days <= limit);
  return within === undefined ? { state: 'far', days } : { state: 'near', days, within };
}

/** Whether a credential ends so soon that it is told as a failure. */
export function isUrgent({ within }: Extract<Expiry, { state: 'near' }>): boolean {
  return within <= 7;
}

/**
 * Where the replacement of a credential stands. `set-up`: the first one of a kind that has to be entered in Entra.
 * `give`: nothing is on its way.
 */
export type Stage = 'set-up' | 'give' | ReplacementStage;

/** Where the replacement of a connection's credential stands. */
export function stageOf(standing: Pick<Connection, 'credential' | 'candidate' | 'former'>): Stage {
  const { kind, verifiedAt } = standing.credential;
  return replacementStage(standing) ?? (kind !== 'secret' && verifiedAt === null ? 'set-up' : 'give');
}
