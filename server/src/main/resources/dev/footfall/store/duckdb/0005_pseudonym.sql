-- The event's own pseudonym, where `visitor` is that of its visit's first event: under it the visit is
-- looked for after a start. Null for events stored before.
ALTER TABLE event ADD COLUMN pseudonym BIGINT;
