-- The table of captured exchanges, a row each, for PostgreSQL. What has no value is null; headers are
-- JSON in text (request_headers::jsonb), bodies bytes.
CREATE TABLE IF NOT EXISTS footfall_exchange (
    id uuid NOT NULL,
    sequence_number bigint NOT NULL,
    received_at timestamp(6) with time zone NOT NULL,
    duration_us bigint NOT NULL,
    first_byte_us bigint,
    method varchar(32) NOT NULL,
    scheme varchar(32),
    host varchar(260),
    path varchar(8000) NOT NULL,
    query varchar(8000),
    route varchar(500),
    status integer NOT NULL,
    bytes_in bigint NOT NULL,
    bytes_out bigint NOT NULL,
    address varchar(260),
    user_agent varchar(2000),
    referrer varchar(8000),
    consumer varchar(500),
    trace_id varchar(128),
    ending varchar(16) NOT NULL,
    sender text,
    request_headers text,
    request_type varchar(500),
    request_size bigint NOT NULL,
    request_sha256 varchar(64),
    request_truncated boolean NOT NULL,
    request_body bytea,
    response_headers text,
    response_type varchar(500),
    response_size bigint NOT NULL,
    response_sha256 varchar(64),
    response_truncated boolean NOT NULL,
    response_body bytea,
    PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS footfall_exchange_received ON footfall_exchange (received_at);

CREATE INDEX IF NOT EXISTS footfall_exchange_route ON footfall_exchange (route, received_at);

CREATE INDEX IF NOT EXISTS footfall_exchange_status ON footfall_exchange (status, received_at);
