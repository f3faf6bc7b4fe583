import type { ProvenPerson } from '../auth/person.ts';

/** Somebody who is signed in on the page. */
export interface SessionRow extends ProvenPerson {
  /** Both in ms since 1970. */
  createdAt: number;
  expiresAt: number;
}

/** Begins a session. The one the browser had before ends with it, so that an id that was planted is worth nothing. */
export async function beginSession(
  db: D1Database,
  idHash: string,
  session: SessionRow,
  formerHash: string | null,
): Promise<void> {
  const { issuer, subject, name, entra, createdAt, expiresAt } = session;
  await db.batch([
    db.prepare('DELETE FROM sessions WHERE id_hash = ?').bind(formerHash),
    db
      .prepare(
        `INSERT INTO sessions (id_hash, issuer, subject, name, directory_id, object_id, created_at, expires_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .bind(idHash, issuer, subject, name, entra?.directoryId ?? null, entra?.objectId ?? null, createdAt, expiresAt),
  ]);
}

/** @returns null where there is none, or its time is over */
export async function liveSession(db: D1Database, idHash: string, now: number): Promise<SessionRow | null> {
  const row = await db
    .prepare(
      `SELECT issuer, subject, name, directory_id AS directoryId, object_id AS objectId, created_at AS createdAt,
         expires_at AS expiresAt
       FROM sessions WHERE id_hash = ? AND expires_at > ?`,
    )
    .bind(idHash, now)
    .first<Omit<SessionRow, 'entra'> & { directoryId: string | null; objectId: string | null }>();
  if (!row) return null;
  const { directoryId, objectId, ...session } = row;
  return { ...session, entra: directoryId !== null && objectId !== null ? { directoryId, objectId } : null };
}

/** Ends a session, if there is one. */
export async function endSession(db: D1Database, idHash: string): Promise<void> {
  await db.prepare('DELETE FROM sessions WHERE id_hash = ?').bind(idHash).run();
}
