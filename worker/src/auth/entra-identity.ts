import { CLOUDS } from '@production-assist/shared/clouds';
import type { PersonKey } from '../store/person-key.ts';

const ISSUERS: ReadonlySet<string> = new Set(Object.values(CLOUDS).map(({ signIn }) => signIn));
const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Who somebody is in their Entra directory, where Microsoft itself says so: the issuer is the directory's own on a
 * cloud's sign-in host, and the token is of that directory. Null for every other issuer: there `oid` and `tid` are claims
 * like any other, and whoever issues them may write what they like.
 */
export function entraIdentity(issuer: string, claims: Readonly<Record<string, unknown>>): PersonKey | null {
  const url = URL.parse(issuer);
  if (!url || !ISSUERS.has(url.origin) || url.search || url.hash) return null;
  const directoryId = guidIn(/^\/([^/]+)\/v2\.0$/.exec(url.pathname)?.[1]);
  const objectId = guidIn(claims.oid);
  return directoryId && objectId && guidIn(claims.tid) === directoryId ? { directoryId, objectId } : null;
}

/** Stored ids are in lower case. */
function guidIn(value: unknown): string | null {
  const text = typeof value === 'string' ? value.toLowerCase() : '';
  return GUID.test(text) ? text : null;
}
