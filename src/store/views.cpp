// Views hold no data: they are made anew whenever the schema changes.
#include "store/views.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace onrecord::store {
namespace {

// Rejected statements and those of replaced or withdrawn articles are in none of them but all_statements.
constexpr const char* views = R"sql(
DROP VIEW IF EXISTS statements; DROP VIEW IF EXISTS all_statements; DROP VIEW IF EXISTS stances; DROP VIEW IF EXISTS documents;
DROP VIEW IF EXISTS actors; DROP VIEW IF EXISTS issues; DROP VIEW IF EXISTS errors; DROP VIEW IF EXISTS corrections;
DROP VIEW IF EXISTS mentions; DROP VIEW IF EXISTS samples;
CREATE VIEW all_statements AS SELECT
  s.statement_id, d.doc_id, s.seq, s.kind, s.text, s.start, s."end",
  CAST(substr(s.byte_spans, length(rtrim(s.byte_spans, '0123456789- ')) + 1) AS INTEGER) AS start_byte,
  CAST(substr(s.byte_spans, instr(substr(s.byte_spans, length(rtrim(s.byte_spans, '0123456789- ')) + 1), '-')
    + length(rtrim(s.byte_spans, '0123456789- ')) + 1) AS INTEGER) AS end_byte,
  s.source, s.cue, s.content, s.speaker_text,
  s.actor_id, s.actor_name, s.actor_kind, s.actor_role, s.actor_country, s.speaks_for, s.speaker_method,
  s.cue_text, s.cue_lemma, s.addressee, s.venue, s.via,
  s.said_date, s.said_precision, s.said_earliest, s.said_latest, s.said_text, s.said_method,
  s.act, s.polarity, s.probability, s.reported_by, d.published_at, d.date_origin, p.name AS publisher, d.url, d.title,
  d.cluster_id, d.copies, s.review_status, d.tool_version, d.tables_version, d.tables_hash, d.input_hash,
  CAST(strftime('%s', s.said_date) AS INTEGER) AS said_epoch,
  CAST(strftime('%s', d.published_at) AS INTEGER) AS published_epoch,
  s.live AND s.review_status != 'rejected' AS counts, d.status AS document_status
FROM statement s JOIN document d ON d.id = s.document JOIN publisher p ON p.id = s.publisher;
CREATE VIEW statements AS SELECT
  s.statement_id, d.doc_id, s.seq, s.kind, s.text, s.start, s."end",
  CAST(substr(s.byte_spans, length(rtrim(s.byte_spans, '0123456789- ')) + 1) AS INTEGER) AS start_byte,
  CAST(substr(s.byte_spans, instr(substr(s.byte_spans, length(rtrim(s.byte_spans, '0123456789- ')) + 1), '-')
    + length(rtrim(s.byte_spans, '0123456789- ')) + 1) AS INTEGER) AS end_byte,
  s.source, s.cue, s.content, s.speaker_text,
  s.actor_id, s.actor_name, s.actor_kind, s.actor_role, s.actor_country, s.speaks_for, s.speaker_method,
  s.cue_text, s.cue_lemma, s.addressee, s.venue, s.via,
  s.said_date, s.said_precision, s.said_earliest, s.said_latest, s.said_text, s.said_method,
  s.act, s.polarity, s.probability, s.reported_by, d.published_at, d.date_origin, p.name AS publisher, d.url, d.title,
  d.cluster_id, d.copies, s.review_status, d.tool_version, d.tables_version, d.tables_hash, d.input_hash,
  CAST(strftime('%s', s.said_date) AS INTEGER) AS said_epoch,
  CAST(strftime('%s', d.published_at) AS INTEGER) AS published_epoch
FROM statement s JOIN document d ON d.id = s.document JOIN publisher p ON p.id = s.publisher
WHERE s.live AND s.review_status != 'rejected';
CREATE VIEW stances AS SELECT
  s.statement_id, t.issue_id, t.label, t.position, t.conditional, t.condition_text, t.confidence, t.rule_ids,
  t.evidence_text, t.evidence_start, t.evidence_end, t.modifiers, t.abstain_reason
FROM stance t JOIN statement s ON s.id = t.statement WHERE t.live AND s.review_status != 'rejected';
CREATE VIEW documents AS SELECT
  d.doc_id, d.title, p.name AS publisher, d.url, d.published_at, d.date_origin, d.authors, d.language, d.country, d.version,
  d.body_complete, d.status = 'withdrawn' AS withdrawn, d.cluster_id, d.copies,
  (SELECT count(*) FROM statement s WHERE s.document = d.id AND s.live AND s.review_status != 'rejected') AS statements,
  (SELECT w.doc_id FROM document w WHERE w.id = d.twin_of) AS twin_of,
  t.hash AS text_hash, d.input_hash, d.tool_version, d.tables_version, d.tables_hash,
  CAST(strftime('%s', d.published_at) AS INTEGER) AS published_epoch
FROM document d JOIN publisher p ON p.id = d.publisher JOIN article_text t ON t.id = d.text_id WHERE d.status != 'replaced';
CREATE VIEW actors AS SELECT
  s.actor_id, max(s.actor_name) AS actor_name, max(s.actor_kind) AS actor_kind,
  (SELECT r.actor_role FROM statement r WHERE r.actor_id = s.actor_id AND r.live AND r.actor_role != ''
   ORDER BY r.day_to DESC, r.id DESC LIMIT 1) AS actor_role,
  max(s.actor_country) AS actor_country,
  (SELECT r.speaks_for FROM statement r WHERE r.actor_id = s.actor_id AND r.live AND r.speaks_for != ''
   ORDER BY r.day_to DESC, r.id DESC LIMIT 1) AS speaks_for,
  count(*) AS statements, count(DISTINCT s.document) AS documents, min(s.said_date) AS first_said, max(s.said_date) AS last_said
FROM statement s WHERE s.live AND s.review_status != 'rejected' AND s.actor_id != '' GROUP BY s.actor_id;
CREATE VIEW issues AS SELECT i.issue_id, i.pole, nullif(i.title, '') AS title,
  (SELECT count(*) FROM stances t WHERE t.issue_id = i.issue_id) AS statements,
  (SELECT count(DISTINCT s.actor_id) FROM stances t JOIN statement s USING (statement_id)
   WHERE t.issue_id = i.issue_id AND s.actor_id != '') AS actors
FROM issue i;
CREATE VIEW errors AS SELECT origin, nullif(line, 0) AS line, message, kind AS exit_code FROM rejected_input;
CREATE VIEW mentions AS SELECT d.doc_id, m.actor_id, d.published_at FROM mention m JOIN document d ON d.id = m.document WHERE d.status = 'current';
)sql";

constexpr const char* correction_view = R"sql(
CREATE VIEW corrections AS SELECT statement_id, field, issue_id, value, actor_name, machine, made_by, made_on, note, superseded,
  taken_back
FROM correction;
CREATE VIEW samples AS SELECT s.id AS sample, t.place, t.statement_id, s.issue_id, s.drawn_from, s.made_by, s.made_on
FROM sample s JOIN sample_statement t ON t.sample = s.id;
)sql";

}  // namespace

void make_views(SQLite::Database& database) {
  database.exec(views);
  database.exec(correction_view);
}

}  // namespace onrecord::store
