import type { CheckId } from '@production-assist/shared/checks';
import type { FailureCode } from '@production-assist/shared/failures';

/**
 * What Microsoft answers, and what it must be called here: written down a second time, so that a slip in the Worker's
 * own tables shows.
 */

/** Refusals of the sign-in service that stay until somebody acts: AADSTS number, our name, the check that tells it. */
export const LASTING_SIGN_IN_CODES: readonly (readonly [number, FailureCode, CheckId])[] = [
  [7000215, 'secret-wrong', 'credential'],
  [7000222, 'secret-expired', 'credential'],
  [700016, 'application-not-found', 'application'],
  [7000229, 'service-principal-missing', 'application'],
  [7000112, 'application-disabled', 'application'],
  [90002, 'directory-not-found', 'directory'],
  [900023, 'directory-invalid', 'directory'],
  [900382, 'cloud-wrong', 'directory'],
  [900432, 'cloud-wrong', 'directory'],
  [90038, 'cloud-wrong', 'directory'],
  [53003, 'conditional-access', 'credential'],
  [700027, 'certificate-not-registered', 'credential'],
  [7000214, 'certificate-not-registered', 'credential'],
  [1000502, 'certificate-expired', 'credential'],
  [70021, 'federation-no-match', 'credential'],
  [700211, 'federation-issuer', 'credential'],
  [700212, 'federation-audience', 'credential'],
  [700213, 'federation-subject', 'credential'],
  [7002137, 'federation-subject', 'credential'],
  [7002138, 'federation-subject', 'credential'],
  [700222, 'federation-issuer', 'credential'],
  [5002727, 'assertion-form', 'credential'],
  [5002738, 'assertion-form', 'credential'],
  [700024, 'assertion-time', 'credential'],
  [70023, 'assertion-time', 'credential'],
  [500133, 'assertion-time', 'credential'],
  [50013, 'assertion-signature', 'credential'],
  [7000216, 'credential-not-sent', 'credential'],
  [7000218, 'credential-not-sent', 'credential'],
  [700023, 'assertion-audience', 'credential'],
  [1002012, 'scope-wrong', 'credential'],
  [70011, 'scope-wrong', 'credential'],
  [28002, 'scope-wrong', 'credential'],
  [500011, 'scope-wrong', 'credential'],
];

/** AADSTS numbers that ask for another attempt. */
export const PASSING_SIGN_IN_CODES: readonly number[] = [90033, 90024, 50033, 90055, 90006];

/** Refusals that pass within minutes, so that another attempt at once is no use. */
export const WAITING_SIGN_IN_CODES: readonly (readonly [number, FailureCode])[] = [
  [7000272, 'federation-key-unknown'],
  [501661, 'federation-unreachable'],
  [90061, 'federation-unreachable'],
];

/** Refusals of Graph: status, code, our name, the check that tells it when the group is looked for. */
export const GRAPH_CODES: readonly (readonly [number, string, FailureCode, CheckId])[] = [
  [401, 'InvalidAuthenticationToken', 'token-refused', 'consent'],
  [401, 'Authorization_IdentityNotFound', 'service-principal-new', 'application'],
  [403, 'Authorization_RequestDenied', 'permission-denied', 'consent'],
  [403, 'Authorization_IdentityDisabled', 'application-disabled', 'application'],
  [404, 'Request_ResourceNotFound', 'group-gone', 'group'],
  [400, 'Request_UnsupportedQuery', 'graph-query-refused', 'group'],
  [400, 'Request_BadRequest', 'graph-query-refused', 'group'],
  [400, 'Directory_ExpiredPageToken', 'graph-page-expired', 'group'],
];
