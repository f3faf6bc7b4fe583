import { type JWK, SignJWT } from 'jose';
import { type SealingKey, sealingKeys } from '../config.ts';
import { FailureError } from '../failure-error.ts';
import { ASSERTION_SECONDS } from '../limits.ts';
import { log } from '../log.ts';
import {
  addFederationKey,
  deleteFederationKeys,
  type FederationKeyRow,
  listFederationKeys,
  replaceSealed,
} from '../store/federation-keys.ts';
import { keysOver, nextKeyFrom, publishedKeys } from './key-times.ts';
import { isAhead, makeFederationKey, openFederationKey, resealFederationKey, SIGNATURE } from './sealed-key.ts';

/** What the keys stand on. */
export type KeyEnv = Pick<Env, 'DB' | 'CREDENTIAL_KEYS'>;

/** The keys whoever checks our signatures needs, as a JWK set has them. */
export async function publishedJwks(db: D1Database, now: number): Promise<JWK[]> {
  const keys = publishedKeys(await listFederationKeys(db), now);
  return keys.map(({ kid, publicJwk }) => ({ ...JSON.parse(publicJwk), kid, alg: SIGNATURE, use: 'sig' }));
}

/** Makes the first key, which signs at once, where there is none: it should be published before anybody looks. */
export async function ensureFederationKey(env: KeyEnv, now: number): Promise<void> {
  const keys = await listFederationKeys(env.DB);
  if (keys.length === 0) await addKey(env, sealingKeys(env), keys, now, now);
}

/** What an assertion says. */
export interface AssertionClaims {
  issuer: string;
  subject: string;
  audience: string;
}

/**
 * Signs that this service is who it says, for a few minutes.
 *
 * @param now ms since 1970
 * @throws FailureError `credential-unreadable` where no key can be opened and none can be made; `storage-unavailable`
 *   where they were sealed anew with a key this Worker has not heard of yet
 */
export async function signAssertion(env: KeyEnv, claims: AssertionClaims, now: number): Promise<string> {
  const { kid, key } = await signingKey(env, now);
  const seconds = Math.floor(now / 1000);
  return new SignJWT({ jti: crypto.randomUUID() })
    .setProtectedHeader({ alg: SIGNATURE, typ: 'JWT', kid })
    .setIssuer(claims.issuer)
    .setSubject(claims.subject)
    .setAudience(claims.audience)
    .setIssuedAt(seconds)
    .setNotBefore(seconds)
    .setExpirationTime(seconds + ASSERTION_SECONDS)
    .sign(key);
}

/**
 * What the cron does: seals with the first sealing key what is sealed with another, publishes the next key a while before
 * it signs, and deletes those that are over. Nothing where no tenant has needed a key yet.
 *
 * @param now the cron's own time, ms since 1970
 */
export async function tendFederationKeys(env: KeyEnv, now: number): Promise<void> {
  const sealing = sealingKeys(env);
  const keys = await listFederationKeys(env.DB);
  const over = keysOver(keys, now);
  const unreadable: string[] = [];
  for (const key of keys) {
    if (key.sealedKey === sealing[0]?.kid || over.includes(key.kid) || isAhead(sealing, key, now)) continue;
    try {
      await replaceSealed(env.DB, key, await resealFederationKey(sealing, key, now));
    } catch (error) {
      reportUnreadable(key, error);
      unreadable.push(key.kid);
    }
  }
  const from = nextKeyFrom(keys, now, unreadable);
  if (from !== null) await addKey(env, sealing, keys, now, from);
  await deleteFederationKeys(env.DB, over);
}

/**
 * The present key; where it does not open, one that Microsoft may know as well; else a new one. A sealing key that was
 * lost then costs no tenant anything but the minutes until Microsoft has fetched the new key.
 */
async function signingKey(env: KeyEnv, now: number): Promise<{ kid: string; key: CryptoKey }> {
  const sealing = sealingKeys(env);
  const keys = await listFederationKeys(env.DB);
  const published = publishedKeys(keys, now);
  const waiting = published.filter((key) => isAhead(sealing, key, now));
  const opened = await firstOpened(
    sealing,
    published.filter((key) => !waiting.includes(key)),
  );
  if (opened) return opened;
  // A new key would sign for all tenants from now on, and Microsoft does not know it.
  if (waiting.length) throw new FailureError('storage-unavailable');
  await addKey(env, sealing, keys, now, now);
  const made = await firstOpened(sealing, publishedKeys(await listFederationKeys(env.DB), now));
  if (!made) throw new FailureError('credential-unreadable');
  return made;
}

async function firstOpened(sealing: readonly SealingKey[], keys: readonly FederationKeyRow[]) {
  for (const row of keys) {
    try {
      return { kid: row.kid, key: await openFederationKey(sealing, row) };
    } catch (error) {
      reportUnreadable(row, error);
    }
  }
  return null;
}

async function addKey(
  env: KeyEnv,
  sealing: readonly SealingKey[],
  seen: readonly FederationKeyRow[],
  now: number,
  signsFrom: number,
): Promise<void> {
  await addFederationKey(env.DB, await makeFederationKey(sealing, now, signsFrom), seen);
}

function reportUnreadable({ kid, sealedKey }: FederationKeyRow, error: unknown): void {
  if (!(error instanceof FailureError)) throw error;
  log('error', 'federation.key-unreadable', { kid, key: sealedKey });
}
