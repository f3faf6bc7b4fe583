import type { Fault, FaultEffect } from '@production-assist/simulator/faults';
import type { Random } from '@production-assist/simulator/random';

/** Which requests a fault is for; in which directory stands in the step. */
export interface FaultPlan {
  kind: NonNullable<Fault['kind']>;
  nth: number;
  times: number;
}

/** A host that only looks like Microsoft's. */
const ELSEWHERE = 'https://graph.microsoft.com.elsewhere.example/v1.0/groups';

/** What goes wrong anywhere. */
const ANYWHERE: readonly FaultEffect[] = [
  { status: 429, retryAfter: 0 },
  { status: 429, retryAfter: 5 },
  { status: 429, retryAfter: 120 },
  { status: 429, retryAfter: 4_000 },
  { status: 500 },
  { status: 502, retryAfter: 0 },
  { status: 503, retryAfter: 1 },
  { status: 503, retryAfter: 300 },
  { status: 504 },
  { networkError: true },
  { cutOff: true },
  { notJson: true },
  { redirect: ELSEWHERE },
];

const AT_SIGN_IN: readonly FaultEffect[] = [
  { aadsts: 90033 },
  { aadsts: 7000222 },
  { aadsts: 7000215 },
  { aadsts: 53003 },
  { status: 400 },
];

const AT_GRAPH: readonly FaultEffect[] = [
  { status: 401 },
  { status: 401, code: 'Authorization_IdentityNotFound' },
  { status: 403 },
  { status: 403, code: 'Authorization_IdentityDisabled' },
  { status: 404 },
  { status: 410 },
  { status: 400 },
  { withoutValue: true },
  { foreignNextLink: ELSEWHERE },
  { status: 200, body: { value: [] } },
  { status: 200, body: '' },
];

/** A list of members can be lost in part, too. */
const AT_MEMBERS: readonly FaultEffect[] = [
  ...AT_GRAPH,
  { dropPage: true },
  { dropPage: true },
  { dropPage: true },
  { status: 400, code: 'Directory_ExpiredPageToken' },
  { status: 200, body: { value: [{ id: 'not-an-object' }] } },
  { status: 200, body: { value: [{ displayName: 'Nobody' }] } },
];

/** What only a count can suffer. */
const AT_COUNT: readonly FaultEffect[] = [
  { status: 200, body: '0' },
  { status: 200, body: '100000' },
  { status: 200, body: 'many' },
  { status: 400 },
  { status: 403 },
];

/** @param delta whether the group is large enough to be asked what has changed */
export function planFault(random: Random, delta: boolean): FaultPlan & FaultEffect {
  const kinds = ['token', 'group', 'members', 'members', 'members', 'members', 'count'] as const;
  const kind = delta && random.chance(0.3) ? 'delta' : (kinds[random.below(kinds.length)] ?? 'members');
  const own = { token: AT_SIGN_IN, group: AT_GRAPH, members: AT_MEMBERS, count: AT_COUNT, delta: AT_GRAPH }[kind];
  const effects = random.chance(0.4) ? ANYWHERE : own;
  const effect = effects[random.below(effects.length)] ?? { networkError: true };
  return { kind, nth: 1 + random.below(random.chance(0.3) ? 1 : 8), times: 1 + random.below(6), ...effect };
}
