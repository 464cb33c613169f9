// The steps of the schema, oldest first. A step that has been published is never changed: new ones go to the end.
#include "store/schema.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <array>
#include <string>

#include "onrecord/document.h"
#include "onrecord/statement.h"
#include "store/seals.h"
#include "store/views.h"

namespace onrecord::store {
namespace {

// 1: articles, statements, stances, full text.
constexpr const char* step_1 = R"sql(
CREATE TABLE article_text (
  id INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, body TEXT);  -- body NULL: add --no-text
CREATE TABLE publisher (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE document (
  id INTEGER PRIMARY KEY, doc_id TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('current', 'replaced', 'withdrawn')),
  replaced_by INTEGER, text_id INTEGER NOT NULL, twin_of INTEGER,
  title TEXT NOT NULL, publisher INTEGER NOT NULL, url TEXT NOT NULL, published_at TEXT, date_origin TEXT NOT NULL,
  authors TEXT NOT NULL, language TEXT NOT NULL, country TEXT NOT NULL, version TEXT NOT NULL,
  body_complete INTEGER NOT NULL, cluster_id TEXT NOT NULL, copies INTEGER NOT NULL DEFAULT 1,
  record_hash TEXT NOT NULL, input_hash TEXT NOT NULL,
  tool_version TEXT NOT NULL, tables_version TEXT NOT NULL, tables_hash TEXT NOT NULL);
CREATE UNIQUE INDEX document_current ON document (doc_id) WHERE status != 'replaced';
CREATE INDEX document_url ON document (url) WHERE url != '';
CREATE INDEX document_text ON document (text_id);
CREATE INDEX document_published ON document (published_at);
CREATE INDEX document_cluster ON document (cluster_id);
CREATE TABLE statement (
  id INTEGER PRIMARY KEY, statement_id TEXT NOT NULL UNIQUE, document INTEGER NOT NULL, publisher INTEGER NOT NULL,
  live INTEGER NOT NULL, carried INTEGER NOT NULL DEFAULT 0, seq INTEGER NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL,
  start INTEGER, "end" INTEGER, source TEXT NOT NULL, cue TEXT NOT NULL, content TEXT NOT NULL, byte_spans TEXT NOT NULL,
  speaker_text TEXT NOT NULL,
  actor_id TEXT NOT NULL, actor_name TEXT NOT NULL, actor_kind TEXT NOT NULL,
  machine_actor TEXT, machine_name TEXT, machine_kind TEXT,  -- where a correction put another actor in its place
  actor_role TEXT NOT NULL, actor_country TEXT NOT NULL, speaks_for TEXT NOT NULL,
  speaker_method TEXT NOT NULL, speaker_confidence TEXT NOT NULL,
  cue_text TEXT NOT NULL, cue_lemma TEXT NOT NULL, addressee TEXT NOT NULL, venue TEXT NOT NULL, via TEXT NOT NULL,
  said_date TEXT, said_precision TEXT NOT NULL, said_earliest TEXT, said_latest TEXT, said_text TEXT NOT NULL,
  said_bytes TEXT NOT NULL, said_method TEXT NOT NULL,
  act TEXT NOT NULL, polarity REAL NOT NULL, probability REAL NOT NULL, reported_by TEXT NOT NULL,
  review_status TEXT NOT NULL DEFAULT '',
  day_from INTEGER NOT NULL, day_to INTEGER NOT NULL);  -- yyyymmdd of said_period(); 0: not known
CREATE INDEX statement_document ON statement (document, seq);
CREATE INDEX statement_day ON statement (day_to DESC) WHERE live;
CREATE INDEX statement_wide ON statement (day_to) WHERE live AND day_from < day_to;
CREATE INDEX statement_actor ON statement (actor_id, day_to DESC) WHERE live;
CREATE INDEX statement_publisher ON statement (publisher, day_to DESC) WHERE live;
CREATE INDEX statement_act ON statement (act, day_to DESC) WHERE live;
CREATE INDEX statement_kind ON statement (kind, day_to DESC) WHERE live;
CREATE TABLE stance (
  statement INTEGER NOT NULL, issue_id TEXT NOT NULL, live INTEGER NOT NULL, day_to INTEGER NOT NULL, label TEXT NOT NULL,
  position REAL, conditional INTEGER NOT NULL, condition_text TEXT NOT NULL, confidence TEXT NOT NULL, rule_ids TEXT NOT NULL,
  evidence_text TEXT NOT NULL, evidence_start INTEGER, evidence_end INTEGER, evidence_bytes TEXT NOT NULL,
  modifiers TEXT NOT NULL, abstain_reason TEXT NOT NULL,
  PRIMARY KEY (statement, issue_id)) WITHOUT ROWID;
CREATE INDEX stance_issue ON stance (issue_id, day_to DESC, statement) WHERE live;
CREATE INDEX stance_label ON stance (issue_id, label, day_to DESC, statement) WHERE live;
CREATE INDEX label_stance ON stance (label, day_to DESC, statement) WHERE live;
CREATE TABLE reasoning (statement INTEGER PRIMARY KEY, steps TEXT NOT NULL);
CREATE TABLE issue (issue_id TEXT PRIMARY KEY, pole TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE mention (document INTEGER NOT NULL, actor_id TEXT NOT NULL, PRIMARY KEY (document, actor_id)) WITHOUT ROWID;
CREATE TABLE actor_form (
  actor_id TEXT NOT NULL, kind TEXT NOT NULL, form TEXT NOT NULL, folded TEXT NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY (actor_id, kind, form)) WITHOUT ROWID;
CREATE TABLE rejected_input (origin TEXT NOT NULL, line INTEGER NOT NULL, message TEXT NOT NULL, kind INTEGER NOT NULL);
CREATE VIRTUAL TABLE statements_fts USING fts5 (
  text, content = 'statement', content_rowid = 'id', tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');
)sql";

// 2: corrections by people, kept beside the machine's values; near copies.
constexpr const char* step_2 = R"sql(
CREATE TABLE correction (
  id INTEGER PRIMARY KEY, statement_id TEXT NOT NULL, field TEXT NOT NULL CHECK (field IN ('status', 'actor', 'date', 'label', 'act')),
  issue_id TEXT NOT NULL DEFAULT '', value TEXT NOT NULL, actor_name TEXT NOT NULL DEFAULT '', machine TEXT NOT NULL DEFAULT '',
  made_by TEXT NOT NULL, made_on TEXT NOT NULL, note TEXT NOT NULL, superseded INTEGER NOT NULL DEFAULT 0);
CREATE UNIQUE INDEX correction_in_force ON correction (statement_id, field, issue_id) WHERE NOT superseded;
CREATE TABLE actor_merge (
  from_id TEXT PRIMARY KEY, into_id TEXT NOT NULL, into_name TEXT NOT NULL, into_kind TEXT NOT NULL,
  made_by TEXT NOT NULL, made_on TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE actor_split (
  from_id TEXT NOT NULL, criterion TEXT NOT NULL CHECK (criterion IN ('form', 'document', 'publisher', 'statement')), value TEXT NOT NULL,
  into_id TEXT NOT NULL, into_name TEXT NOT NULL, into_kind TEXT NOT NULL, made_by TEXT NOT NULL, made_on TEXT NOT NULL,
  PRIMARY KEY (from_id, criterion, value)) WITHOUT ROWID;
CREATE INDEX statement_machine_actor ON statement (machine_actor) WHERE machine_actor IS NOT NULL;
CREATE TABLE signature (document INTEGER PRIMARY KEY, value BLOB NOT NULL);
CREATE TABLE band (value INTEGER NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (value, document)) WITHOUT ROWID;
)sql";

// 3: articles with the very same text, found without reading all.
constexpr const char* step_3 = R"sql(
CREATE INDEX document_twin ON document (twin_of) WHERE twin_of IS NOT NULL;
)sql";

// 4: indexes that answer by themselves: both ends of several possible days; which stances count.
constexpr const char* step_4 = R"sql(
DROP INDEX statement_wide;
CREATE INDEX statement_wide ON statement (day_to DESC, day_from) WHERE live AND day_from < day_to;
DROP INDEX stance_issue;
DROP INDEX stance_label;
DROP INDEX label_stance;
CREATE INDEX stance_issue ON stance (issue_id, day_to DESC, statement, live);
CREATE INDEX stance_label ON stance (issue_id, label, day_to DESC, statement, live);
CREATE INDEX label_stance ON stance (label, day_to DESC, statement, live);
)sql";

// 5: statements are named by their article and their words, not by a text and a place: no two of an article share an
// id, and words that stay keep theirs. Old ids stay known as former ones. (Functions: see define_functions().)
constexpr const char* step_5 = R"sql(
ALTER TABLE document ADD COLUMN identity TEXT NOT NULL DEFAULT '';
UPDATE document SET identity = onrecord_identity(doc_id, url);
UPDATE document SET identity = identity || char(31) || id WHERE status != 'replaced' AND id NOT IN
  (SELECT min(id) FROM document WHERE status != 'replaced' GROUP BY identity);
CREATE TEMP TABLE line AS WITH RECURSIVE line(document, current) AS (
  SELECT id, id FROM document WHERE status != 'replaced'
  UNION SELECT d.id, line.current FROM document d JOIN line ON d.replaced_by = line.document WHERE d.status = 'replaced')
  SELECT document, current FROM line;
CREATE UNIQUE INDEX temp.line_document ON line (document);
UPDATE document SET identity = (SELECT o.identity FROM line JOIN document o ON o.id = line.current WHERE line.document = document.id)
  WHERE status = 'replaced' AND id IN (SELECT document FROM line);
CREATE UNIQUE INDEX document_identity ON document (identity) WHERE status != 'replaced';
CREATE TABLE succession (
  old_id TEXT NOT NULL, new_id TEXT NOT NULL, why TEXT NOT NULL CHECK (why IN ('renamed', 'edited', 'inherited')),
  PRIMARY KEY (old_id, new_id)) WITHOUT ROWID;
CREATE INDEX succession_new ON succession (new_id);
CREATE TEMP TABLE name AS SELECT s.id AS row, s.statement_id AS old_id, onrecord_statement_id(d.identity, s.text,
  row_number() OVER (PARTITION BY d.identity, s.text ORDER BY s.live DESC, s.seq, s.id) - 1) AS new_id
  FROM statement s JOIN document d ON d.id = s.document;
CREATE UNIQUE INDEX temp.name_row ON name (row);
CREATE UNIQUE INDEX temp.name_old ON name (old_id);
INSERT INTO succession SELECT old_id, new_id, 'renamed' FROM name WHERE old_id != new_id;
UPDATE statement SET statement_id = (SELECT new_id FROM name WHERE row = statement.id),
  reported_by = coalesce((SELECT new_id FROM name WHERE old_id = reported_by), reported_by);
UPDATE correction SET statement_id = coalesce((SELECT new_id FROM name WHERE old_id = statement_id), statement_id);
UPDATE actor_split SET value = coalesce((SELECT new_id FROM name WHERE old_id = value), value) WHERE criterion = 'statement';
ALTER TABLE statement DROP COLUMN carried;
DROP TABLE temp.name; DROP TABLE temp.line;
)sql";

