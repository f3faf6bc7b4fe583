-- The name as it is searched. Names of before are only searched without the case of letters outside ASCII once they
-- are saved again: SQLite's lower() knows no others.
ALTER TABLE tenants ADD COLUMN name_key TEXT NOT NULL DEFAULT '';
UPDATE tenants SET name_key = lower(name);
