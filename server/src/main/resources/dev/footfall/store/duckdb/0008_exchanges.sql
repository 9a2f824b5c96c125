-- Captured requests with their answers, headers and bodies, secrets masked: /api/exchanges.
CREATE TABLE exchange (
    seq        BIGINT  NOT NULL,   -- no two alike, in the order of storing
    id_high    BIGINT  NOT NULL,   -- id of the event that counts it
    id_low     BIGINT  NOT NULL,
    site       INTEGER NOT NULL,
    received   BIGINT  NOT NULL,   -- microseconds since 1970 UTC, as are all times
    happened   BIGINT  NOT NULL,
    method     VARCHAR NOT NULL,
    scheme     VARCHAR NOT NULL,
    host       VARCHAR NOT NULL,
    path       VARCHAR NOT NULL,
    query      VARCHAR NOT NULL,
    status     INTEGER NOT NULL,   -- 0: not known
    route      VARCHAR NOT NULL,
    duration   BIGINT,             -- microseconds
    bytes_in   BIGINT,
    bytes_out  BIGINT,
    consumer   VARCHAR NOT NULL,
    user_agent VARCHAR NOT NULL,
    first_byte BIGINT,             -- microseconds
    trace_id   VARCHAR NOT NULL,
    ending     VARCHAR NOT NULL,   -- completed, exception, client-gone, timeout or nothing
    sequence   BIGINT,
    kept_bytes BIGINT  NOT NULL,   -- what headers and bodies take up

    request_headers     VARCHAR NOT NULL,   -- a JSON object: a list of values by name; or nothing
    request_headers_cut BOOLEAN NOT NULL,
    request_form        VARCHAR NOT NULL,   -- none, text, base64, withheld
    request_body        VARCHAR NOT NULL,
    request_type        VARCHAR NOT NULL,
    request_size        BIGINT,
    request_sha256      VARCHAR NOT NULL,
    request_truncated   BOOLEAN NOT NULL,

    response_headers     VARCHAR NOT NULL,
    response_headers_cut BOOLEAN NOT NULL,
    response_form        VARCHAR NOT NULL,
    response_body        VARCHAR NOT NULL,
    response_type        VARCHAR NOT NULL,
    response_size        BIGINT,
    response_sha256      VARCHAR NOT NULL,
    response_truncated   BOOLEAN NOT NULL
);

-- What capture libraries could not send, by their own count.
CREATE TABLE capture_loss (
    site     INTEGER NOT NULL,
    received BIGINT  NOT NULL,
    reason   VARCHAR NOT NULL,
    lost     BIGINT  NOT NULL
);
