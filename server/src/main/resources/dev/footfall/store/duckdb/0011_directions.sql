-- Outgoing calls of a site's application stand beside what it was asked; no event counts them.
ALTER TABLE exchange ADD COLUMN direction VARCHAR DEFAULT 'incoming';   -- or outgoing
