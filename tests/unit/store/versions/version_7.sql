-- What a database of schema version 7 held that those before it did not: corrections with the words they were made on, and samples.
INSERT INTO correction (statement_id, field, issue_id, value, made_by, made_on, note, superseded, taken_back, words) VALUES
  ('ccccc92d73e84d2fa5463585220bbe7f', 'act', '', 'STATE', 'Ida', '2026-11-29', '', 0, 0, 'that the treaty was dead');
INSERT INTO sample (id, issue_id, drawn_from, made_by, made_on) VALUES (1, 'MAREN.treaty', 3, 'Ida', '2026-11-29');
INSERT INTO sample_statement (sample, place, statement_id) VALUES (1, 0, 'ccccc92d73e84d2fa5463585220bbe7f');
INSERT INTO sample_statement (sample, place, statement_id) VALUES (1, 1, 'f5e65c12120e3cc911a30b2bd3151264');
