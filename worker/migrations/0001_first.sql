-- Times are milliseconds since 1970 in UTC. Tables are WITHOUT ROWID and carry few indexes, because D1 bills every row
-- and every index entry that is written. docs/storage.md says what each column holds and who reads it.

CREATE TABLE tenants (
  tenant_id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL
) WITHOUT ROWID;

-- No index on next_run_at: reading ten thousand rows a minute costs less than writing one entry a run.
CREATE TABLE connections (
  tenant_id TEXT NOT NULL PRIMARY KEY REFERENCES tenants (tenant_id) ON DELETE CASCADE,
  cloud TEXT NOT NULL,
  directory_id TEXT NOT NULL,
  client_id TEXT NOT NULL,
  credential_kind TEXT NOT NULL,
  credential_version TEXT NOT NULL,
  credential_expires_on TEXT,
  credential_updated_at INTEGER NOT NULL,
  schedule_enabled INTEGER NOT NULL,
  every_minutes INTEGER NOT NULL,
  leavers TEXT NOT NULL,
  group_id TEXT,
  next_run_at INTEGER,
  version INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL
) WITHOUT ROWID;

-- A person is (directory, object id), never an address: addresses change and prove nothing.
CREATE TABLE users (
  directory_id TEXT NOT NULL,
  object_id TEXT NOT NULL,
  display_name TEXT,
  email TEXT NOT NULL,
  email_key TEXT NOT NULL,
  name_key TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (directory_id, object_id)
) WITHOUT ROWID;

-- Who has this address? Not unique: two people may exchange addresses within one statement; the statement that
-- writes checks it.
CREATE INDEX users_by_address ON users (email_key);

-- source 'group': through the access group. Anything else came from elsewhere and is never touched by a run.
CREATE TABLE memberships (
  tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id) ON DELETE CASCADE,
  directory_id TEXT NOT NULL,
  object_id TEXT NOT NULL,
  source TEXT NOT NULL,
  state TEXT NOT NULL,
  since INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, directory_id, object_id, source)
) WITHOUT ROWID;

CREATE TABLE runs (
  tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id) ON DELETE CASCADE,
  run_id TEXT NOT NULL,
  trigger TEXT NOT NULL,
  state TEXT NOT NULL,
  mode TEXT NOT NULL,
  requested_by TEXT,
  queued_at INTEGER NOT NULL,
  sent_at INTEGER NOT NULL,
  started_at INTEGER,
  finished_at INTEGER,
  fence INTEGER NOT NULL DEFAULT 0,
  lease_until INTEGER,
  counts TEXT NOT NULL DEFAULT '{}',
  roles TEXT,
  graph_requests INTEGER NOT NULL DEFAULT 0,
  rows_written INTEGER NOT NULL DEFAULT 0,
  failure TEXT,
  log TEXT NOT NULL DEFAULT '[]',
  PRIMARY KEY (tenant_id, run_id)
) WITHOUT ROWID;

-- One run per tenant at a time, held by the database itself.
CREATE UNIQUE INDEX runs_in_flight ON runs (tenant_id) WHERE state IN ('queued', 'running');

-- tenant_id '*' with role 'operator': all tenants.
CREATE TABLE admins (
  issuer TEXT NOT NULL,
  subject TEXT NOT NULL,
  tenant_id TEXT NOT NULL,
  role TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  PRIMARY KEY (issuer, subject, tenant_id)
) WITHOUT ROWID;

-- Outlives its tenant on purpose: who removed it is part of the record.
CREATE TABLE events (
  tenant_id TEXT NOT NULL,
  event_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  detail TEXT NOT NULL,
  PRIMARY KEY (tenant_id, event_id)
) WITHOUT ROWID;
