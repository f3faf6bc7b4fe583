-- Who is signed in, who is invited, which browsers are connected. docs/storage.md says what each column holds.

-- What was known of a person when they got their role: for people, never to decide anything.
ALTER TABLE admins ADD COLUMN name TEXT NOT NULL DEFAULT '';

-- Of a session's id only its SHA-256: who reads the table can take nobody's place.
CREATE TABLE sessions (
  id_hash TEXT NOT NULL PRIMARY KEY,
  issuer TEXT NOT NULL,
  subject TEXT NOT NULL,
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) WITHOUT ROWID;

-- tenant_id '*' invites an operator. Used, withdrawn and expired ones are deleted; the audit remembers them.
CREATE TABLE invitations (
  token_hash TEXT NOT NULL PRIMARY KEY,
  invitation_id TEXT NOT NULL,
  tenant_id TEXT NOT NULL,
  role TEXT NOT NULL,
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  inviter_issuer TEXT NOT NULL,
  inviter_subject TEXT NOT NULL,
  expires_at INTEGER NOT NULL
) WITHOUT ROWID;

-- A browser extension that a person connected to one tenant. Asked on every request: without its row a token is worth
-- nothing, whatever the token's own store still says.
CREATE TABLE browsers (
  tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id) ON DELETE CASCADE,
  browser_id TEXT NOT NULL,
  issuer TEXT NOT NULL,
  subject TEXT NOT NULL,
  person TEXT NOT NULL,
  name TEXT NOT NULL,
  installation TEXT NOT NULL,
  scopes TEXT NOT NULL,
  connected_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  last_used_at INTEGER,
  PRIMARY KEY (tenant_id, browser_id)
) WITHOUT ROWID;
