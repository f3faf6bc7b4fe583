-- When the cron looks again at a secret it could not open; null: as soon as another key is first. Webhooks that cannot be
-- opened would otherwise stand in front of those that can, at every cron.
ALTER TABLE notice_targets ADD COLUMN reseal_at INTEGER;
