import type { Check, Member, Preview } from '@production-assist/shared/api';
import { IDS } from './connections.ts';

export function aMember(part: Partial<Member> = {}): Member {
  const objectId = part.objectId ?? IDS.other;
  return { objectId, displayName: 'Ada', email: null, action: 'create', reason: null, detail: null, ...part };
}

export function aCheck(part: Partial<Check> = {}): Check {
  return {
    id: 'directory',
    status: 'pass',
    code: 'directory-found',
    title: 'The directory is found',
    detail: 'd',
    fix: null,
    link: null,
    microsoft: null,
    ...part,
  };
}

/** A preview in which all is well, with nobody in it. */
export function aPreview(part: Partial<Preview> = {}): Preview {
  const none = { members: 0, fetched: 0, others: 0, processed: 0, skipped: 0 };
  return {
    checks: [aCheck()],
    group: { id: IDS.groupId, displayName: 'group' },
    complete: true,
    members: [],
    failure: null,
    leavers: { action: 'none', reason: null },
    graphRequests: 1,
    counts: { ...none, create: 0, add: 0, update: 0, unchanged: 0, leavers: 0 },
    ...part,
  };
}
