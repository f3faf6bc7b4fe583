/*
 * The keys this service signs with as an issuer. Which of them signs follows from their times alone; see
 * `federation/key-times.ts`.
 */

/** A key as it stands in D1. Times in ms since 1970. */
export interface FederationKeyRow {
  /** RFC 7638 thumbprint of the public part. */
  kid: string;
  /** JWK as JSON: `kty`, `n` and `e`. */
  publicJwk: string;
  /** PKCS #8, sealed. */
  sealed: string;
  /** Id of the key that seals it. */
  sealedKey: string;
  createdAt: number;
  signsFrom: number;
}

const COLUMNS = `kid, public_jwk AS publicJwk, sealed, sealed_key AS sealedKey, created_at AS createdAt,
  signs_from AS signsFrom`;

/** All keys, the one that begins to sign last first. */
export async function listFederationKeys(db: D1Database): Promise<FederationKeyRow[]> {
  const { results } = await db
    .prepare(`SELECT ${COLUMNS} FROM federation_keys ORDER BY signs_from DESC, kid`)
    .all<FederationKeyRow>();
  return results;
}

/**
 * Adds a key, unless somebody else did since we looked.
 *
 * @param seen the keys there were
 */
export async function addFederationKey(
  db: D1Database,
  key: FederationKeyRow,
  seen: readonly Pick<FederationKeyRow, 'kid'>[],
): Promise<void> {
  await db
    .prepare(
      `INSERT INTO federation_keys (kid, public_jwk, sealed, sealed_key, created_at, signs_from)
       SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE NOT EXISTS (
         SELECT 1 FROM federation_keys WHERE kid NOT IN (SELECT value FROM json_each(?7)))`,
    )
    .bind(
      key.kid,
      key.publicJwk,
      key.sealed,
      key.sealedKey,
      key.createdAt,
      key.signsFrom,
      JSON.stringify(seen.map(({ kid }) => kid)),
    )
    .run();
}

/** Puts the newly sealed private part in the place of the one that was read. */
export async function replaceSealed(
  db: D1Database,
  row: FederationKeyRow,
  sealed: Pick<FederationKeyRow, 'sealed' | 'sealedKey'>,
): Promise<void> {
  await db
    .prepare('UPDATE federation_keys SET sealed = ?3, sealed_key = ?4 WHERE kid = ?1 AND sealed = ?2')
    .bind(row.kid, row.sealed, sealed.sealed, sealed.sealedKey)
    .run();
}

/** Deletes keys that are shown no more. */
export async function deleteFederationKeys(db: D1Database, kids: readonly string[]): Promise<void> {
  if (kids.length === 0) return;
  await db
    .prepare('DELETE FROM federation_keys WHERE kid IN (SELECT value FROM json_each(?))')
    .bind(JSON.stringify(kids))
    .run();
}
