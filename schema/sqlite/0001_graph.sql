-- "Risk" in ASCII: says whose file this is.
PRAGMA application_id = 0x5269736b;

-- The whole graph. Ids are texts everywhere: both ends of a statement are in its indexes, so that a hub's
-- relations can be paged in the order of their ids without sorting. Nothing is deleted: superseded_at says when a row went.

CREATE TABLE run (
  id TEXT PRIMARY KEY,
  started_at TEXT NOT NULL,
  tool TEXT NOT NULL,
  source TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE document (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  title_folded TEXT NOT NULL,
  publisher TEXT,
  language_folded TEXT,
  published_start TEXT,
  published_end TEXT,
  revision TEXT NOT NULL,
  json TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  superseded_at TEXT
) STRICT;
CREATE INDEX document_publisher ON document (publisher);

CREATE TABLE passage (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  document TEXT NOT NULL REFERENCES document (id),
  section TEXT NOT NULL,
  occurrence INTEGER NOT NULL,
  start INTEGER NOT NULL,
  line INTEGER NOT NULL,
  text TEXT NOT NULL,
  superseded_at TEXT
) STRICT;
CREATE INDEX passage_document ON passage (document, start, id);

-- The merged view of an entity's live contributions, kept by the writer.
CREATE TABLE entity (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  name_folded TEXT NOT NULL,
  json TEXT NOT NULL,
  defined INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  statement_count INTEGER NOT NULL DEFAULT 0,
  superseded_at TEXT
) STRICT;
CREATE INDEX entity_kind ON entity (kind, id) WHERE superseded_at IS NULL;
CREATE INDEX entity_name ON entity (kind, name_folded, id) WHERE superseded_at IS NULL;
CREATE INDEX entity_updated ON entity (kind, updated_at DESC, id) WHERE superseded_at IS NULL;
CREATE INDEX entity_created ON entity (kind, created_at DESC, id) WHERE superseded_at IS NULL;
CREATE INDEX entity_statements ON entity (kind, statement_count DESC, id) WHERE superseded_at IS NULL;
CREATE INDEX entity_live ON entity (id) WHERE superseded_at IS NULL;
CREATE INDEX entity_defined ON entity (id) WHERE superseded_at IS NULL AND defined = 1;

-- What one document says of one entity.
CREATE TABLE contribution (
  entity TEXT NOT NULL REFERENCES entity (id),
  document TEXT NOT NULL REFERENCES document (id),
  json TEXT NOT NULL,
  superseded_at TEXT,
  PRIMARY KEY (entity, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX contribution_document ON contribution (document, entity);

CREATE TABLE entity_alias (
  folded TEXT NOT NULL,
  entity TEXT NOT NULL REFERENCES entity (id),
  is_name INTEGER NOT NULL,
  PRIMARY KEY (folded, entity)
) STRICT, WITHOUT ROWID;
CREATE INDEX entity_alias_entity ON entity_alias (entity);

CREATE TABLE entity_external_id (
  scheme TEXT NOT NULL,
  value TEXT NOT NULL,
  edition TEXT NOT NULL,
  entity TEXT NOT NULL REFERENCES entity (id),
  PRIMARY KEY (scheme, value, edition, entity)
) STRICT, WITHOUT ROWID;
CREATE INDEX entity_external_id_value ON entity_external_id (value);
CREATE INDEX entity_external_id_entity ON entity_external_id (entity);

CREATE TABLE entity_property (
  entity TEXT NOT NULL REFERENCES entity (id),
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  number REAL,
  date_start TEXT,
  date_end TEXT,
  PRIMARY KEY (entity, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX entity_property_text ON entity_property (name, folded, entity);
CREATE INDEX entity_property_number ON entity_property (name, number, entity);
CREATE INDEX entity_property_date ON entity_property (name, date_start, entity);

CREATE TABLE statement (
  id TEXT PRIMARY KEY,
  subject TEXT NOT NULL REFERENCES entity (id),
  predicate TEXT NOT NULL,
  object TEXT REFERENCES entity (id),
  literal TEXT,
  negated INTEGER NOT NULL,
  valid_from TEXT,
  valid_to TEXT,
  confidence REAL NOT NULL,
  status INTEGER NOT NULL,
  recorded_at TEXT NOT NULL,
  superseded_at TEXT,
  CHECK ((object IS NULL) <> (literal IS NULL))
) STRICT;
CREATE INDEX statement_out ON statement (subject, predicate, object, status, confidence DESC, id);
CREATE INDEX statement_in ON statement (object, predicate, subject, status, confidence DESC, id) WHERE object IS NOT NULL;
CREATE INDEX statement_predicate ON statement (predicate, id);
CREATE INDEX statement_status ON statement (status, id);
CREATE INDEX statement_confidence ON statement (confidence DESC, id);
CREATE INDEX statement_recorded ON statement (recorded_at DESC, id);

CREATE TABLE evidence (
  id TEXT PRIMARY KEY,
  statement TEXT NOT NULL REFERENCES statement (id),
  passage TEXT NOT NULL REFERENCES passage (id),
  start INTEGER NOT NULL,
  length INTEGER NOT NULL,
  role INTEGER NOT NULL,
  method INTEGER NOT NULL,
  confidence REAL NOT NULL,
  run TEXT NOT NULL REFERENCES run (id),
  recorded_at TEXT NOT NULL,
  superseded_at TEXT
) STRICT;
CREATE INDEX evidence_statement ON evidence (statement, confidence DESC, id);
CREATE INDEX evidence_passage ON evidence (passage, statement);

CREATE TABLE mention (
  entity TEXT NOT NULL REFERENCES entity (id),
  passage TEXT NOT NULL REFERENCES passage (id),
  start INTEGER NOT NULL,
  length INTEGER NOT NULL,
  superseded_at TEXT,
  PRIMARY KEY (entity, passage, start, length)
) STRICT, WITHOUT ROWID;
CREATE INDEX mention_passage ON mention (passage);

CREATE TABLE redirect (
  source TEXT PRIMARY KEY,
  target TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE review (
  statement TEXT NOT NULL REFERENCES statement (id),
  at TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  status INTEGER NOT NULL,
  note TEXT,
  PRIMARY KEY (statement, at, reviewer)
) STRICT, WITHOUT ROWID;

-- Live statements by end, predicate, direction (0 out, 1 in) and kind at the other end ('' for a literal), kept by the writer:
-- how many there are, and to how many different entities they lead.
CREATE TABLE degree (
  entity TEXT NOT NULL,
  predicate TEXT NOT NULL,
  direction INTEGER NOT NULL,
  other_kind TEXT NOT NULL,
  count INTEGER NOT NULL,
  targets INTEGER NOT NULL,
  PRIMARY KEY (entity, predicate, direction, other_kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE change (
  sequence INTEGER PRIMARY KEY,
  run TEXT NOT NULL REFERENCES run (id),
  at TEXT NOT NULL,
  action INTEGER NOT NULL,
  record_kind INTEGER NOT NULL,
  id TEXT NOT NULL
) STRICT;

-- Rowids are the keys of entity and passage. The kind is a column so that a search among some kinds ranks only those. Scripts without blanks between words are split into characters by the writer.
CREATE VIRTUAL TABLE entity_text USING fts5(kind, name, aliases, description, content='', contentless_delete=1, tokenize="porter unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE passage_text USING fts5(text, content='', contentless_delete=1, tokenize="porter unicode61 remove_diacritics 2");
