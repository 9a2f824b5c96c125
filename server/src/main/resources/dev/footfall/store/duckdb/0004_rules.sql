CREATE SEQUENCE rule_number;

-- What the owners of sites say about hits, in the order in which it is asked of each. Empty texts
-- are no conditions.
CREATE TABLE rule (
    id       BIGINT  NOT NULL,
    site     INTEGER NOT NULL,
    place    INTEGER NOT NULL,
    note     VARCHAR NOT NULL,
    address  VARCHAR NOT NULL,
    agent    VARCHAR NOT NULL,
    path     VARCHAR NOT NULL,
    country  VARCHAR NOT NULL,
    hostname VARCHAR NOT NULL,
    outcome  VARCHAR NOT NULL,   -- bot, person, drop
    bot      VARCHAR NOT NULL    -- class; empty unless the outcome is bot
);

-- Whether the event was read from a server's log, where it could be a page view.
ALTER TABLE event ADD COLUMN from_log BOOLEAN DEFAULT false;
UPDATE event SET from_log = true WHERE method <> '' AND (kind = 'pageview' OR bot <> 'person');
