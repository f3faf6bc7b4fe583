import {
  calculateJwkThumbprint,
  decodeProtectedHeader,
  exportJWK,
  exportPKCS8,
  generateKeyPair,
  importPKCS8,
} from 'jose';
import type { SealingKey } from '../config.ts';
import { FailureError } from '../failure-error.ts';
import { SEALING_KEYS_SETTLE_MS } from '../limits.ts';
import { openText, type SealedPlace, sealText } from '../sealing/sealed-text.ts';
import type { FederationKeyRow } from '../store/federation-keys.ts';

/** What we sign with: the one algorithm Microsoft takes from an issuer. */
export const SIGNATURE = 'RS256';
const MODULUS_BITS = 2048;

/**
 * Makes a key of the issuer. Its private part is sealed before anybody sees it, with the first sealing key.
 *
 * @param signsFrom when it begins to sign, in ms since 1970
 * @throws FailureError `credential-unreadable` where there is no sealing key
 */
export async function makeFederationKey(
  keys: readonly SealingKey[],
  now: number,
  signsFrom: number,
): Promise<FederationKeyRow> {
  const { publicKey, privateKey } = await generateKeyPair(SIGNATURE, {
    modulusLength: MODULUS_BITS,
    extractable: true,
  });
  // Field by field: a key's export may name its private parts too.
  const { kty, n, e } = await exportJWK(publicKey);
  if (kty !== 'RSA' || n === undefined || e === undefined) throw new Error('no RSA key was made');
  const kid = await calculateJwkThumbprint({ kty, n, e });
  const sealed = await seal(keys, kid, await exportPKCS8(privateKey));
  return { kid, publicJwk: JSON.stringify({ kty, n, e }), ...sealed, createdAt: now, signsFrom };
}

/**
 * The private part of a key, ready to sign.
 *
 * @param extractable for whoever has to look into it; the Worker never does
 * @throws FailureError `credential-unreadable` where it was sealed with a key we do not have
 */
export async function openFederationKey(
  keys: readonly SealingKey[],
  row: Pick<FederationKeyRow, 'kid' | 'sealed'>,
  extractable = false,
): Promise<CryptoKey> {
  try {
    return await importPKCS8(await unseal(keys, row), SIGNATURE, { extractable });
  } catch {
    throw new FailureError('credential-unreadable');
  }
}

/**
 * The same private part, sealed with the first sealing key; when, stands in the clear beside it.
 *
 * @throws FailureError `credential-unreadable` as `openFederationKey`
 */
export async function resealFederationKey(
  keys: readonly SealingKey[],
  row: FederationKeyRow,
  now: number,
): Promise<Pick<FederationKeyRow, 'sealed' | 'sealedKey'>> {
  return seal(keys, row.kid, await unseal(keys, row), { resealedAt: String(now) });
}

/**
 * Whether a key was sealed anew a moment ago with a sealing key that is not among these: then they are those of before,
 * of a Worker that began to work with them, and nothing is lost.
 */
export function isAhead(keys: readonly SealingKey[], row: Pick<FederationKeyRow, 'sealed'>, now: number): boolean {
  try {
    const { kid, resealedAt } = decodeProtectedHeader(row.sealed);
    const settled = Number(resealedAt ?? Number.NEGATIVE_INFINITY) + SEALING_KEYS_SETTLE_MS;
    return now < settled && !keys.some((key) => key.kid === kid);
  } catch {
    return false;
  }
}

async function seal(keys: readonly SealingKey[], kid: string, pkcs8: string, besides: SealedPlace = {}) {
  const { sealed, keyId } = await sealText(keys, { ...besides, federation: kid }, pkcs8);
  return { sealed, sealedKey: keyId };
}

async function unseal(keys: readonly SealingKey[], row: Pick<FederationKeyRow, 'kid' | 'sealed'>): Promise<string> {
  const pkcs8 = await openText(keys, { federation: row.kid }, row.sealed);
  if (pkcs8 === null) throw new FailureError('credential-unreadable');
  return pkcs8;
}
