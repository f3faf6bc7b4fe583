import type { ConnectionRow, Seen } from './connections.ts';
import { discardEverythingStatement, keepStatement } from './discarded.ts';
import { newId } from './ids.ts';

/*
 * What becomes of the others where somebody saves a connection with another credential, without trying it first: a
 * candidate and a fallback are no longer what anybody wants.
 */

/** To be carried out before the connection is written, while it still names what it had. */
export function beforeOverwritingStatements(db: D1Database, row: ConnectionRow, previous: Seen): D1PreparedStatement[] {
  const { tenantId, cloud, directoryId, clientId, updatedAt } = row;
  return [
    discardEverythingStatement(db, tenantId, previous, updatedAt),
    // One that has worked is still in Entra; one that never has is most likely a slip, and in no list there.
    db
      .prepare(
        `INSERT INTO formers (tenant_id, former_id, cloud, directory_id, client_id, kind, hint, certificate, expires_on,
           state, created_at, replaced_at)
         SELECT tenant_id, ?7, cloud, directory_id, client_id, credential_kind, credential_hint, credential_certificate, credential_expires_on,
           'to-remove', credential_updated_at, ?8
         FROM connections
         WHERE tenant_id = ?1 AND version = ?2 AND updated_at = ?3 AND cloud = ?4 AND directory_id = ?5
           AND client_id = ?6 AND credential_verified_at IS NOT NULL`,
      )
      .bind(tenantId, previous.version, previous.updatedAt, cloud, directoryId, clientId, newId(updatedAt), updatedAt),
  ];
}

/** To be carried out once it is written; nothing happens where it was not. */
export function afterOverwritingStatements(db: D1Database, row: ConnectionRow): D1PreparedStatement[] {
  const { tenantId, credentialVersion } = row;
  const written = 'EXISTS (SELECT 1 FROM connections WHERE tenant_id = ?1 AND credential_version = ?2)';
  return [
    db.prepare(`DELETE FROM candidates WHERE tenant_id = ?1 AND ${written}`).bind(tenantId, credentialVersion),
    db
      .prepare(
        `UPDATE formers SET state = 'to-remove', credential_version = NULL, credential_key = NULL
         WHERE tenant_id = ?1 AND state = 'fallback' AND ${written}`,
      )
      .bind(tenantId, credentialVersion),
    forgetFormersStatement(db, row, written),
    keepStatement(db, { tenantId, version: credentialVersion }),
  ];
}

/**
 * Nobody is told to remove what is in use again, nor anything of an application that is not the connection's any more.
 * A former belongs to the application it was replaced in, so where that changed all of them are over.
 */
function forgetFormersStatement(db: D1Database, row: ConnectionRow, written: string): D1PreparedStatement {
  return db
    .prepare(
      `DELETE FROM formers WHERE tenant_id = ?1 AND ${written}
         AND (client_id <> ?3 OR directory_id <> ?4 OR cloud <> ?5 OR (kind = 'secret' AND hint = ?6))`,
    )
    .bind(row.tenantId, row.credentialVersion, row.clientId, row.directoryId, row.cloud, row.credentialHint);
}
