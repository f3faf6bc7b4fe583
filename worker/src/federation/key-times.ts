import { FEDERATION_KEY_AHEAD_MS, FEDERATION_KEY_BEHIND_MS, FEDERATION_KEY_MS } from '../limits.ts';
import type { FederationKeyRow } from '../store/federation-keys.ts';

/*
 * What each key of the issuer is for follows from when it begins to sign:
 *
 * - published: its time has not come. Microsoft keeps for a while what it has fetched, so a key is shown before it signs.
 * - signing: the latest one whose time has come.
 * - retired: a later one signs. It is shown on, for what it signed and for who has not fetched the later one yet.
 * - over: shown no more, and deleted.
 */

type Times = Pick<FederationKeyRow, 'kid' | 'signsFrom'>;

/** The one that begins last first; of two that begin at once always the same one. */
const latestFirst = (a: Times, b: Times) => b.signsFrom - a.signsFrom || (a.kid < b.kid ? -1 : 1);

/** The keys that are published, in the order in which they should sign: the present one, retired ones, future ones. */
export function publishedKeys<Key extends Times>(keys: readonly Key[], now: number): Key[] {
  const byTime = keys.toSorted(latestFirst);
  const begun = byTime.filter(({ signsFrom }) => signsFrom <= now);
  const shown = begun.filter((_, place) => {
    const follower = begun[place - 1];
    return !follower || now < follower.signsFrom + FEDERATION_KEY_BEHIND_MS;
  });
  return [...shown, ...byTime.filter(({ signsFrom }) => signsFrom > now).reverse()];
}

/** Ids of the keys that are over. */
export function keysOver(keys: readonly Times[], now: number): string[] {
  const published = new Set(publishedKeys(keys, now).map(({ kid }) => kid));
  return keys.filter(({ kid }) => !published.has(kid)).map(({ kid }) => kid);
}

/**
 * When the next key has to begin to sign, where it is time to publish it; else null.
 *
 * @param unreadable ids of those that do not open. Where the latest one is among them another one signs in its place,
 *   which is shown for two days more at most: the next one has to be known by then
 */
export function nextKeyFrom(keys: readonly Times[], now: number, unreadable: readonly string[] = []): number | null {
  const [latest] = keys.toSorted(latestFirst);
  if (!latest) return null;
  const due = unreadable.includes(latest.kid) ? now : latest.signsFrom + FEDERATION_KEY_MS;
  return now < due - FEDERATION_KEY_AHEAD_MS ? null : Math.max(due, now + FEDERATION_KEY_AHEAD_MS);
}
