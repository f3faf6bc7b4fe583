import type { CallerKind } from '@production-assist/shared/api';
import { SIGNED_IN_AS, signedInAs } from '@production-assist/shared/signed-in-as';
import type { JWTPayload } from 'jose';
import { type Issuer, issuers, signInProvider } from '../config.ts';
import { cleanText } from '../entra/json.ts';
import { FailureError } from '../failure-error.ts';
import { liveSession } from '../store/sessions.ts';
import type { Limit } from './access.ts';
import { BROWSER_TOKEN, browserCaller } from './browser.ts';
import { isCrossSite } from './cross-site.ts';
import { PERSON_NAME_LENGTH, type Person, type ProvenPerson, personIn } from './person.ts';
import { sha256 } from './secret.ts';
import { sessionIdIn } from './session-cookie.ts';
import { verifyToken } from './tokens.ts';

/** Who calls, and how they proved it. */
export interface Caller extends ProvenPerson {
  via: CallerKind;
  /** When the proof ends, in ms since 1970; null where that is not known. */
  expiresAt: number | null;
  /** What the proof leaves of what the person may do; null: everything. */
  limit: Limit | null;
}

/** The scope a backend's token needs. */
const USERS_SCOPE = 'users.read';

const ACCESS_HEADER = 'cf-access-jwt-assertion';

/** Makes a caller of one kind of bearer token, told by the token's form. */
interface BearerProof {
  form: RegExp;
  /** @throws FailureError */
  callerOf(token: string, request: Request, env: Env, now: number): Promise<Caller>;
}

/** One after the other; the first whose form fits decides, and no other is asked. */
const BEARER_PROOFS: readonly BearerProof[] = [
  { form: /^[^.:]*\.[^.:]*\.[^.:]*$/, callerOf: (token, _, env, now) => ofToken(token, 'token', env, now) },
  {
    form: BROWSER_TOKEN,
    callerOf: (token, { url }, env, now) => browserCaller(token, new URL(url).origin, env, now),
  },
];

/**
 * Who makes this request. One proof is looked at and no other: the header `Authorization`, else the session's cookie,
 * else what Cloudflare Access puts in front of the Worker. What is wrong with it is answered, and never made good by
 * the next one.
 *
 * @throws FailureError `not-signed-in`, `session-expired` also where the page shows somebody else, `token-expired`,
 *   `token-invalid`, `issuer-unavailable`, `not-allowed` for a backend without its scope, `cross-site` where the browser
 *   added the proof by itself
 */
export async function callerOf(request: Request, env: Env, now: number): Promise<Caller> {
  const { headers } = request;
  if (headers.has('authorization')) return ofBearer(headers.get('authorization') ?? '', request, env, now);
  // From here on browsers add the proof by themselves, to whatever page makes the request.
  const sessionId = sessionIdIn(headers);
  const assertion = headers.get(ACCESS_HEADER);
  if (!sessionId && !assertion) throw new FailureError('not-signed-in');
  if (isCrossSite(request)) throw new FailureError('cross-site');
  const caller = await (sessionId ? ofSession(sessionId, env, now) : ofToken(assertion ?? '', 'access', env, now));
  // Somebody else has signed in in another tab. What is done in this one is not theirs.
  const shown = headers.get(SIGNED_IN_AS);
  if (shown !== null && shown !== signedInAs(caller.name)) throw new FailureError('session-expired');
  return caller;
}

async function ofBearer(authorization: string, request: Request, env: Env, now: number): Promise<Caller> {
  const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  if (!token) throw new FailureError('not-signed-in');
  const proof = BEARER_PROOFS.find(({ form }) => form.test(token));
  if (!proof) throw new FailureError('token-invalid');
  return proof.callerOf(token, request, env, now);
}

async function ofSession(id: string, env: Env, now: number): Promise<Caller> {
  const session = await liveSession(env.DB, await sha256(id), now);
  // Nobody stays signed in with a provider that was taken out of the configuration.
  if (!session || session.issuer !== signInProvider(env)?.issuer) throw new FailureError('session-expired');
  const { issuer, subject, name, entra, expiresAt } = session;
  return { issuer, subject, name, entra, via: 'session', expiresAt, limit: null };
}

async function ofToken(token: string, via: 'token' | 'access', env: Env, now: number): Promise<Caller> {
  const { issuer, claims } = await verifyToken(token, issuers(env), new Date(now));
  const expiresAt = claims.exp === undefined ? null : claims.exp * 1000;
  if (issuer.for === 'backend')
    return { ...ofBackend(issuer, claims), entra: null, via: 'service', expiresAt, limit: null };
  const person = personIn(issuer.issuer, claims);
  if (!person) throw new FailureError('token-invalid');
  return { ...person, via, expiresAt, limit: null };
}

/**
 * A backend. Its issuer says in the token's scopes that it may read users; Cloudflare Access knows no scopes and says
 * it by letting a service token through to this audience: such a token has no subject, and a `common_name`.
 */
function ofBackend({ issuer }: Issuer, claims: JWTPayload): Person {
  const service = claims.sub === '' ? cleanText(claims.common_name, PERSON_NAME_LENGTH) : undefined;
  if (service !== undefined) return { issuer, subject: `service:${service}`, name: service };
  const backend = personIn(issuer, { sub: claims.sub });
  if (!backend) throw new FailureError('token-invalid');
  if (!scopesIn(claims).includes(USERS_SCOPE)) throw new FailureError('not-allowed');
  return backend;
}

/** Issuers write scopes as a text with blanks between (`scope`, `scp`) or as a list (`scp`, `roles`). */
function scopesIn({ scope, scp, roles }: JWTPayload): string[] {
  return [scope, scp, roles].flat().flatMap((text) => (typeof text === 'string' ? text.split(' ') : []));
}
