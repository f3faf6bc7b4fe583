import type { MemberAction, SkipReason } from '@production-assist/shared/people';
import { type GraphMember, isRedacted } from '../entra/member.ts';
import { addressOf } from './address.ts';

/**
 * Who comes in. Pure: what Microsoft shows and what is stored go in, one decision for every member comes out.
 */

/** What is stored of a person of this directory. */
export interface KnownUser {
  displayName: string | null;
  email: string;
  /** In this tenant, through the access group. */
  member: boolean;
}

/** Who has an address. */
export interface Holder {
  directoryId: string;
  objectId: string;
  displayName: string | null;
  email: string;
  /** Has access to no tenant any more. Left out: nobody has looked. */
  out?: boolean;
}

/** What becomes of one member. */
export interface Decision {
  objectId: string;
  displayName: string | null;
  email: string | null;
  /** The address as it is compared; null for who has none. */
  emailKey: string | null;
  action: Exclude<MemberAction, 'leave'>;
  reason: SkipReason | null;
  /** Who has the address, where that is the reason. */
  holder: Holder | null;
  isUser: boolean;
  /** Already in the tenant through the group, whether this decision lets them in or not. */
  wasMember: boolean;
}

/** A page of members, and what is stored that bears on them. */
export interface PageInput {
  directoryId: string;
  /** Members to decide; none of them twice. */
  members: readonly GraphMember[];
  /** Stored people of this directory among them, by object id. */
  known: ReadonlyMap<string, KnownUser>;
  /** Who has the addresses they ask for, by compared address; stored people only. */
  holders: ReadonlyMap<string, readonly Holder[]>;
  /**
   * Members decided on earlier pages: what is stored of them is final. Somebody of this directory who is neither here
   * nor on this page may come later and give up the address; who asks for it has to wait.
   */
  decided: { has(objectId: string): boolean };
  /** False at the end of the read, when nobody comes later. */
  more: boolean;
}

/** What becomes of a page's members. */
export interface PageResult {
  decisions: Decision[];
  /** Members to be decided again at the end of the read. */
  deferred: GraphMember[];
}

/**
 * Decides one page. Rules, in their order: only users; a redacted one is never judged; disabled people stay out;
 * an address is needed; two people with one address: who has it keeps it, else the lower object id comes in. Somebody
 * of this directory who is not in the group, and has access to no tenant, keeps it from nobody: an account that was made
 * anew would never come in.
 */
export function classify(page: PageInput): PageResult {
  const decisions: Decision[] = [];
  const claims: Claim[] = [];
  for (const member of page.members) {
    const reason = ownReason(member);
    const address = member.kind === 'user' && !reason ? addressOf(member) : null;
    if (reason || !address) decisions.push(skip(page, member, reason ?? 'no-address'));
    else claims.push({ member, email: address.email, key: address.key });
  }
  const { winners, refused, deferred } = settle(page, claims);
  for (const { claim, holder } of refused) {
    const reason = holder.directoryId === page.directoryId ? 'duplicate-address' : 'address-in-use';
    decisions.push({ ...skip(page, claim.member, reason), email: claim.email, emailKey: claim.key, holder });
  }
  for (const claim of winners) decisions.push(comeIn(claim, page.known.get(claim.member.objectId)));
  return { decisions, deferred: deferred.map((claim) => claim.member) };
}

interface Claim {
  member: GraphMember;
  email: string;
  key: string;
}

/** Why a member stays out for what it is, whoever else there is; null for a user with an address. */
function ownReason(member: GraphMember): SkipReason | null {
  if (member.kind === 'group') return 'nested-group';
  if (member.kind !== 'user') return 'not-a-user';
  if (isRedacted(member)) return 'redacted';
  if (member.accountEnabled === false) return 'disabled';
  if (addressOf(member)) return null;
  const guest = /#EXT#/i.test(member.userPrincipalName ?? '') || member.userType?.toLowerCase() === 'guest';
  return guest ? 'guest-without-address' : 'no-address';
}