// 6: a hash of each thing that is stored (seals.h).
constexpr const char* step_6 = R"sql(
CREATE TABLE seal (kind INTEGER NOT NULL, key INTEGER NOT NULL, hash INTEGER NOT NULL, PRIMARY KEY (kind, key)) WITHOUT ROWID;
)sql";

// 7: statements coded by hand and new borders; what a correction replaced, whole, so that it can be taken back; which
// corrections were; what was reviewed, found by an index; blind samples.
constexpr const char* step_7 = R"sql(
DROP VIEW IF EXISTS corrections;
CREATE TABLE correction_7 (
  id INTEGER PRIMARY KEY, statement_id TEXT NOT NULL,
  field TEXT NOT NULL CHECK (field IN ('status', 'actor', 'date', 'label', 'act', 'statement', 'borders')),
  issue_id TEXT NOT NULL DEFAULT '', value TEXT NOT NULL, actor_name TEXT NOT NULL DEFAULT '', machine TEXT NOT NULL DEFAULT '',
  made_by TEXT NOT NULL, made_on TEXT NOT NULL, note TEXT NOT NULL, superseded INTEGER NOT NULL DEFAULT 0,
  taken_back INTEGER NOT NULL DEFAULT 0, machine_row TEXT NOT NULL DEFAULT '', words TEXT NOT NULL DEFAULT '');
