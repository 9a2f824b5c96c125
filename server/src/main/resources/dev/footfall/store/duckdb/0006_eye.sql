-- What applications tell the eye: /sessions/, /events/, /errors/.
CREATE TABLE eye_session (
    site    INTEGER NOT NULL,
    id      UUID    NOT NULL,
    created BIGINT  NOT NULL,
    PRIMARY KEY (site, id)
);

CREATE TABLE eye_event (
    id           BIGINT  NOT NULL,   -- no two alike, in the order of storing
    receipt_high BIGINT  NOT NULL,   -- id of the event that counts it
    receipt_low  BIGINT  NOT NULL,
    site         INTEGER NOT NULL,
    session      UUID    NOT NULL,
    category     VARCHAR NOT NULL,
    name         VARCHAR NOT NULL,
    data         VARCHAR NOT NULL,   -- a JSON object
    happened     BIGINT  NOT NULL,
    received     BIGINT  NOT NULL
);

-- Input that could not become an event.
CREATE TABLE eye_fault (
    id           BIGINT  NOT NULL,
    receipt_high BIGINT  NOT NULL,
    receipt_low  BIGINT  NOT NULL,
    site         INTEGER NOT NULL,
    payload      VARCHAR NOT NULL,   -- JSON
    message      VARCHAR NOT NULL,
    errors       VARCHAR NOT NULL,   -- a JSON object: a list of texts for each field
    received     BIGINT  NOT NULL
);

-- What owners of sites ask of the data of events.
CREATE TABLE eye_schema (
    site     INTEGER NOT NULL,
    category VARCHAR NOT NULL,
    name     VARCHAR NOT NULL,   -- empty: all names without a schema of their own
    body     VARCHAR NOT NULL,   -- a JSON Schema
    updated  BIGINT  NOT NULL
);
