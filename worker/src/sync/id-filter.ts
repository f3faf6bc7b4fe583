import { ID_FILTER_BITS, ID_FILTER_PROBES } from '../limits.ts';

/**
 * Remembers ids in a fixed number of bytes (a Bloom filter): it says for certain of nearly everybody who was never added
 * that they were not. Of the rest it says "perhaps"; whoever asks looks them up where they are stored.
 *
 * Source: B. H. Bloom, "Space/time trade-offs in hash coding with allowable errors", 1970; the probes by double
 * hashing, A. Kirsch and M. Mitzenmacher, "Less hashing, same performance", 2006.
 */
export class IdFilter {
  readonly #bits = new Uint32Array(ID_FILTER_BITS / 32);

  add(id: string): void {
    const [first, second] = hashes(id);
    for (let i = 0; i < ID_FILTER_PROBES; i++) {
      const bit = probe(first, second, i);
      this.#bits[bit >>> 5] = this.#word(bit) | (1 << (bit & 31));
    }
  }

  /** False: `id` was never added. True: it was, or in rare cases was not. */
  mayHave(id: string): boolean {
    const [first, second] = hashes(id);
    for (let i = 0; i < ID_FILTER_PROBES; i++) {
      const bit = probe(first, second, i);
      if ((this.#word(bit) & (1 << (bit & 31))) === 0) return false;
    }
    return true;
  }

  #word(bit: number): number {
    return this.#bits[bit >>> 5] ?? 0;
  }
}

/** The i-th bit that stands for an id. */
function probe(first: number, second: number, i: number): number {
  return ((first + Math.imul(i, second)) >>> 0) % ID_FILTER_BITS;
}

/** The second is odd, so that the probes of one id differ from one another. */
function hashes(id: string): [number, number] {
  return [hash(id, 0x811c9dc5), hash(id, 0x9747b28c) | 1];
}

/** FNV-1a over the characters, its bits mixed at the end as in MurmurHash3: ids may differ in one character only. */
function hash(id: string, seed: number): number {
  let h = seed;
  for (let i = 0; i < id.length; i++) h = Math.imul(h ^ id.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
