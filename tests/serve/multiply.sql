-- Makes a large database of a small one for figures.py: each article with its statements 3,000 times, on other days,
-- by other speakers. sqlite3 copy.db < multiply.sql
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -400000; PRAGMA temp_store = MEMORY;
BEGIN;
CREATE TEMP TABLE n AS WITH RECURSIVE c(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM c WHERE k < 3000) SELECT k FROM c;
CREATE TEMP TABLE small_document AS SELECT * FROM document WHERE status = 'current';
CREATE TEMP TABLE small_statement AS SELECT * FROM statement WHERE live;
CREATE TEMP TABLE small_stance AS SELECT * FROM stance WHERE live;
INSERT INTO document SELECT id + 100000 * k, doc_id || '-' || k, status, replaced_by, text_id, twin_of, title, publisher, '', date(published_at, '-' || k || ' days'),
  date_origin, authors, language, country, version, body_complete, doc_id || '-' || k, copies, record_hash, input_hash, tool_version, tables_version, tables_hash FROM small_document, n;
DROP INDEX statement_document; DROP INDEX statement_day; DROP INDEX statement_wide; DROP INDEX statement_actor; DROP INDEX statement_publisher;
DROP INDEX statement_act; DROP INDEX statement_kind; DROP INDEX stance_issue; DROP INDEX stance_label; DROP INDEX label_stance;
CREATE TEMP VIEW many AS SELECT s.*, n.k, date(said_date, '-' || k || ' days') AS d, CAST(strftime('%Y%m%d', date(substr(day_to, 1, 4) || '-' || substr(day_to, 5, 2) || '-' || substr(day_to, 7, 2), '-' || k || ' days')) AS INTEGER) AS day
  FROM small_statement s, n;
INSERT INTO statement (id, statement_id, document, publisher, live, carried, seq, kind, text, start, "end", source, cue, content, byte_spans, speaker_text, actor_id, actor_name, actor_kind,
  actor_role, actor_country, speaks_for, speaker_method, speaker_confidence, cue_text, cue_lemma, addressee, venue, via, said_date, said_precision, said_earliest, said_latest, said_text, said_bytes,
  said_method, act, polarity, probability, reported_by, review_status, day_from, day_to)
SELECT id + 100000 * k, lower(hex(randomblob(16))), document + 100000 * k, publisher, 1, 1, seq, kind, text, start, "end", source, cue, content, byte_spans, speaker_text,
  actor_id || CASE WHEN k % 60 < 30 OR actor_id = '' THEN '' ELSE '.' || (k % 60) END, actor_name, actor_kind, actor_role, actor_country, speaks_for, speaker_method, speaker_confidence, cue_text, cue_lemma, addressee,
  venue, via, d, said_precision, d, d, said_text, said_bytes, said_method, act, polarity, probability, '', '', coalesce(day, 20100101), coalesce(day, 20100101) FROM many;
INSERT INTO stance SELECT t.statement + 100000 * k, CASE k % 8 WHEN 0 THEN issue_id ELSE issue_id || '.' || (k % 8) END, 1, (SELECT day_to FROM statement WHERE id = t.statement + 100000 * k), label, position, conditional, condition_text, confidence, rule_ids,
  evidence_text, evidence_start, evidence_end, evidence_bytes, modifiers, abstain_reason FROM small_stance t, n;
INSERT OR IGNORE INTO issue (issue_id, pole) SELECT DISTINCT issue_id, 'it should be so' FROM stance;
CREATE INDEX statement_document ON statement (document, seq);
CREATE INDEX statement_day ON statement (day_to DESC) WHERE live;
CREATE INDEX statement_wide ON statement (day_to DESC, day_from) WHERE live AND day_from < day_to;
CREATE INDEX statement_actor ON statement (actor_id, day_to DESC) WHERE live;
CREATE INDEX statement_publisher ON statement (publisher, day_to DESC) WHERE live;
CREATE INDEX statement_act ON statement (act, day_to DESC) WHERE live;
CREATE INDEX statement_kind ON statement (kind, day_to DESC) WHERE live;
CREATE INDEX stance_issue ON stance (issue_id, day_to DESC, statement, live);
CREATE INDEX stance_label ON stance (issue_id, label, day_to DESC, statement, live);
CREATE INDEX label_stance ON stance (label, day_to DESC, statement, live);
DELETE FROM actor_form;
INSERT INTO actor_form SELECT actor_id, 'name', actor_name, lower(actor_name), count(*) FROM statement WHERE live AND actor_id != '' GROUP BY actor_id, actor_name;
INSERT INTO statements_fts (statements_fts) VALUES ('rebuild');
COMMIT;
