-- Which key seals the current credential; null for those saved before this column, until the cron has looked.
ALTER TABLE connections ADD COLUMN credential_key TEXT;

-- The cron asks every minute who is not sealed with the newest key, and nearly always the answer is nobody. The entry is
-- written only where a credential is saved or sealed anew, never by a run.
CREATE INDEX connections_by_key ON connections (credential_key);

-- Credentials on their way from one key to another. No reference to the connection: where that goes in the middle, the
-- row still names what has to be destroyed in KV.
CREATE TABLE resealings (
  tenant_id TEXT NOT NULL PRIMARY KEY,
  from_version TEXT NOT NULL,
  from_key TEXT,
  to_version TEXT NOT NULL,
  to_key TEXT NOT NULL,
  state TEXT NOT NULL,
  due_at INTEGER NOT NULL
) WITHOUT ROWID;
