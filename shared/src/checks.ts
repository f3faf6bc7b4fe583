import type { AdminCenterPage } from './admin-center.ts';
import type { FailureCode, MicrosoftTrace, Params } from './failures.ts';

/**
 * The checks: one statement each about a customer's set-up, in the guide's order. The extension judges them from what
 * a page shows (a hint), the Worker from what Microsoft answers (the verdict).
 */
export const CHECKS = [
  { id: 'directory', guide: '1, 3', page: 'directory-overview', microsoft: true },
  { id: 'application', guide: '2, 3', page: 'application-overview', microsoft: true },
  { id: 'credential', guide: '4', page: 'application-credentials', microsoft: true },
  { id: 'permission.Group.Read.All', guide: '5, 6', page: 'application-permissions', microsoft: true },
  { id: 'permission.GroupMember.Read.All', guide: '5, 6', page: 'application-permissions', microsoft: true },
  { id: 'permission.users', guide: '6', page: 'application-permissions', microsoft: true },
  { id: 'permission.excess', guide: '6, security', page: 'application-permissions', microsoft: true },
  { id: 'consent', guide: '6', page: 'application-permissions', microsoft: true },
  { id: 'group', guide: '8', page: 'groups', microsoft: true },
  { id: 'members', guide: '8, 10', page: 'group-members', microsoft: true },
  { id: 'nested', guide: '8', page: 'group-members', microsoft: true },
  { id: 'credential.expiry', guide: 'maintenance', page: 'application-credentials', microsoft: true },
  { id: 'form', guide: '9', page: null, microsoft: false },
] as const satisfies readonly { id: string; guide: string; page: AdminCenterPage | null; microsoft: boolean }[];

export type CheckId = (typeof CHECKS)[number]['id'];

/** All check ids, in the guide's order. */
export const CHECK_IDS: readonly CheckId[] = CHECKS.map((check) => check.id);

/** `unknown` until something says otherwise; unknown is never shown as fine. */
export const CHECK_STATUSES = ['pass', 'warn', 'fail', 'unknown'] as const;
export type CheckStatus = (typeof CHECK_STATUSES)[number];

/** What a check can say that is not a failure. The words stand in `texts/`. */
export const FINDING_CODES = [
  'not-reached',
  'directory-found',
  'application-found',
  'credential-accepted',
  'permission-granted',
  'permission-covered',
  'permission-unlisted',
  'permission-proven',
  'users-readable',
  'users-unproven',
  'users-not-granted',
  'excess-none',
  'excess-found',
  'excess-unlisted',
  'consent-given',
  'consent-unlisted',
  'group-found',
  'group-not-security',
  'members-usable',
  'members-some-skipped',
  'nested-none',
  'nested-found',
  'expiry-far',
  'expiry-near',
  'expiry-passed',
  'expiry-not-given',
  'expiry-never',
  'certificate-far',
  'certificate-near',
  'certificate-passed',
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

/** The outcome of one check as data, before it is put into words. */
export interface CheckOutcome {
  id: CheckId;
  status: CheckStatus;
  /** What is said: a failure's code or a finding's. */
  code: FailureCode | FindingCode;
  params?: Params;
  /** Where it is put right, when that is not the check's own page. */
  page?: AdminCenterPage;
  microsoft?: MicrosoftTrace;
}

/** Days before a credential's end on which a person is warned; the largest is the warning's beginning. */
export const EXPIRY_WARNING_DAYS = [30, 14, 7, 1] as const;
