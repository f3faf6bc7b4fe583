-- Who is told of what happens, what there is to tell, and what has been told already.

-- Where events go. tenant_id '*': those of all tenants, for operators. A webhook's secrets are sealed as credentials are.
CREATE TABLE notice_targets (
  tenant_id TEXT NOT NULL,
  target_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  address TEXT NOT NULL,
  types TEXT NOT NULL,
  language TEXT NOT NULL,
  state TEXT NOT NULL,
  secret TEXT,
  secret_key TEXT,
  former_secret TEXT,
  former_key TEXT,
  former_until INTEGER,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  PRIMARY KEY (tenant_id, target_id)
) WITHOUT ROWID;

-- The outbox: one row for each event and target, written in the batch of what it tells. D1 carries out one batch at a
-- time, so `sequence` is the order in which things happened; AUTOINCREMENT gives none of them out twice.
CREATE TABLE notices (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  -- Whose target it is for: a tenant, or '*'.
  owner TEXT NOT NULL,
  target_id TEXT NOT NULL,
  event_id TEXT NOT NULL,
  -- The tenant it is about.
  tenant_id TEXT NOT NULL,
  type TEXT NOT NULL,
  at INTEGER NOT NULL,
  data TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'pending',
  attempts INTEGER NOT NULL DEFAULT 0,
  due_at INTEGER NOT NULL,
  ended_at INTEGER,
  problem TEXT
);

-- The list of a tenant, newest first: an index of a table with row numbers ends with them.
CREATE INDEX notices_by_owner ON notices (owner);
CREATE INDEX notices_pending ON notices (due_at) WHERE state = 'pending';

-- What was told of a connection, so that it is told once. No run needs it for its work, and it is written only where
-- something changed.
CREATE TABLE connection_watch (
  tenant_id TEXT NOT NULL PRIMARY KEY REFERENCES connections (tenant_id) ON DELETE CASCADE,
  -- Directory and application that `roles` are of: those of another one say nothing.
  application TEXT NOT NULL DEFAULT '',
  roles TEXT,
  excess INTEGER NOT NULL DEFAULT 0,
  -- Code of the failure that was told of; null: none, or it is over.
  failing_told TEXT,
  -- The credential, its day and the warning that was told of it last.
  expiry_told TEXT
) WITHOUT ROWID;

-- When somebody last looked through who is in, and when they were last asked to.
CREATE TABLE reviews (
  tenant_id TEXT NOT NULL PRIMARY KEY REFERENCES tenants (tenant_id) ON DELETE CASCADE,
  reviewed_at INTEGER,
  reviewed_by TEXT,
  reminded_at INTEGER
) WITHOUT ROWID;
