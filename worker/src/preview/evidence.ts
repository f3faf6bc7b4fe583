import type { RunCounts } from '@production-assist/shared/api';
import type { CredentialKind } from '@production-assist/shared/api-credentials';
import type { Cloud } from '@production-assist/shared/clouds';
import type { Failure } from '@production-assist/shared/failures';
import type { LeaverStanding } from '@production-assist/shared/people';
import type { AccessGroup } from '../entra/group.ts';
import type { Decision } from '../sync/classify.ts';
import type { LeaversVerdict } from '../sync/guard.ts';
import type { GroupMembership } from '../sync/leavers.ts';

/** One question to Microsoft: not asked (null), answered, or failed. */
export type Asked<Answer> = { answer: Answer } | { failure: Failure } | null;

/** Everything a preview found out, as plain data; the checks are judged from it and from nothing else. */
export interface Evidence {
  /** Today, `YYYY-MM-DD` in UTC. */
  today: string;
  cloud: Cloud;
  directoryId: string;
  clientId: string;
  /** What the application proves itself with. */
  kind: CredentialKind;
  /** What is wrong with the credential without asking anybody. */
  flaw: Failure | null;
  /** End of the credential, of a secret as the admin gave it, `YYYY-MM-DD`. */
  expiresOn: string | null;
  directory: Asked<true>;
  /** `roles` of the token; null where it cannot be decoded. */
  signIn: Asked<{ roles: string[] | null }>;
  group: Asked<AccessGroup>;
  /** Why the group that was found may not be trusted. */
  distrust: Failure | null;
  members: Asked<MembersRead>;
}

/** Somebody who left the group. */
export interface Leaver extends GroupMembership {
  /** Why a run does nothing about them; null where it does what the verdict says. */
  standing: LeaverStanding | null;
}

/** What was read of the members; `redacted` counts users Graph would not show. */
export interface MembersRead {
  counts: RunCounts;
  redacted: number;
  decisions: Decision[];
  leavers: Leaver[];
  /** What a run would do about them. */
  verdict: LeaversVerdict;
}
