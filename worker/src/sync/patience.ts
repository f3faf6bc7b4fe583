import type { CandidateState, CredentialKind } from '@production-assist/shared/api-credentials';
import type { Failure } from '@production-assist/shared/failures';
import { isRefusedCredential } from '../entra/refused.ts';
import { mayPass } from '../failure-error.ts';
import {
  CANDIDATE_LIFE_MS,
  CANDIDATE_PATIENCE_MS,
  ENTERED_LATER_RETRY_MS,
  ENTERING_MS,
  ENTERING_RETRY_MS,
  SECRET_RETRY_MS,
} from '../limits.ts';

/** What a try that failed leaves a candidate in. */
export interface AfterTry {
  state: CandidateState;
  nextTryAt: number | null;
}

/**
 * Whether, and when, a candidate is tried again. A new secret takes minutes to be known everywhere at Microsoft, so it
 * counts as wrong only after a while; a certificate or a federated credential has to be entered by a person first, and
 * is looked for until a day is over. What neither time nor entering puts right ends a secret's way at once.
 *
 * @param tries how often it has been tried, this time included
 */
export function afterTry(
  candidate: { kind: CredentialKind; createdAt: number },
  failure: Failure,
  tries: number,
  now: number,
): AfterTry {
  const age = now - candidate.createdAt;
  const patience = candidate.kind === 'secret' && !mayPass(failure) ? patienceOf(failure) : CANDIDATE_LIFE_MS;
  if (age >= patience) return { state: 'refused', nextTryAt: null };
  const asked = (failure.retryAfterSeconds ?? 0) * 1000;
  return { state: 'waiting', nextTryAt: now + Math.max(asked, retryMs(candidate.kind, age, tries)) };
}

/** When a candidate is tried for the first time; null: at once. */
export function firstTryAfter(kind: CredentialKind): number | null {
  return kind === 'secret' ? null : ENTERING_RETRY_MS;
}

function patienceOf(failure: Failure): number {
  // That a secret has expired is no news that could change.
  return isRefusedCredential(failure) && failure.code !== 'secret-expired' ? CANDIDATE_PATIENCE_MS : 0;
}

function retryMs(kind: CredentialKind, age: number, tries: number): number {
  if (kind !== 'secret') return age < ENTERING_MS ? ENTERING_RETRY_MS : ENTERED_LATER_RETRY_MS;
  return SECRET_RETRY_MS[Math.min(tries, SECRET_RETRY_MS.length) - 1] ?? SECRET_RETRY_MS[0];
}