function skip(page: PageInput, member: GraphMember, reason: SkipReason): Decision {
  const { objectId, displayName } = member;
  const address = member.kind === 'user' ? addressOf(member) : null;
  return {
    objectId,
    displayName,
    email: address?.email ?? null,
    emailKey: address?.key ?? null,
    action: 'skip',
    reason,
    holder: null,
    isUser: member.kind === 'user',
    wasMember: page.known.get(objectId)?.member ?? false,
  };
}

function comeIn(claim: Claim, known: KnownUser | undefined): Decision {
  const { objectId, displayName } = claim.member;
  const same = known?.email === claim.email && known.displayName === displayName;
  const action = !known ? 'create' : !known.member ? 'add' : same ? 'unchanged' : 'update';
  return {
    objectId,
    displayName,
    email: claim.email,
    emailKey: claim.key,
    action,
    reason: null,
    holder: null,
    isUser: true,
    wasMember: known?.member ?? false,
  };
}

/**
 * Gives every address to one claim. Someone on this page who asks for another address gives up the one they have, but
 * only if they get the other; so the answer is sought again until nobody else keeps an old address. Each round adds
 * at least one who keeps it, so it ends.
 */
function settle(page: PageInput, claims: readonly Claim[]) {
  const moving = new Map(claims.map((claim) => [claim.member.objectId, claim]));
  const staying = new Set<string>();
  for (;;) {
    const winners: Claim[] = [];
    const refused: { claim: Claim; holder: Holder }[] = [];
    const deferred: Claim[] = [];
    for (const [key, rivals] of Map.groupBy(claims, (claim) => claim.key)) {
      const verdict = judgeAddress(page, key, rivals, moving, staying);
      if (verdict.wait) {
        deferred.push(...rivals);
        continue;
      }
      for (const claim of rivals) {
        if (claim.member.objectId === verdict.holder.objectId && verdict.holder.directoryId === page.directoryId) {
          winners.push(claim);
        } else refused.push({ claim, holder: verdict.holder });
      }
    }
    const before = staying.size;
    for (const { member } of [...refused.map(({ claim }) => claim), ...deferred]) {
      if (page.known.has(member.objectId)) staying.add(member.objectId);
    }
    if (staying.size === before) return { winners, refused, deferred };
  }
}

/** Who gets one address, or that somebody may still come who gives it up. */
function judgeAddress(
  page: PageInput,
  key: string,
  rivals: readonly Claim[],
  moving: ReadonlyMap<string, Claim>,
  staying: ReadonlySet<string>,
): { wait: true } | { wait: false; holder: Holder } {
  const owners = page.holders.get(key) ?? [];
  const elsewhere = owners.find((owner) => owner.directoryId !== page.directoryId);
  const here = owners.filter((owner) => owner.directoryId === page.directoryId);
  // Who has it and still asks for it keeps it; not who lost it to another one when they left.
  const asking = here.filter((owner) => moving.get(owner.objectId)?.key === key);
  const keeping = asking.find((owner) => !owner.out) ?? asking[0];
  if (keeping) return { wait: false, holder: keeping };
  if (elsewhere) return { wait: false, holder: elsewhere };
  const onPage = new Set(page.members.map((member) => member.objectId));
  for (const owner of here) {
    const leavesIt = moving.has(owner.objectId) && !staying.has(owner.objectId);
    if (leavesIt) continue;
    const inGroup = onPage.has(owner.objectId) || page.decided.has(owner.objectId);
    const mayComeLater = page.more && !inGroup;
    // One who waits on this page may still get another address at the end.
    const mayMoveLater = page.more && moving.has(owner.objectId);
    if (owner.out && !inGroup && !mayComeLater) continue;
    return mayComeLater || mayMoveLater ? { wait: true } : { wait: false, holder: owner };
  }
  const first = rivals.reduce((a, b) => (a.member.objectId < b.member.objectId ? a : b));
  const { objectId, displayName } = first.member;
  return { wait: false, holder: { directoryId: page.directoryId, objectId, displayName, email: first.email } };
}
