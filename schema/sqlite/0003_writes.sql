-- How many writes have changed something, one row: by it the state of the graph is told from every other, whatever was written.
CREATE TABLE writes (
  count INTEGER NOT NULL
) STRICT;
INSERT INTO writes (count) VALUES (0);
