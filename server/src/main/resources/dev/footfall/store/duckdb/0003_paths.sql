-- How a site's paths are brought into their stored form.
ALTER TABLE site ADD COLUMN path_slash VARCHAR DEFAULT 'keep';      -- keep, cut
ALTER TABLE site ADD COLUMN path_case VARCHAR DEFAULT 'keep';       -- keep, lower
ALTER TABLE site ADD COLUMN path_parameters VARCHAR DEFAULT '';     -- comma separated

CREATE SEQUENCE route_number;

-- Templates that the operator gave, one row each.
CREATE TABLE route_rule (
    id       BIGINT  PRIMARY KEY,
    site     INTEGER NOT NULL,
    method   VARCHAR NOT NULL,          -- empty: any
    template VARCHAR NOT NULL,
    source   VARCHAR NOT NULL           -- rule, openapi
);
