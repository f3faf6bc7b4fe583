import { expiredBrowsersStatement } from './browsers.ts';
import { forgetFormerSecretsStatement } from './notice-targets.ts';

/** Deletes what has ended by itself: it opened nothing any more, and is not kept. */
export async function deleteExpired(db: D1Database, now: number): Promise<void> {
  await db.batch([
    db.prepare('DELETE FROM sessions WHERE expires_at <= ?').bind(now),
    db.prepare('DELETE FROM invitations WHERE expires_at <= ?').bind(now),
    expiredBrowsersStatement(db, now),
    forgetFormerSecretsStatement(db, now),
  ]);
}
