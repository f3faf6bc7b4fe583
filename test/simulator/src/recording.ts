import { pathSegments } from './directory-name.ts';
import { findDirectory, type World } from './world.ts';

export type RequestKind = 'discovery' | 'token' | GraphKind | IssuerKind | 'other';

/** `count`: how many members a group has, without them. */
type GraphKind = 'group' | 'members' | 'count' | 'delta' | 'batch';

/** The issuer's endpoints for signing people in have kinds of their own: `issuer` is what it publishes. */
type IssuerKind = 'issuer' | 'issuer-authorize' | 'issuer-token';

/** What a request is about, as far as it can be told before it is answered. */
export interface RequestNature {
  kind: RequestKind;
  /** The directory in the path (sign-in) or in the access token (Graph), in lower case. */
  directoryId?: string;
  /** Whether it begins a reading, or goes on with one by a link; Graph only. */
  page?: 'first' | 'later';
}

/** One request the simulator saw. */
export interface RecordedRequest extends RequestNature {
  /** Milliseconds since the epoch. */
  at: number;
  host: string;
  method: string;
  /** Path with query. */
  path: string;
  url: string;
  /** By lower-case name. An Authorization header is kept as its scheme and a fingerprint of the rest. */
  headers: Record<string, string>;
  /** 0 while unanswered, and where no answer came at all. */
  status: number;
}

/** Tells a sign-in request's kind and directory from its path. */
export function signInNature(world: World, url: URL): RequestNature {
  const [name = '', ...rest] = pathSegments(url);
  const path = rest.join('/').toLowerCase();
  let kind: RequestKind = 'other';
  if (path === 'oauth2/v2.0/token') kind = 'token';
  if (path.endsWith('.well-known/openid-configuration')) kind = 'discovery';
  return { kind, directoryId: findDirectory(world, name)?.id ?? name.toLowerCase() };
}

/** Tells from its path what the issuer is asked for. */
export function issuerNature({ pathname }: URL): RequestNature {
  if (pathname.endsWith('/authorize')) return { kind: 'issuer-authorize' };
  return { kind: pathname.endsWith('/token') ? 'issuer-token' : 'issuer' };
}

/** Tells a Graph request's kind from its path, and its directory from its token. */
export function graphNature(url: URL, headers: Headers): RequestNature {
  const directoryId = tokenDirectory(headers.get('Authorization'));
  const page = url.searchParams.has('$skiptoken') ? 'later' : 'first';
  const kind = graphKind(pathSegments(url).filter(Boolean).slice(1));
  return { kind, ...(directoryId ? { directoryId } : {}), page };
}

function graphKind([resource, id, relation, ...rest]: string[]): RequestKind {
  if (resource === '$batch') return 'batch';
  if (resource !== 'groups') return 'other';
  if (id === 'delta') return 'delta';
  if (relation === undefined) return 'group';
  return rest.at(-1) === '$count' ? 'count' : 'members';
}

/** Reads `tid` without believing it: this only sorts the requests. */
function tokenDirectory(authorization: string | null): string | undefined {
  const payload = authorization?.split('.')[1];
  if (payload === undefined) return undefined;
  try {
    const claims: unknown = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')));
    const isClaims = typeof claims === 'object' && claims !== null && 'tid' in claims;
    return isClaims && typeof claims.tid === 'string' ? claims.tid.toLowerCase() : undefined;
  } catch {
    return undefined;
  }
}

/** Describes a request for the record, without its secrets. */
export function describe(request: Request, nature: RequestNature, at: number): RecordedRequest {
  const url = new URL(request.url);
  const headers = Object.fromEntries(request.headers);
  if (headers.authorization !== undefined) {
    const [scheme = '', ...value] = headers.authorization.split(' ');
    headers.authorization = `${scheme} ${fingerprint(value.join(' '))}`;
  }
  const path = url.pathname + url.search;
  return { at, host: url.host, method: request.method, path, url: request.url, headers, ...nature, status: 0 };
}

/**
 * Tells two tokens apart and leads back to neither. Not a cryptographic hash, because those are asynchronous and the
 * record should be in the order in which the requests came.
 */
function fingerprint(text: string): string {
  let [one, two] = [0x811c9dc5, 0x9e3779b9];
  for (let index = 0; index < text.length; index++) {
    one = Math.imul(one ^ text.charCodeAt(index), 0x01000193);
    two = Math.imul(two ^ text.charCodeAt(index), 0x85ebca6b);
  }
  return [one, two].map((half) => (half >>> 8).toString(16).padStart(6, '0')).join('');
}
