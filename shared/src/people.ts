/**
 * What a run does with a member of the access group. `create`: a new user. `add`: a known user, new in this tenant.
 * `update`: already in, name or address changed. `unchanged`: already in. `skip`: stays out, with a reason.
 * `leave`: had access through the group and is no longer in it.
 */
export const MEMBER_ACTIONS = ['create', 'add', 'update', 'unchanged', 'skip', 'leave'] as const;
export type MemberAction = (typeof MEMBER_ACTIONS)[number];

/** Why a member of the access group does not come in. */
export const SKIP_REASONS = [
  'nested-group',
  'not-a-user',
  'no-address',
  'guest-without-address',
  'disabled',
  'duplicate-address',
  'address-in-use',
  'redacted',
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** Why a run does nothing about somebody who left: they are on a removal that waits, or a person decided that they stay. */
export const LEAVER_STANDINGS = ['held', 'kept'] as const;
export type LeaverStanding = (typeof LEAVER_STANDINGS)[number];

/**
 * Why a removal waits for a person: `many` people at once, `everyone` in the tenant, a group that is suddenly `empty`,
 * or one whose size Microsoft would not confirm (`unconfirmed`).
 */
export const HOLD_REASONS = ['many', 'everyone', 'empty', 'unconfirmed'] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];
