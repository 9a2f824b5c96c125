-- Who signs in, what is shared, and who is signed in. Of passwords and tokens only hashes are kept.

CREATE SEQUENCE user_sequence START 1;
CREATE TABLE account_user (
    number     BIGINT  NOT NULL,
    email      VARCHAR NOT NULL,
    name       VARCHAR NOT NULL,
    role       VARCHAR NOT NULL,   -- owner, admin, viewer
    every_site BOOLEAN NOT NULL,
    sites      VARCHAR NOT NULL,   -- numbers with spaces between; looked at only without every_site
    password   VARCHAR NOT NULL,   -- argon2id
    created    BIGINT  NOT NULL
);

CREATE SEQUENCE link_number START 1;
CREATE TABLE shared_link (
    number    BIGINT  NOT NULL,
    site      INTEGER NOT NULL,
    name      VARCHAR NOT NULL,
    password  VARCHAR NOT NULL,    -- argon2id; empty: none is asked for
    embedders VARCHAR NOT NULL,    -- origins with spaces between
    created   BIGINT  NOT NULL
);

CREATE TABLE session (
    hash   VARCHAR NOT NULL,       -- SHA-256 of the token
    user_number BIGINT NOT NULL,   -- 0: of a shared link
    link   BIGINT  NOT NULL,       -- 0: of a user
    ends   BIGINT  NOT NULL
);

-- What people keep about a site.

CREATE SEQUENCE segment_number START 1;
CREATE TABLE segment (
    number  BIGINT  NOT NULL,
    site    INTEGER NOT NULL,
    name    VARCHAR NOT NULL,
    filters VARCHAR NOT NULL,      -- the JSON of a query's filters
    created BIGINT  NOT NULL
);

CREATE SEQUENCE annotation_number START 1;
CREATE TABLE annotation (
    number   BIGINT  NOT NULL,
    site     INTEGER NOT NULL,
    happened BIGINT  NOT NULL,
    note     VARCHAR NOT NULL,
    created  BIGINT  NOT NULL
);
