-- A credential's whole life: its successor on the way in, the one it replaced, and what has to be destroyed.

-- What tells people which credential it is: a secret's first characters, never more.
ALTER TABLE connections ADD COLUMN credential_hint TEXT;
-- The public certificate and its thumbprints, as JSON; null for the other kinds.
ALTER TABLE connections ADD COLUMN credential_certificate TEXT;
-- When the first full run succeeded with it; null until then.
ALTER TABLE connections ADD COLUMN credential_verified_at INTEGER;
UPDATE connections SET credential_verified_at = (SELECT min(finished_at) FROM runs
  WHERE runs.tenant_id = connections.tenant_id AND state = 'succeeded' AND mode = 'full'
    AND started_at >= connections.credential_updated_at);
-- When Microsoft said that it has expired, whatever date a person gave.
ALTER TABLE connections ADD COLUMN credential_expired_at INTEGER;

-- A credential on its way in. It belongs to the application of the connection: where that changes, it goes.
CREATE TABLE candidates (
  tenant_id TEXT NOT NULL PRIMARY KEY REFERENCES connections (tenant_id) ON DELETE CASCADE,
  candidate_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  credential_version TEXT NOT NULL,
  credential_key TEXT NOT NULL,
  hint TEXT,
  certificate TEXT,
  expires_on TEXT,
  state TEXT NOT NULL,
  tries INTEGER NOT NULL,
  next_try_at INTEGER,
  failure TEXT,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL
) WITHOUT ROWID;

-- Credentials that were replaced. 'fallback': still sealed, until a run has succeeded with the new one. 'to-remove':
-- destroyed here, and a person has to remove it in Entra.
CREATE TABLE formers (
  tenant_id TEXT NOT NULL REFERENCES connections (tenant_id) ON DELETE CASCADE,
  former_id TEXT NOT NULL,
  cloud TEXT NOT NULL,
  directory_id TEXT NOT NULL,
  client_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  credential_version TEXT,
  credential_key TEXT,
  hint TEXT,
  certificate TEXT,
  expires_on TEXT,
  state TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  replaced_at INTEGER NOT NULL,
  used_at INTEGER,
  PRIMARY KEY (tenant_id, former_id)
) WITHOUT ROWID;

-- Records of what is destroyed stay as long as people leave them; only the others are asked about every minute.
CREATE INDEX formers_sealed ON formers (credential_key) WHERE credential_version IS NOT NULL;

-- Values in KV that are to be destroyed. One is noted before it is written, too, and taken off with the statement that
-- begins to use it: whoever dies in between leaves nothing behind. No reference: it outlives whatever it belonged to.
CREATE TABLE discarded_credentials (
  tenant_id TEXT NOT NULL,
  credential_version TEXT NOT NULL,
  destroy_at INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, credential_version)
) WITHOUT ROWID;

-- Everything that is sealed in KV and in use, with what it may be used with.
CREATE VIEW sealed_credentials AS
  SELECT tenant_id, 'connections' AS place, cloud, directory_id, client_id, credential_version, credential_key,
    credential_updated_at AS saved_at FROM connections
  UNION ALL
  SELECT k.tenant_id, 'candidates', c.cloud, c.directory_id, c.client_id, k.credential_version, k.credential_key,
    k.created_at FROM candidates AS k JOIN connections AS c ON c.tenant_id = k.tenant_id
  UNION ALL
  SELECT tenant_id, 'formers', cloud, directory_id, client_id, credential_version, credential_key, created_at
    FROM formers WHERE credential_version IS NOT NULL;

-- A tenant may have several credentials on their way to another key now.
ALTER TABLE resealings RENAME TO resealings_before;
CREATE TABLE resealings (
  tenant_id TEXT NOT NULL,
  from_version TEXT NOT NULL,
  from_key TEXT,
  to_version TEXT NOT NULL,
  to_key TEXT NOT NULL,
  state TEXT NOT NULL,
  due_at INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, from_version)
) WITHOUT ROWID;
INSERT INTO resealings (tenant_id, from_version, from_key, to_version, to_key, state, due_at)
  SELECT tenant_id, from_version, from_key, to_version, to_key, state, due_at FROM resealings_before;
DROP TABLE resealings_before;

-- Keys this service signs with as an issuer of its own. The private part is sealed as credentials are. What each is for
-- follows from when it begins to sign.
CREATE TABLE federation_keys (
  kid TEXT NOT NULL PRIMARY KEY,
  public_jwk TEXT NOT NULL,
  sealed TEXT NOT NULL,
  sealed_key TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  signs_from INTEGER NOT NULL
) WITHOUT ROWID;

-- Who a tenant is to Microsoft when this service vouches for it, and in whose name. Made on first need.
CREATE TABLE federations (
  tenant_id TEXT NOT NULL PRIMARY KEY REFERENCES tenants (tenant_id) ON DELETE CASCADE,
  issuer TEXT NOT NULL,
  subject TEXT NOT NULL,
  created_at INTEGER NOT NULL
) WITHOUT ROWID;
