-- What the views of the database hold, from the rows that the workers made (`articles`). Columns: SCHEMA.md.

-- An article once: of several with one doc_id the newest. With the very text of one of a smaller doc_id it is that one's twin.
CREATE OR REPLACE TEMPORARY VIEW once AS
SELECT *, min(doc_id) OVER (PARTITION BY text_hash) AS first_with_text
FROM (SELECT *, row_number() OVER (PARTITION BY doc_id ORDER BY published_at DESC NULLS LAST, input_hash) AS rank
      FROM articles WHERE error IS NULL)
WHERE rank = 1;

CREATE OR REPLACE TEMPORARY VIEW documents AS
SELECT * EXCEPT (error, line, found, rank, first_with_text), nullif(first_with_text, doc_id) AS twin_of FROM once;

-- Statements of twins and of withdrawn articles do not count.
CREATE OR REPLACE TEMPORARY VIEW found AS
SELECT explode(found) AS statement FROM once WHERE first_with_text = doc_id AND NOT withdrawn;

CREATE OR REPLACE TEMPORARY VIEW statements AS
SELECT * EXCEPT (source, cue, content, stances),
       array_join(transform(source, span -> concat_ws('-', span[0], span[1])), ' ') AS source,
       array_join(transform(cue, span -> concat_ws('-', span[0], span[1])), ' ') AS cue,
       array_join(transform(content, span -> concat_ws('-', span[0], span[1])), ' ') AS content
FROM (SELECT statement.* FROM found);

CREATE OR REPLACE TEMPORARY VIEW stances AS
SELECT * EXCEPT (rule_ids, modifiers), array_join(rule_ids, ' ') AS rule_ids, array_join(modifiers, ' ') AS modifiers
FROM (SELECT inline(statement.stances) FROM found);
