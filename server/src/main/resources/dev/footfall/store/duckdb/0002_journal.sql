-- The one row says up to which position of the journal the tables are filled.
CREATE TABLE journal (position BIGINT NOT NULL);
INSERT INTO journal VALUES (0);
