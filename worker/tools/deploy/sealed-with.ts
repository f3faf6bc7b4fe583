/** Ids of the keys with which these sealed credentials (compact JWE) were sealed, sorted; "?" for what is none. */
export function sealedWith(values: Iterable<string>): string[] {
  return [...new Set([...values].map(keyIdOf))].sort();
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
