/** Names of sealed credentials, and the id of the key that sealed each. */
export type SealedWith = ReadonlyMap<string, string>;

/** @param values name → sealed credential (compact JWE); "?" is the key of what is none */
export function sealedWith(values: ReadonlyMap<string, string>): SealedWith {
  return new Map([...values].map(([name, value]) => [name, keyIdOf(value)]));
}

/** Ids of the keys, each once, sorted. */
export function keysOf(sealed: SealedWith): string[] {
  return [...new Set(sealed.values())].sort();
}

/** Those that none of these keys opens. */
export function sealedWithOthers(sealed: SealedWith, kids: readonly string[] | null): SealedWith {
  return new Map([...sealed].filter(([, kid]) => !kids?.includes(kid)));
}

function keyIdOf(sealed: string): string {
  try {
    const { kid } = JSON.parse(Buffer.from(sealed.split('.')[0] ?? '', 'base64url').toString());
    return typeof kid === 'string' ? kid : '?';
  } catch {
    return '?';
  }
}

/** Ids of the keys of a JWK set; null where there is no set. */
export function keyIdsOf(keys: string | null): string[] | null {
  return keys === null ? null : (JSON.parse(keys) as { keys: { kid: string }[] }).keys.map(({ kid }) => kid);
}
