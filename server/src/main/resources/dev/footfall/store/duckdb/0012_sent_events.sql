-- When the events of answers that are event streams were sent, in microseconds since the request.
ALTER TABLE exchange ADD COLUMN sent_events BIGINT;              -- how many; null: no stream of events
ALTER TABLE exchange ADD COLUMN sent_times VARCHAR DEFAULT '';   -- of the first ones, commas between
ALTER TABLE exchange ADD COLUMN sent_last BIGINT;
ALTER TABLE exchange ADD COLUMN sent_longest_gap BIGINT;