INSERT INTO correction_7 (id, statement_id, field, issue_id, value, actor_name, machine, made_by, made_on, note, superseded)
  SELECT id, statement_id, field, issue_id, value, actor_name, machine, made_by, made_on, note, superseded FROM correction;
DROP TABLE correction;
ALTER TABLE correction_7 RENAME TO correction;
CREATE UNIQUE INDEX correction_in_force ON correction (statement_id, field, issue_id) WHERE NOT superseded;
CREATE INDEX correction_statement ON correction (statement_id, id);
CREATE INDEX correction_made_by ON correction (made_by, id);
CREATE INDEX statement_reviewed ON statement (review_status, day_to DESC) WHERE live AND review_status != '';
CREATE TABLE sample (
  id INTEGER PRIMARY KEY, issue_id TEXT NOT NULL, drawn_from INTEGER NOT NULL, made_by TEXT NOT NULL, made_on TEXT NOT NULL);
CREATE TABLE sample_statement (
  sample INTEGER NOT NULL, place INTEGER NOT NULL, statement_id TEXT NOT NULL, PRIMARY KEY (sample, place)) WITHOUT ROWID;
)sql";

// 8: the title of an issue, for people.
constexpr const char* step_8 = R"sql(
ALTER TABLE issue ADD COLUMN title TEXT NOT NULL DEFAULT '';
)sql";

