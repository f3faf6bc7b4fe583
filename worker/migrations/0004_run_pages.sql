-- Progress for people who watch a run: pages of members read so far. Written with the row that keeps the lease, so a
-- page costs no row more than before.
ALTER TABLE runs ADD COLUMN pages INTEGER NOT NULL DEFAULT 0;
