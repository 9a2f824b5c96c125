-- Times are microseconds since 1970 UTC. Texts are never null: the empty text means "not known".

-- One row for each event, in the order in which they were stored. The columns from `source` to
-- `bot_name` say what the event's visit said at its first event.
CREATE TABLE event (
    seq             BIGINT  NOT NULL,   -- order of storing; no two alike
    id_high         BIGINT  NOT NULL,
    id_low          BIGINT  NOT NULL,
    site            INTEGER NOT NULL,
    received        BIGINT  NOT NULL,
    happened        BIGINT  NOT NULL,
    kind            VARCHAR NOT NULL,   -- pageview, request, custom, engagement
    name            VARCHAR NOT NULL,
    visitor         BIGINT  NOT NULL,
    visit           BIGINT  NOT NULL,   -- seq of the visit's first event
    host            VARCHAR NOT NULL,
    path            VARCHAR NOT NULL,
    query           VARCHAR NOT NULL,
    method          VARCHAR NOT NULL,   -- empty: no request
    scheme          VARCHAR NOT NULL,
    status          INTEGER NOT NULL,   -- 0: not known
    route           VARCHAR NOT NULL,
    duration        BIGINT,             -- microseconds
    bytes_in        BIGINT,
    bytes_out       BIGINT,
    consumer        VARCHAR NOT NULL,
    user_agent      VARCHAR NOT NULL,
    props           VARCHAR NOT NULL,   -- a JSON object of texts; empty: none
    revenue         DECIMAL(18, 4),
    currency        VARCHAR NOT NULL,
    scroll          INTEGER NOT NULL,   -- percent; -1: not told
    engaged         BIGINT  NOT NULL,   -- milliseconds
    interactive     BOOLEAN NOT NULL,
    referrer        VARCHAR NOT NULL,
    source          VARCHAR NOT NULL,
    channel         VARCHAR NOT NULL,
    utm_medium      VARCHAR NOT NULL,
    utm_source      VARCHAR NOT NULL,
    utm_campaign    VARCHAR NOT NULL,
    utm_content     VARCHAR NOT NULL,
    utm_term        VARCHAR NOT NULL,
    browser         VARCHAR NOT NULL,
    browser_version VARCHAR NOT NULL,
    os              VARCHAR NOT NULL,
    os_version      VARCHAR NOT NULL,
    device          VARCHAR NOT NULL,
    country         VARCHAR NOT NULL,
    region          VARCHAR NOT NULL,
    city            VARCHAR NOT NULL,
    bot             VARCHAR NOT NULL,   -- class; person for people
    bot_reason      VARCHAR NOT NULL,
    bot_name        VARCHAR NOT NULL
);

-- One row for each visit that has ended; those still open live in memory and are read through the
-- table function open_visits, which has the same columns.
CREATE TABLE visit (
    id              BIGINT  NOT NULL,
    site            INTEGER NOT NULL,
    visitor         BIGINT  NOT NULL,
    started         BIGINT  NOT NULL,
    ended           BIGINT  NOT NULL,
    pageviews       INTEGER NOT NULL,
    events          INTEGER NOT NULL,
    requests        INTEGER NOT NULL,
    interactive     BOOLEAN NOT NULL,
    engaged         BIGINT  NOT NULL,
    entry_host      VARCHAR NOT NULL,
    entry_page      VARCHAR NOT NULL,
    entry_query     VARCHAR NOT NULL,
    exit_host       VARCHAR NOT NULL,
    exit_page       VARCHAR NOT NULL,
    exit_query      VARCHAR NOT NULL,
    referrer        VARCHAR NOT NULL,
    source          VARCHAR NOT NULL,
    channel         VARCHAR NOT NULL,
    utm_medium      VARCHAR NOT NULL,
    utm_source      VARCHAR NOT NULL,
    utm_campaign    VARCHAR NOT NULL,
    utm_content     VARCHAR NOT NULL,
    utm_term        VARCHAR NOT NULL,
    browser         VARCHAR NOT NULL,
    browser_version VARCHAR NOT NULL,
    os              VARCHAR NOT NULL,
    os_version      VARCHAR NOT NULL,
    device          VARCHAR NOT NULL,
    country         VARCHAR NOT NULL,
    region          VARCHAR NOT NULL,
    city            VARCHAR NOT NULL,
    bot             VARCHAR NOT NULL,
    bot_reason      VARCHAR NOT NULL,
    bot_name        VARCHAR NOT NULL
);

CREATE TABLE rejected (
    seq      BIGINT  NOT NULL,
    received BIGINT  NOT NULL,
    surface  VARCHAR NOT NULL,
    domain   VARCHAR NOT NULL,
    reason   VARCHAR NOT NULL,
    detail   VARCHAR NOT NULL,
    original VARCHAR NOT NULL
);

-- Numbers of removed sites are never given again: rows of theirs may still be on their way.
CREATE SEQUENCE site_number;

CREATE TABLE site (
    number        INTEGER PRIMARY KEY,
    domain        VARCHAR NOT NULL UNIQUE,
    zone          VARCHAR NOT NULL,
    identity      VARCHAR NOT NULL,
    visit_timeout BIGINT  NOT NULL,     -- seconds
    created       BIGINT  NOT NULL
);

CREATE TABLE api_key (
    id      VARCHAR PRIMARY KEY,
    name    VARCHAR NOT NULL,
    hash    VARCHAR NOT NULL UNIQUE,    -- SHA-256 of the key, in hex; the key itself is not kept
    scopes  VARCHAR NOT NULL,           -- comma separated
    site    INTEGER NOT NULL,           -- 0: all sites
    created BIGINT  NOT NULL
);

CREATE SEQUENCE goal_number;

CREATE TABLE goal (
    id           BIGINT PRIMARY KEY,
    site         INTEGER NOT NULL,
    display_name VARCHAR NOT NULL,
    event_name   VARCHAR NOT NULL,      -- empty: a page goal
    path         VARCHAR NOT NULL
);

-- The one row says from which event on visits may still be open.
CREATE TABLE open_from (seq BIGINT NOT NULL);
INSERT INTO open_from VALUES (0);
