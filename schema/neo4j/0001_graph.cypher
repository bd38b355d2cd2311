// The whole graph. Entities are nodes labelled Entity and with their kind; statements between two of them that are live are
// relationships of the predicate's type, for people to look at. What reads are answered from are Statement, Evidence, Passage,
// DocumentText and Contribution nodes. Properties whose names begin with an underscore are made by the program from the others.
// Nothing is deleted: supersededAt says when a node went. Every statement of a file may be run twice.

// The one node that every change takes a lock on first: its version tells whether what a change was worked out from still holds.
CREATE CONSTRAINT riskgraph_store IF NOT EXISTS FOR (n:RiskGraphStore) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT riskgraph_write IF NOT EXISTS FOR (n:RiskGraphWrite) REQUIRE n.id IS UNIQUE;

CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT document_id IF NOT EXISTS FOR (n:DocumentText) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT passage_id IF NOT EXISTS FOR (n:Passage) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT contribution_id IF NOT EXISTS FOR (n:Contribution) REQUIRE (n.entity, n.document) IS UNIQUE;
CREATE CONSTRAINT statement_id IF NOT EXISTS FOR (n:Statement) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT evidence_id IF NOT EXISTS FOR (n:Evidence) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT run_id IF NOT EXISTS FOR (n:Run) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT redirect_source IF NOT EXISTS FOR (n:Redirect) REQUIRE n.source IS UNIQUE;
CREATE CONSTRAINT review_id IF NOT EXISTS FOR (n:Review) REQUIRE (n.statement, n.at, n.reviewer) IS UNIQUE;
CREATE CONSTRAINT change_sequence IF NOT EXISTS FOR (n:Change) REQUIRE n.sequence IS UNIQUE;

// _live is the kind of an entity that is live, and absent otherwise, so that these indexes hold live entities only.
CREATE INDEX entity_live IF NOT EXISTS FOR (n:Entity) ON (n._live, n.id);
CREATE INDEX entity_live_name IF NOT EXISTS FOR (n:Entity) ON (n._live, n._folded, n.id);
CREATE INDEX entity_live_updated IF NOT EXISTS FOR (n:Entity) ON (n._live, n.updatedAt, n.id);
CREATE INDEX entity_name IF NOT EXISTS FOR (n:Entity) ON (n._folded);
CREATE INDEX entity_defined IF NOT EXISTS FOR (n:Entity) ON (n._defined, n.id);

CREATE INDEX passage_document IF NOT EXISTS FOR (n:Passage) ON (n.document, n.start, n.id);
CREATE INDEX contribution_document IF NOT EXISTS FOR (n:Contribution) ON (n.document, n.entity);

// Both ends are in the indexes, so that a hub's relations can be paged in the order of their ids without sorting.
// _target is the object, or the empty text where that is a literal.
CREATE INDEX statement_out IF NOT EXISTS FOR (n:Statement) ON (n.subject, n.predicate, n._target);
CREATE INDEX statement_in IF NOT EXISTS FOR (n:Statement) ON (n.object, n.predicate, n.subject);
CREATE INDEX statement_predicate IF NOT EXISTS FOR (n:Statement) ON (n.predicate, n.id);
CREATE INDEX statement_confidence IF NOT EXISTS FOR (n:Statement) ON (n.confidence, n.id);
CREATE INDEX statement_recorded IF NOT EXISTS FOR (n:Statement) ON (n.recordedAt, n.id);

// Terms are made by the program (folded, split, stemmed), so the server must only split them at blanks.
CREATE FULLTEXT INDEX entity_terms IF NOT EXISTS FOR (n:Entity) ON EACH [n._nameTerms, n._aliasTerms, n._descriptionTerms]
  OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace', `fulltext.eventually_consistent`: false}};
CREATE FULLTEXT INDEX passage_terms IF NOT EXISTS FOR (n:Passage) ON EACH [n._terms]
  OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace', `fulltext.eventually_consistent`: false}};
// Whole aliases and external ids, each as one term.
CREATE FULLTEXT INDEX entity_keys IF NOT EXISTS FOR (n:Entity) ON EACH [n._aliases, n._externalValues]
  OPTIONS {indexConfig: {`fulltext.analyzer`: 'keyword', `fulltext.eventually_consistent`: false}};
