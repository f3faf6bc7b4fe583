import type { SealingKeyUse } from '@production-assist/shared/api';
import { keyIds, type SealingKey } from '../config.ts';
import type { KeyCount } from '../store/resealings.ts';

/**
 * What each key is needed for: the configured ones in their order, then those that credentials name and nobody has.
 *
 * A key can go when it does not seal and every credential it opens is sealed with another one, or cannot be opened
 * with it either; as long as nobody knows of some credentials which key they need, none can.
 */
export function keyUses(keys: readonly SealingKey[], counts: readonly KeyCount[]): SealingKeyUse[] {
  const configured = keyIds(keys);
  const known = new Map(counts.map((count) => [count.keyId, count]));
  const unknown = known.get(null);
  const allKnown = !unknown || unknown.credentials === unknown.unreadable;
  const others = counts.map(({ keyId }) => keyId).filter((keyId) => keyId === null || !configured.includes(keyId));
  return [...configured, ...others].map((kid, place) => {
    const { credentials = 0, unreadable = 0 } = known.get(kid) ?? {};
    const current = place === 0;
    const present = place < configured.length;
    return {
      kid,
      current,
      present,
      credentials,
      unreadable,
      removable: present && !current && allKnown && credentials === unreadable,
    };
  });
}
