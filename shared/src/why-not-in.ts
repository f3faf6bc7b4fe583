import { distance } from 'fastest-levenshtein';
import type { Member } from './api.ts';
import { plainText } from './plain-text.ts';

/**
 * "Why is this person not in?": looks somebody up in what a preview found. Pure: text and preview go in, an answer
 * comes out.
 */

/** What a preview says of somebody who is in the access group, or was. */
export const STANDINGS = ['in', 'comes-in', 'stays-out', 'leaves'] as const;
export type Standing = (typeof STANDINGS)[number];

export type WhyNotIn =
  /** Nothing was asked yet. */
  | { kind: 'nothing-asked' }
  /** Everybody who has exactly this address, name or object id. */
  | { kind: 'found'; members: readonly Member[] }
  /** Nobody has exactly that; these come near, the nearest first. */
  | { kind: 'similar'; members: readonly Member[] }
  /**
   * No direct member of the group. `groups`: names of the groups inside it, where the person may be; `complete`: whether
   * all members were read, so that this is certain.
   */
  | { kind: 'not-there'; groups: readonly string[]; complete: boolean };

/** As many near ones as a person looks through. */
const SIMILAR = 8;
/** Typing mistakes that are looked past, for every so many characters of what was typed. */
const CHARACTERS_PER_MISTAKE = 4;
const MISTAKES = 3;

/** Answers why somebody is not among the people of a preview. @param asked a name or an address, as it was typed */
export function whyNotIn(asked: string, preview: { members: readonly Member[]; complete: boolean }): WhyNotIn {
  const wanted = wantedOf(asked);
  if (wanted === '') return { kind: 'nothing-asked' };
  const members = preview.members.filter((member) => namesOf(member).includes(wanted));
  if (members.length > 0) return { kind: 'found', members };
  const similar = similarTo(wanted, preview.members);
  if (similar.length > 0) return { kind: 'similar', members: similar };
  const groups = preview.members.filter((member) => member.reason === 'nested-group');
  return {
    kind: 'not-there',
    groups: groups.map(({ displayName, objectId }) => displayName ?? objectId),
    complete: preview.complete,
  };
}

/** What a run would make of a member, as far as their access goes. */
export function standingOf({ action }: Pick<Member, 'action'>): Standing {
  if (action === 'create' || action === 'add') return 'comes-in';
  if (action === 'leave') return 'leaves';
  return action === 'skip' ? 'stays-out' : 'in';
}

/** Addresses are pasted as mail programs write them: `Ada Lovelace <ada@example.com>`, `mailto:ada@example.com`. */
function wantedOf(asked: string): string {
  const address = /<([^<>]+@[^<>]+)>\s*$/.exec(asked)?.[1] ?? asked;
  return folded(address.replace(/^\s*mailto:/i, ''));
}

/** Everything a member is found by. */
function namesOf({ objectId, displayName, email }: Member): string[] {
  return [objectId, email ?? '', displayName ?? ''].map(folded).filter((name) => name !== '');
}

/** Text as it is compared: without case, accents, punctuation and the order of a name's parts ("Weber, Jonas"). */
function folded(text: string): string {
  const plain = plainText(text);
  if (plain.includes('@')) return plain;
  return wordsOf(plain).sort().join(' ');
}

const wordsOf = (text: string) => text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');

/** Members whose name or address holds every word that was asked for, or differs from it by a typing mistake or two. */
function similarTo(wanted: string, members: readonly Member[]): Member[] {
  const words = wordsOf(wanted.split('@')[0] ?? '');
  const mistakes = Math.min(MISTAKES, Math.floor(wanted.length / CHARACTERS_PER_MISTAKE));
  const near = members.flatMap((member) => {
    const names = namesOf(member);
    const held = words.length > 0 && words.every((word) => names.some((name) => name.includes(word)));
    const away = Math.min(...names.map((name) => distance(wanted, name)));
    return held || away <= mistakes ? [{ member, away: held ? Math.min(away, mistakes) : away }] : [];
  });
  return near
    .sort((a, b) => a.away - b.away)
    .slice(0, SIMILAR)
    .map(({ member }) => member);
}
