/** Seeded randomness: the same seed gives the same ids, so a failing test fails the same way twice. */

export interface Random {
  /** A whole number from 0 to `limit` - 1. */
  below(limit: number): number;
  /** True with the given probability (0 to 1). */
  chance(probability: number): boolean;
  /** A version 4 GUID in lower case. */
  guid(): string;
  /** `length` characters of the base64url alphabet. */
  text(length: number): string;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const UINT32 = 2 ** 32;

// A table, because a directory of 100,000 people needs 1.6 million of them.
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const hexByte = (bits: number) => HEX[bits & 255] ?? '';

/** @param seed any number; its lower 32 bits count */
export function createRandom(seed: number): Random {
  // sfc32, a small generator of public domain; the first rounds are thrown away so that near seeds differ.
  let a = seed | 0;
  let b = 0x9e3779b9;
  let c = 0x243f6a88;
  let counter = 1;
  function next(): number {
    const sum = (a + b + counter++) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  }
  for (let round = 0; round < 12; round++) next();

  const hex = () => {
    const bits = next();
    return `${hexByte(bits >>> 24)}${hexByte(bits >>> 16)}${hexByte(bits >>> 8)}${hexByte(bits)}`;
  };
  return {
    below: (limit) => Math.floor((next() / UINT32) * limit),
    chance: (probability) => next() / UINT32 < probability,
    guid() {
      const [one, two, three, four] = [hex(), hex(), hex(), hex()];
      const variant = '89ab'[next() & 3];
      return `${one}-${two.slice(0, 4)}-4${two.slice(5)}-${variant}${three.slice(1, 4)}-${three.slice(4)}${four}`;
    },
    text(length) {
      let text = '';
      while (text.length < length) text += ALPHABET[next() & 63];
      return text;
    },
  };
}
