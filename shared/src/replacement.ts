/** Replacing a credential, as far as page and panel see it the same way. Pure. */

/** What the service says of the credential on its way in. `nextTryAt`: ISO 8601; null: not by itself. */
export interface NextCredential {
  state: 'waiting' | 'refused';
  nextTryAt: string | null;
}

/** A replacement under way: the next credential, and the one before until it is removed in Entra. */
export interface Replacement {
  candidate: NextCredential | null;
  former: { state: 'fallback' | 'to-remove' } | null;
}

/**
 * Where a replacement stands at the service. `prove`: the new credential is tried. `run`: it is in use, and the first
 * full run has still to succeed. `remove`: the old one can go.
 */
export type ReplacementStage = 'prove' | 'run' | 'remove';

/** The stage; null where nothing is under way. A new credential goes before an old one that is still to be removed. */
export function replacementStage({ candidate, former }: Replacement): ReplacementStage | null {
  if (candidate) return 'prove';
  if (former) return former.state === 'fallback' ? 'run' : 'remove';
  return null;
}

/** What happens by itself is asked after so often, in ms. `graceMs`: what the service's own try takes. */
const ASK = { soonestMs: 2_000, latestMs: 5_000, graceMs: 500 } as const;

/** How long to wait before asking again how it stands, in ms; null: nothing happens by itself. @param now ms since 1970 */
export function nextAskMs(replacement: Replacement, now: number): number | null {
  const { candidate } = replacement;
  if (!candidate) return replacementStage(replacement) === 'run' ? ASK.soonestMs : null;
  if (candidate.state !== 'waiting') return null;
  const due = candidate.nextTryAt === null ? ASK.latestMs : Date.parse(candidate.nextTryAt) - now + ASK.graceMs;
  return Math.min(ASK.latestMs, Math.max(ASK.soonestMs, due));
}
