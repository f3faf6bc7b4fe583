import type { Failure, FailureCode } from '@production-assist/shared/failures';

const REFUSED: ReadonlySet<string> = new Set<FailureCode>([
  'secret-wrong',
  'secret-expired',
  'certificate-not-registered',
  'certificate-expired',
  'assertion-signature',
]);

/**
 * Whether Microsoft knows the application and refuses what it proves itself with: another credential may do, or this
 * one in a few minutes.
 */
export function isRefusedCredential({ code }: Failure): boolean {
  return REFUSED.has(code) || code.startsWith('federation-');
}
