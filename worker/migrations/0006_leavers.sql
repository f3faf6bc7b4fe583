-- What happens to people who leave the group, and where a run that was broken off goes on.

-- A person is asked before more than this many people, and this share of the tenant, lose their access at once.
ALTER TABLE connections ADD COLUMN guard_people INTEGER NOT NULL DEFAULT 5;
ALTER TABLE connections ADD COLUMN guard_percent INTEGER NOT NULL DEFAULT 20;
-- Runs that failed in a row; the next one waits longer with each.
ALTER TABLE connections ADD COLUMN failures INTEGER NOT NULL DEFAULT 0;

-- A person decided that they keep their access though they left the group; forgotten when they return to it.
ALTER TABLE memberships ADD COLUMN kept_at INTEGER;

-- Where the run goes on, as JSON; its token in it is sealed. Null before the first page and after the end.
ALTER TABLE runs ADD COLUMN checkpoint TEXT;
-- Times it was taken up since it last read a page.
ALTER TABLE runs ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0;

-- Who was on the pages a run has read, while it goes on: who is on none of them has left.
CREATE TABLE run_pages (
  tenant_id TEXT NOT NULL,
  run_id TEXT NOT NULL,
  page INTEGER NOT NULL,
  object_ids TEXT NOT NULL,
  waiting TEXT NOT NULL DEFAULT '[]',
  PRIMARY KEY (tenant_id, run_id, page),
  FOREIGN KEY (tenant_id, run_id) REFERENCES runs (tenant_id, run_id) ON DELETE CASCADE
) WITHOUT ROWID;

-- The last complete reading of the group, and Microsoft's link that says what has changed since.
CREATE TABLE group_readings (
  tenant_id TEXT NOT NULL PRIMARY KEY REFERENCES connections (tenant_id) ON DELETE CASCADE,
  group_id TEXT NOT NULL,
  read_at INTEGER NOT NULL,
  counts TEXT NOT NULL,
  delta_link TEXT
) WITHOUT ROWID;

-- Removals that wait for a person. Nobody is added to one: who leaves later is in another.
CREATE TABLE held_removals (
  tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id) ON DELETE CASCADE,
  removal_id TEXT NOT NULL,
  run_id TEXT NOT NULL,
  reason TEXT NOT NULL,
  state TEXT NOT NULL,
  people_before INTEGER NOT NULL,
  held_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  decided_at INTEGER,
  decided_by TEXT,
  PRIMARY KEY (tenant_id, removal_id)
) WITHOUT ROWID;

CREATE TABLE held_people (
  tenant_id TEXT NOT NULL,
  removal_id TEXT NOT NULL,
  directory_id TEXT NOT NULL,
  object_id TEXT NOT NULL,
  -- When their access began: who takes an approval back gives it back as it was.
  since INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, removal_id, directory_id, object_id),
  FOREIGN KEY (tenant_id, removal_id) REFERENCES held_removals (tenant_id, removal_id) ON DELETE CASCADE
) WITHOUT ROWID;

-- Who an admin is in their Entra directory, where their sign-in says so.
ALTER TABLE admins ADD COLUMN directory_id TEXT;
ALTER TABLE admins ADD COLUMN object_id TEXT;
ALTER TABLE sessions ADD COLUMN directory_id TEXT;
ALTER TABLE sessions ADD COLUMN object_id TEXT;
