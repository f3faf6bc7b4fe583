import type { CheckId, CheckStatus } from '@production-assist/shared/checks';

/** Why a page and Microsoft say different things; a key of the panel's labels. */
export type Difference = 'differsLag' | 'differsStale' | 'differsVerdict';

/** Checks whose answer changes at Microsoft some minutes after it changes on the page. */
const SLOW: readonly CheckId[] = [
  'permission.Group.Read.All',
  'permission.GroupMember.Read.All',
  'permission.users',
  'consent',
];

const good = (status: CheckStatus) => status === 'pass';
const bad = (status: CheckStatus) => status === 'fail' || status === 'warn';

/** Explains where the evidence of a page and Microsoft's verdict disagree; null where they do not. */
export function difference(id: CheckId, page: CheckStatus, verdict: CheckStatus): Difference | null {
  if (good(page) && bad(verdict)) return SLOW.includes(id) ? 'differsLag' : 'differsVerdict';
  return page === 'fail' && good(verdict) ? 'differsStale' : null;
}

/** The status that counts: Microsoft's where there is one, else the page's. */
export function counted(page: CheckStatus, verdict: CheckStatus | undefined): CheckStatus {
  return verdict === undefined || verdict === 'unknown' ? page : verdict;
}
