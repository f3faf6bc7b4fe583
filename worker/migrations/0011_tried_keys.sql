-- Which keys there were when nothing opened a sealed value. What one set of keys could not open, another one may: until
-- somebody has looked with the keys of today, nobody knows that a value is lost. Null: looked at before this was noted.
ALTER TABLE resealings ADD COLUMN tried_keys TEXT;
ALTER TABLE notice_targets ADD COLUMN tried_keys TEXT;
