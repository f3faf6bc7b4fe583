import type { AdminCenterPage } from './admin-center.ts';
import type { CheckId } from './checks.ts';

/**
 * Every reason why something did not work. A failure is named once, here; its words in each language stand in
 * `texts/`, and a failure without words does not compile.
 */
interface FailureRule {
  /** `person`: stays until somebody acts. `passing`: may be gone on the next attempt. */
  readonly remedy: 'person' | 'passing';
  /** HTTP status of an API call that ends with this failure. */
  readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 412 | 413 | 415 | 422 | 428 | 429 | 500 | 502 | 503;
  /** The check that shows it, where it concerns the set-up. */
  readonly check: CheckId | null;
  /** Page of the admin center where it is put right. */
  readonly page: AdminCenterPage | null;
}

const person = (check: CheckId | null, page: AdminCenterPage | null): FailureRule => ({
  remedy: 'person',
  status: 422,
  check,
  page,
});
const passing = (check: CheckId | null): FailureRule => ({ remedy: 'passing', status: 503, check, page: null });
const request = (status: FailureRule['status']): FailureRule => ({ remedy: 'person', status, check: null, page: null });

const RULES = {
  // What the three values themselves give away, before anything is sent to Microsoft.
  'secret-is-id': person('credential', 'application-credentials'),
  'secret-masked': person('credential', 'application-credentials'),
  'secret-needed': person('credential', 'application-credentials'),
  'secret-unchanged': person('credential', 'application-credentials'),

  // The directory and its cloud.
  'directory-not-found': person('directory', 'directory-overview'),
  'directory-invalid': person('directory', 'directory-overview'),
  'cloud-wrong': person('directory', 'directory-overview'),

  // The application.
  'application-not-found': person('application', 'applications'),
  'application-disabled': person('application', 'enterprise-application'),
  'service-principal-missing': person('application', 'application-permissions'),
  'service-principal-new': { ...passing('application'), page: 'application-overview' },

  // The credential.
  'secret-wrong': person('credential', 'application-credentials'),
  'secret-expired': person('credential', 'application-credentials'),
  'credential-not-sent': person('credential', 'application-credentials'),
  'certificate-not-registered': person('credential', 'application-credentials'),
  'certificate-expired': person('credential', 'application-credentials'),
  'federation-no-match': person('credential', 'application-credentials'),
  'federation-issuer': person('credential', 'application-credentials'),
  'federation-audience': person('credential', 'application-credentials'),
  'federation-subject': person('credential', 'application-credentials'),
  'federation-key-unknown': passing('credential'),
  'federation-unreachable': passing('credential'),
  'federation-no-origin': { ...person('credential', null), status: 409 },
  'assertion-time': person('credential', null),
  'assertion-signature': person('credential', 'application-credentials'),
  'assertion-audience': person('credential', null),
  'assertion-form': person('credential', null),
  'scope-wrong': person('credential', null),
  'conditional-access': person('credential', 'sign-in-logs'),
  'sign-in-refused': person('credential', 'sign-in-logs'),
  'sign-in-throttled': passing('credential'),
  'sign-in-unavailable': passing('credential'),

  // Permissions and consent.
  'consent-missing': person('consent', 'application-permissions'),
  'consent-partial': person('consent', 'application-permissions'),
  'permission-missing': person('consent', 'application-permissions'),
  'permission-denied': person('consent', 'application-permissions'),
  'members-redacted': person('permission.users', 'application-permissions'),
  'token-refused': passing('consent'),

  // The access group.
  'group-not-found': person('group', 'new-group'),
  'group-near-miss': person('group', 'groups'),
  'group-duplicate': person('group', 'groups'),
  'group-replaced': person('group', 'group-overview'),
  'group-gone': person('group', 'groups'),
  'group-hidden': person('members', 'group-overview'),
  'group-empty': person('members', 'group-members'),
  'nobody-usable': person('members', 'group-members'),
  'members-incomplete': passing('members'),

  // Microsoft Graph itself.
  'graph-throttled': passing('group'),
  'graph-unavailable': passing('group'),
  'graph-unreadable': passing('group'),
  'graph-query-refused': passing('group'),
  'graph-page-expired': passing('members'),
  'graph-foreign-link': person('members', null),

  // This Worker and its stores.
  'connection-missing': { ...person(null, null), status: 404 },
  'candidate-missing': { ...person(null, null), status: 404 },
  'candidate-needed': { ...person(null, null), status: 409 },
  'former-missing': { ...person(null, null), status: 404 },
  'former-in-use': { ...person(null, null), status: 409 },
  'connection-changed': passing(null),
  'credential-unreadable': { ...person('credential', 'application-credentials'), status: 500 },
  'storage-unavailable': passing(null),
  'queue-unavailable': passing(null),
  'issuer-unavailable': passing(null),
  'run-abandoned': passing(null),
  'run-superseded': passing(null),
  internal: { ...passing(null), status: 500 },

  // What a caller of the API can get wrong.
  'not-json': request(400),
  'not-signed-in': request(401),
  'session-expired': request(401),
  'token-expired': request(401),
  'token-invalid': request(401),
  'not-allowed': request(403),
  'cross-site': request(403),
  'not-found': request(404),
  'method-not-allowed': request(405),
  'version-stale': request(412),
  'too-large': request(413),
  'not-json-type': request(415),
  'invalid-request': request(422),
  'version-missing': request(428),
  'too-many-requests': request(429),
  'invitation-gone': request(404),
  'already-decided': request(409),
  'email-not-configured': request(409),
  'too-many-targets': request(409),

  // Signing in on the page.
  'sign-in-not-configured': request(404),
  'sign-in-declined': request(403),
  'sign-in-expired': request(401),
  'sign-in-failed': request(401),
} as const satisfies Record<string, FailureRule>;

/** Stable name of a failure: the `code` of problem answers, of failed runs and of failed checks. */
export type FailureCode = keyof typeof RULES;

/** All failure codes, in the order of the guide's way from the three values to the people. */
export const FAILURE_CODES = Object.keys(RULES) as FailureCode[];

/** What is known about a failure besides its words. */
export function failureRule(code: FailureCode): FailureRule {
  return RULES[code];
}

/** Values put into a failure's words; plain text, never a secret. */
export type Params = Readonly<Record<string, string | number>>;

/** What Microsoft's support asks for: their own code and the ids of the refused request. All from Microsoft's answer. */
export interface MicrosoftTrace {
  /** For example `AADSTS7000215` or `Authorization_RequestDenied`. */
  code?: string;
  /** HTTP status of Microsoft's answer. */
  status?: number;
  traceId?: string;
  correlationId?: string;
  requestId?: string;
  /** Microsoft's time of the answer, as Microsoft wrote it. */
  timestamp?: string;
}

/** A failure as data: what is stored on a run and rendered in the reader's language. */
export interface Failure {
  code: FailureCode;
  params?: Params;
  microsoft?: MicrosoftTrace;
  /** Seconds Microsoft asked us to wait, where it did. */
  retryAfterSeconds?: number;
}
