-- What a database of schema version 10 held that those before it did not: a saved query, and what was told of it.
INSERT INTO saved_query (name, words, told_on) VALUES ('pier', '["--about","MAREN.pier"]', '2024-03-04');
INSERT INTO told_statement (query, statement_id) SELECT 'pier', statement_id FROM statement WHERE live ORDER BY id LIMIT 2;
