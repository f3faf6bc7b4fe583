import type { Connection, CredentialView } from '@production-assist/shared/api';
import { EXPIRY_WARNING_DAYS } from '@production-assist/shared/checks';

/** How a connection's credential stands. Pure. */

const DAY_MS = 86_400_000;

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
  const days = Math.round((Date.parse(`${expiresOn}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / DAY_MS);
  if (days < 0) return { state: 'passed' };
  const within = EXPIRY_WARNING_DAYS.findLast((limit) => days <= limit);
  return within === undefined ? { state: 'far', days } : { state: 'near', days, within };
}

/**
 * Where the replacement of a credential stands. `set-up`: the first one of a kind that has to be entered in Entra.
 * `give`: nothing is on its way.
 */
export type Stage = 'set-up' | 'give' | 'prove' | 'run' | 'remove';

type Standing = Pick<Connection, 'credential' | 'candidate' | 'former'>;

export function stageOf({ credential, candidate, former }: Standing): Stage {
  if (candidate) return 'prove';
  if (former) return former.state === 'fallback' ? 'run' : 'remove';
  return credential.kind !== 'secret' && credential.verifiedAt === null ? 'set-up' : 'give';
}

/** What happens by itself is asked after so often, ms. */
const ASK = { soonestMs: 2_000, latestMs: 5_000, runMs: 2_000 } as const;

/** How long to wait before asking again how it stands; null: nothing happens there by itself. */
export function nextAskMs(standing: Standing, now: number): number | null {
  const { candidate } = standing;
  if (candidate) {
    if (candidate.state !== 'waiting') return null;
    const due = candidate.nextTryAt === null ? ASK.latestMs : Date.parse(candidate.nextTryAt) - now + 500;
    return Math.min(ASK.latestMs, Math.max(ASK.soonestMs, due));
  }
  return stageOf(standing) === 'run' ? ASK.runMs : null;
}
