-- Runs that found other permissions than the run before. The first one of an application has nothing to compare with:
-- it says since when they are known. So the newest row always says since when they are as they are.
CREATE TABLE permission_changes (
  tenant_id TEXT NOT NULL REFERENCES connections (tenant_id) ON DELETE CASCADE,
  run_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  -- Directory and application, as in connection_watch.
  application TEXT NOT NULL,
  appeared TEXT NOT NULL,
  vanished TEXT NOT NULL,
  PRIMARY KEY (tenant_id, run_id)
) WITHOUT ROWID;

-- Of connections that have synced before, the last run that saw a token is the first that is known.
INSERT INTO permission_changes (tenant_id, run_id, at, application, appeared, vanished)
SELECT w.tenant_id, r.run_id, r.finished_at, w.application, '[]', '[]'
FROM connection_watch AS w JOIN runs AS r ON r.tenant_id = w.tenant_id
WHERE w.roles IS NOT NULL AND r.run_id = (
  SELECT max(run_id) FROM runs AS seen
  WHERE seen.tenant_id = w.tenant_id AND seen.roles IS NOT NULL AND seen.finished_at IS NOT NULL
);

-- The run in which a former credential stood in last: it is recorded once for each.
ALTER TABLE formers ADD COLUMN used_by TEXT;
