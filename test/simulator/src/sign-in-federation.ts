import { CLOUDS } from '@production-assist/shared/clouds';
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, errors, type JSONWebKeySet, jwtVerify } from 'jose';
import type { Application, Directory, FederatedCredential } from './directory.ts';
import type { World } from './world.ts';

/** Longest an assertion of another issuer may live: 25 hours. */
const MAX_LIFETIME_SECONDS = 25 * 3600;
const CLOCK_SKEW_SECONDS = 300;

/** What is wrong with an assertion: the AADSTS code and what fills its text. */
export interface AssertionRefusal {
  code: number;
  values?: Record<string, string>;
}

/** What an assertion says of itself. */
interface Claims {
  iss: string;
  sub: string;
  aud: string;
  iat: number;
  exp: number;
}

/** What an issuer published, by issuer, as the sign-in service remembers it. */
export type IssuerMemory = Map<string, { keys: JSONWebKeySet; at: number }>;

/**
 * Checks an assertion of an issuer outside: first whether the application trusts it at all, letter by letter, then its
 * signature with the keys the issuer publishes itself.
 *
 * @returns null where it proves the application
 */
export async function checkFederation(
  world: World,
  directory: Directory,
  application: Application,
  assertion: string,
): Promise<AssertionRefusal | null> {
  const { alg, typ, kid = '' } = decodeProtectedHeader(assertion);
  if (typ !== 'JWT') return { code: 5002727 };
  if (alg !== 'RS256') return { code: 5002738, values: { alg: String(alg) } };
  const claims = claimsIn(assertion);
  if (claims === null) return { code: 50027 };
  const unmatched = checkMatch(directory, application, claims);
  if (unmatched !== null) return unmatched;
  if (claims.exp - claims.iat > MAX_LIFETIME_SECONDS) return { code: 70023, values: { issued: String(claims.iat) } };
  const keys = await keysOf(world, claims.iss);
  if (keys === null) return { code: 501661 };
  if (!keys.keys.some((key) => key.kid === kid)) return { code: 7000272, values: { kid, issuer: claims.iss } };
  try {
    await jwtVerify(assertion, createLocalJWKSet(keys), {
      algorithms: ['RS256'],
      clockTolerance: CLOCK_SKEW_SECONDS,
      currentDate: new Date(world.now()),
    });
    return null;
  } catch (error) {
    const isTime = error instanceof errors.JWTExpired || error instanceof errors.JWTClaimValidationFailed;
    return { code: isTime ? 700024 : 50013 };
  }
}

function claimsIn(assertion: string): Claims | null {
  const { iss, sub, aud, iat, exp } = decodeJwt(assertion);
  const whole = iss !== undefined && sub !== undefined && typeof aud === 'string' && iat !== undefined;
  return whole && exp !== undefined ? { iss, sub, aud, iat, exp } : null;
}

/** Looks for the federated credential that is meant, and says which of its fields differs. */
function checkMatch(
  directory: Directory,
  application: Application,
  { iss, sub, aud }: Claims,
): AssertionRefusal | null {
  const values = { issuer: iss, subject: sub, audience: aud };
  const { federatedCredentials } = application;
  if (federatedCredentials.length === 0) return { code: 70021, values };
  const ofIssuer = federatedCredentials.filter(({ issuer }) => issuer === iss);
  if (ofIssuer.length === 0) return { code: 700211, values };
  const ofSubject = ofIssuer.filter(({ subject }) => subject === sub);
  if (ofSubject.length === 0) return { code: 700213, values };
  return ofSubject.some((credential) => audienceOf(directory, credential) === aud) ? null : { code: 700212, values };
}

/** The admin center fills in the usual audience of the cloud. */
export function audienceOf(directory: Directory, { audience }: FederatedCredential): string {
  return audience ?? CLOUDS[directory.cloud].federationAudience;
}

/** The issuer's keys, remembered for a while; null where it cannot be asked, or does not answer as an issuer has to. */
async function keysOf(world: World, issuer: string): Promise<JSONWebKeySet | null> {
  const kept = world.issuerMemory.get(issuer);
  if (kept && world.now() - kept.at < world.settings.issuerMemoryMs) return kept.keys;
  const configuration = await ask(world, `${issuer}/.well-known/openid-configuration`);
  if (configuration?.issuer !== issuer || typeof configuration.jwks_uri !== 'string') return null;
  const keys = await ask(world, configuration.jwks_uri);
  if (!isKeySet(keys)) return null;
  world.issuerMemory.set(issuer, { keys, at: world.now() });
  return keys;
}

/** Asks as the sign-in service does: over https only, without following anybody elsewhere. */
async function ask(world: World, url: string): Promise<Record<string, unknown> | null> {
  const { fetchIssuer } = world.settings;
  if (fetchIssuer === null || URL.parse(url)?.protocol !== 'https:') return null;
  try {
    const response = await fetchIssuer(new Request(url, { redirect: 'manual' }));
    return response.status === 200 ? ((await response.json()) as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function isKeySet(value: Record<string, unknown> | null): value is Record<string, unknown> & JSONWebKeySet {
  return Array.isArray(value?.keys);
}