// 9: the folders of tables that articles were added with.
constexpr const char* step_9 = R"sql(
CREATE TABLE tables_folder (place INTEGER PRIMARY KEY, path TEXT NOT NULL, fingerprint TEXT NOT NULL);
)sql";

// 10: saved queries, and what was told of them.
constexpr const char* step_10 = R"sql(
CREATE TABLE saved_query (name TEXT PRIMARY KEY, words TEXT NOT NULL, told_on TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE told_statement (
  query TEXT NOT NULL, statement_id TEXT NOT NULL, PRIMARY KEY (query, statement_id)) WITHOUT ROWID;
)sql";

// 11: what statements of parties' members say by themselves, and how the parties stand by that.
constexpr const char* step_11 = R"sql(
CREATE TABLE leaning (
  statement INTEGER NOT NULL, issue_id TEXT NOT NULL, camp TEXT NOT NULL, live INTEGER NOT NULL, lean INTEGER NOT NULL,
  side INTEGER NOT NULL, rest INTEGER NOT NULL, open INTEGER NOT NULL, outcome INTEGER NOT NULL, settled INTEGER NOT NULL,
  PRIMARY KEY (statement, issue_id)) WITHOUT ROWID;
CREATE INDEX leaning_camp ON leaning (issue_id, camp, live, lean);
CREATE INDEX leaning_unsettled ON leaning (statement) WHERE NOT settled;
CREATE TABLE camp_level (issue_id TEXT NOT NULL, camp TEXT NOT NULL, level INTEGER NOT NULL, PRIMARY KEY (issue_id, camp)) WITHOUT ROWID;
)sql";

constexpr std::array steps{step_1, step_2, step_3, step_4, step_5, step_6, step_7, step_8, step_9, step_10, step_11};

std::string text_of(sqlite3_value* value) {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_value_text(value));
  return bytes == nullptr ? std::string() : std::string(bytes, static_cast<std::size_t>(sqlite3_value_bytes(value)));
}

void give(sqlite3_context* context, const std::string& value) {
  sqlite3_result_text(context, value.data(), static_cast<int>(value.size()), SQLITE_TRANSIENT);
}

// What steps need beyond SQL: how articles and statements are named.
void define_functions(SQLite::Database& database) {
  database.createFunction("onrecord_identity", 2, true, nullptr,
                          [](sqlite3_context* context, int, sqlite3_value** values) {
                            give(context, article_identity(text_of(values[0]), text_of(values[1])));
                          });
  database.createFunction("onrecord_statement_id", 3, true, nullptr,
                          [](sqlite3_context* context, int, sqlite3_value** values) {
                            give(context, statement_id(text_of(values[0]), text_of(values[1]),
                                                       static_cast<std::uint32_t>(sqlite3_value_int64(values[2]))));
                          });
}

}  // namespace

std::uint32_t schema_version() {
  return steps.size();
}

void apply_schema_until(SQLite::Database& database, std::uint32_t from, std::uint32_t until) {
  define_functions(database);
  for (std::uint32_t step = from; step < until; ++step) database.exec(steps[step]);
  database.exec("PRAGMA user_version = " + std::to_string(until));
  database.exec("PRAGMA application_id = " + std::to_string(application_id));
}

void apply_schema(SQLite::Database& database, std::uint32_t from) {
  apply_schema_until(database, from, schema_version());
  make_views(database);
  seal_all(database);
}

}  // namespace onrecord::store
