-- What Umami keeps in PostgreSQL, as far as the questions need it: one row an event and one a
-- visitor, with the same indexes. `visit_source`, `visit_campaign`, `bot`, `route`, `status` and
-- `duration` are beyond Umami, so that every question can be asked.
CREATE TABLE website_event (
    event_id       uuid PRIMARY KEY,
    website_id     uuid NOT NULL,
    session_id     uuid NOT NULL,
    visit_id       uuid NOT NULL,
    created_at     timestamptz(6),
    url_path       varchar(2000) NOT NULL,
    url_query      varchar(2000),
    visit_source   varchar(500),
    referrer       varchar(2000),
    visit_campaign varchar(500),
    event_type     integer NOT NULL,
    event_name     varchar(50),
    hostname       varchar(100),
    bot            boolean NOT NULL,
    route          varchar(500),
    status         integer,
    duration       bigint
);
CREATE TABLE session (
    session_id uuid PRIMARY KEY,
    website_id uuid NOT NULL,
    browser    varchar(60),
    os         varchar(60),
    device     varchar(20),
    country    varchar(2),
    region     varchar(60),
    city       varchar(60),
    created_at timestamptz(6)
);
