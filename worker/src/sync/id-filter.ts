import { ID_FILTER_BITS, ID_FILTER_PROBES } from '../limits.ts';

/**
 * Remembers ids in a fixed number of bytes (a Bloom filter): who was never added is told apart for certain, but for a
 * few, whoever was added is known only as "perhaps". Whoever asks looks up the rest where it is stored.
 *
 * Source: B. H. Bloom, "Space/time trade-offs in hash coding with allowable errors", 1970; the probes by double
 * hashing, A. Kirsch and M. Mitzenmacher, "Less hashing, same performance", 2006.
 */
export class IdFilter {
  readonly #bits = new Uint32Array(ID_FILTER_BITS / 32);

  add(id: string): void {
    for (const bit of probes(id)) this.#bits[bit >>> 5] = (this.#bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
  }

  /** False: `id` was never added. True: it was, or in rare cases was not. */
  mayHave(id: string): boolean {
    return probes(id).every((bit) => ((this.#bits[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0);
  }
}

/** Which bits stand for an id. */
function probes(id: string): number[] {
  const first = hash(id, 0x811c9dc5);
  // Odd, so that the probes of one id differ from one another.
  const second = hash(id, 0x9747b28c) | 1;
  return Array.from({ length: ID_FILTER_PROBES }, (_, i) => ((first + Math.imul(i, second)) >>> 0) % ID_FILTER_BITS);
}

/** FNV-1a over the characters, its bits mixed at the end as in MurmurHash3: ids may differ in one character only. */
function hash(id: string, seed: number): number {
  let h = seed;
  for (let i = 0; i < id.length; i++) h = Math.imul(h ^ id.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
