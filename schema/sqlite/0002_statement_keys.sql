-- The integer keys of a statement's ends, so that a relation reaches its targets by one lookup and a search for paths reads numbers
-- alone. A statement can be written before the entity is, so they are filled in at the end of the change set at the latest.
ALTER TABLE statement ADD COLUMN subject_key INTEGER;
ALTER TABLE statement ADD COLUMN object_key INTEGER;
UPDATE statement SET
  subject_key = (SELECT e.key FROM entity AS e WHERE e.id = subject),
  object_key = (SELECT e.key FROM entity AS e WHERE e.id = object);
-- Empty but for statements of a change set that is being written.
CREATE INDEX statement_unlinked ON statement (id) WHERE subject_key IS NULL OR (object_key IS NULL AND object IS NOT NULL);
CREATE INDEX statement_from ON statement (subject_key, object_key, predicate, status) WHERE object_key IS NOT NULL;
CREATE INDEX statement_to ON statement (object_key, subject_key, predicate, status) WHERE object_key IS NOT NULL;
