import { randomBytes } from 'node:crypto';

/** The JWK set that the Worker's secret `CREDENTIAL_KEYS` holds: the first key seals, all of them open. */
export interface KeySet {
  keys: { kty: 'oct'; kid: string; k: string }[];
}

/** A change of a key set that would lose something; the message is for whoever asked for it. */
export class KeySetError extends Error {}

/** A set with a new key of 256 random bits in front; the others stay, and go on opening. @throws KeySetError */
export function withNewKey({ keys }: KeySet, kid: string): KeySet {
  if (keys.some((key) => key.kid === kid)) throw new KeySetError(`There is a key ${kid} already.`);
  return { keys: [{ kty: 'oct', kid, k: randomBytes(32).toString('base64url') }, ...keys] };
}

/** A set without this key. @throws KeySetError where it is not there, or the one that seals */
export function withoutKey({ keys }: KeySet, kid: string): KeySet {
  const place = keys.findIndex((key) => key.kid === kid);
  if (place < 0) throw new KeySetError(`There is no key ${kid}. There are: ${keys.map((key) => key.kid).join(', ')}.`);
  if (place === 0) throw new KeySetError(`${kid} is the key that seals. Add another one first.`);
  return { keys: keys.filter((key) => key.kid !== kid) };
}

/** The day, and a number from the second key of a day on. */
export function newKeyId({ keys }: KeySet, today: string): string {
  const taken = new Set(keys.map((key) => key.kid));
  for (let n = 1; ; n++) {
    const kid = n === 1 ? today : `${today}-${n}`;
    if (!taken.has(kid)) return kid;
  }
}
