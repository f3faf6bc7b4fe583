import type { BrowserScope } from '@production-assist/shared/api';
import { auditStatement } from './audit.ts';

/** A browser extension that is connected to one tenant, in the name of one person. */
export interface BrowserRow {
  tenantId: string;
  browserId: string;
  issuer: string;
  subject: string;
  /** Whose name it calls in, for people. */
  person: string;
  /** Which browser, for people: "Chrome (Windows)". */
  name: string;
  /** What the extension calls its own installation; empty where it says nothing. */
  installation: string;
  scopes: BrowserScope[];
  connectedAt: number;
  /** When its refresh tokens end, used or not. */
  expiresAt: number;
  lastUsedAt: number | null;
}

type StoredBrowser = Omit<BrowserRow, 'scopes'> & { scopes: string };

const SELECT = `SELECT tenant_id AS tenantId, browser_id AS browserId, issuer, subject, person, name, installation,
    scopes, connected_at AS connectedAt, expires_at AS expiresAt, last_used_at AS lastUsedAt
  FROM browsers`;

const rowOf = (stored: StoredBrowser): BrowserRow => ({ ...stored, scopes: JSON.parse(stored.scopes) });

/**
 * Writes down a browser that is given its first tokens, in place of what the same installation had for the same person
 * and tenant: those tokens went when the browser was closed.
 *
 * @returns null where it was written down before or its tenant is gone; else the ids of those it takes the place of
 */
export async function connectBrowser(db: D1Database, row: BrowserRow): Promise<string[] | null> {
  const [replaced, written] = await db.batch<{ browserId: string }>([
    db
      .prepare(
        `DELETE FROM browsers WHERE tenant_id = ?1 AND issuer = ?2 AND subject = ?3 AND installation = ?4
           AND installation <> '' AND browser_id <> ?5 RETURNING browser_id AS browserId`,
      )
      .bind(row.tenantId, row.issuer, row.subject, row.installation, row.browserId),
    db
      .prepare(
        `INSERT INTO browsers (tenant_id, browser_id, issuer, subject, person, name, installation, scopes,
           connected_at, expires_at)
         SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10 WHERE EXISTS (SELECT 1 FROM tenants WHERE tenant_id = ?1)
         ON CONFLICT (tenant_id, browser_id) DO NOTHING`,
      )
      .bind(
        row.tenantId,
        row.browserId,
        row.issuer,
        row.subject,
        row.person,
        row.name,
        row.installation,
        JSON.stringify(row.scopes),
        row.connectedAt,
        row.expiresAt,
      ),
    auditStatement(db, {
      tenantId: row.tenantId,
      at: row.connectedAt,
      actor: row.person,
      action: 'browser.connected',
      detail: { browser: row.name, scopes: row.scopes },
    }),
  ]);
  if (written?.meta.changes !== 1) return null;
  return (replaced?.results ?? []).map(({ browserId }) => browserId);
}

/** A connected browser. @param now ms since 1970: one whose time is over is none */
export async function getBrowser(
  db: D1Database,
  tenantId: string,
  browserId: string,
  now: number,
): Promise<BrowserRow | null> {
  const stored = await db
    .prepare(`${SELECT} WHERE tenant_id = ? AND browser_id = ? AND expires_at > ?`)
    .bind(tenantId, browserId, now)
    .first<StoredBrowser>();
  return stored && rowOf(stored);
}

/** A tenant's connected browsers, the newest first; of one person only where one is named. */
export async function listBrowsers(
  db: D1Database,
  tenantId: string,
  of: { issuer: string; subject: string } | null,
  page: { limit: number; cursor: string | null; now: number },
): Promise<{ items: BrowserRow[]; nextCursor: string | null }> {
  const { results } = await db
    .prepare(
      `${SELECT} WHERE tenant_id = ?1 AND expires_at > ?2 AND (?3 IS NULL OR (issuer = ?3 AND subject = ?4))
         AND (?5 IS NULL OR browser_id < ?5) ORDER BY browser_id DESC LIMIT ?6`,
    )
    .bind(tenantId, page.now, of?.issuer ?? null, of?.subject ?? null, page.cursor, page.limit + 1)
    .all<StoredBrowser>();
  const items = results.slice(0, page.limit).map(rowOf);
  return { items, nextCursor: results.length > page.limit ? (items.at(-1)?.browserId ?? null) : null };
}

/** Notes that a browser was used. */
export async function noteUse(db: D1Database, row: BrowserRow, now: number): Promise<void> {
  await db
    .prepare('UPDATE browsers SET last_used_at = ?3 WHERE tenant_id = ?1 AND browser_id = ?2')
    .bind(row.tenantId, row.browserId, now)
    .run();
}

/** Disconnects a browser: from now on its tokens are worth nothing. @returns false where it was not connected */
export async function disconnectBrowser(
  db: D1Database,
  row: Pick<BrowserRow, 'tenantId' | 'browserId' | 'name' | 'person'>,
  by: { actor: string; at: number },
): Promise<boolean> {
  const [removed] = await db.batch([
    db.prepare('DELETE FROM browsers WHERE tenant_id = ? AND browser_id = ?').bind(row.tenantId, row.browserId),
    auditStatement(db, {
      tenantId: row.tenantId,
      at: by.at,
      actor: by.actor,
      action: 'browser.disconnected',
      detail: { browser: row.name, person: row.person },
    }),
  ]);
  return removed?.meta.changes === 1;
}

/** Disconnects a browser whose grant ended in the token store, wherever it is. The actor is its own person. */
export async function disconnectEnded(db: D1Database, browserId: string, at: number): Promise<void> {
  const stored = await db.prepare(`${SELECT} WHERE browser_id = ?`).bind(browserId).first<StoredBrowser>();
  if (stored) await disconnectBrowser(db, rowOf(stored), { actor: stored.person, at });
}

/**
 * The statement that disconnects a person's browsers: goes with the one that takes their role away.
 *
 * @param tenantId `*`: in every tenant
 */
export function disconnectPersonStatement(
  db: D1Database,
  tenantId: string,
  person: { issuer: string; subject: string },
): D1PreparedStatement {
  return db
    .prepare(`DELETE FROM browsers WHERE issuer = ?1 AND subject = ?2 AND (?3 = '*' OR tenant_id = ?3)`)
    .bind(person.issuer, person.subject, tenantId);
}

/** The statement that deletes browsers whose time is over. */
export function expiredBrowsersStatement(db: D1Database, now: number): D1PreparedStatement {
  return db.prepare('DELETE FROM browsers WHERE expires_at <= ?').bind(now);
}
