CREATE SEQUENCE tag_number;

-- Named counters. No two of a site have one name; numbers are never given again.
CREATE TABLE tag (
    number  BIGINT  NOT NULL,
    site    INTEGER NOT NULL,
    name    VARCHAR NOT NULL,
    uses    BIGINT  NOT NULL,
    created BIGINT  NOT NULL,
    used    BIGINT  NOT NULL            -- when it was last used; 0: never
);

-- The number of the tag that was used, which it keeps under any name. Null for all other events.
ALTER TABLE event ADD COLUMN tag BIGINT;
