import { type CheckOutcome, EXPIRY_WARNING_DAYS } from '@production-assist/shared/checks';
import { CLOUDS } from '@production-assist/shared/clouds';
import { daysBetween } from '@production-assist/shared/days';
import { failureRule } from '@production-assist/shared/failures';
import type { Evidence } from './evidence.ts';
import { answered, failed, failureIn, notReached, own, say, untold } from './outcomes.ts';

/** Refusals by which Microsoft shows that it knows the application. */
const KNOWS_APPLICATION: ReadonlySet<string> = new Set([
  'secret-wrong',
  'secret-expired',
  'certificate-not-registered',
  'certificate-expired',
  'assertion-signature',
  'conditional-access',
  'federation-no-match',
  'federation-issuer',
  'federation-audience',
  'federation-subject',
  'federation-key-unknown',
  'federation-unreachable',
]);

/** Whether a refused sign-in shows that the directory is there: Microsoft looked for the application in it. */
function knowsDirectory({ signIn }: Evidence): boolean {
  const refusal = failureIn(signIn);
  return refusal !== null && (failureRule(refusal.code).check === 'application' || KNOWS_APPLICATION.has(refusal.code));
}

/** Whether the directory is there, in this cloud. */
export function judgeDirectory(evidence: Evidence): CheckOutcome {
  const id = 'directory';
  const refusal = own(id, evidence);
  if (refusal) return failed(id, refusal);
  const undiscovered = failureIn(evidence.directory);
  if (undiscovered && failureRule(undiscovered.code).check === id) {
    // A group that was found there proves more than a document says.
    return { ...failed(id, undiscovered), ...(answered(evidence.group) ? { status: 'warn' } : {}) };
  }
  // Discovery may be down; a token, or the refusal of a secret, proves the directory all the same.
  if (answered(evidence.directory) || answered(evidence.signIn) || knowsDirectory(evidence)) {
    return say(id, 'pass', 'directory-found', { cloud: CLOUDS[evidence.cloud].name });
  }
  return undiscovered ? failed(id, undiscovered) : notReached(id);
}

/** Whether the directory has the application. */
export function judgeApplication(evidence: Evidence): CheckOutcome {
  const id = 'application';
  const failure = own(id, evidence);
  if (failure) return failed(id, failure);
  const known = answered(evidence.signIn) || KNOWS_APPLICATION.has(failureIn(evidence.signIn)?.code ?? '');
  return known ? say(id, 'pass', 'application-found') : notReached(id);
}

/** Whether Microsoft accepts what the application proves itself with. */
export function judgeCredential(evidence: Evidence): CheckOutcome {
  const id = 'credential';
  const failure = evidence.flaw ?? own(id, evidence) ?? untold(evidence.signIn);
  if (failure) return failed(id, failure);
  return answered(evidence.signIn) ? say(id, 'pass', 'credential-accepted') : notReached(id);
}

/**
 * Judged from the date a person gave, or the certificate's own, so it needs no answer; only Microsoft's own word
 * overrules it.
 */
export function judgeExpiry(evidence: Evidence): CheckOutcome {
  const id = 'credential.expiry';
  const signIn = failureIn(evidence.signIn);
  if (signIn?.code === 'secret-expired' || signIn?.code === 'certificate-expired') return failed(id, signIn);
  const { kind, expiresOn: date } = evidence;
  if (kind === 'federated') return say(id, 'pass', 'expiry-never');
  const of = kind === 'certificate' ? 'certificate' : 'expiry';
  if (date === null) return say(id, 'unknown', 'expiry-not-given');
  const days = daysBetween(evidence.today, date);
  // Where Microsoft accepts the secret, a date that has passed is at most a wrong date.
  if (days < 0) return say(id, answered(evidence.signIn) ? 'warn' : 'fail', `${of}-passed`, { date });
  return days <= EXPIRY_WARNING_DAYS[0]
    ? say(id, 'warn', `${of}-near`, { days, date })
    : say(id, 'pass', `${of}-far`, { days, date });
}
