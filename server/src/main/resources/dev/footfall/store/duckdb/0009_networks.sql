-- The registrable domain of a visitor's reverse DNS name, where it is known. Of the address itself
-- nothing is kept.
CREATE TABLE visitor_network (
    site    INTEGER NOT NULL,
    visitor BIGINT  NOT NULL,
    network VARCHAR NOT NULL,
    PRIMARY KEY (site, visitor)
);
