-- What a database of schema version 5 held that those before it did not: an article whose words stand in it twice.
INSERT INTO article_text (id, hash, body) VALUES (8, 'de7ec3b62e5d420eb22cc64cb440f08c', 'Clara Voss said on Monday that the treaty was dead. “It was dead from the start,” Voss told reporters, and Tomas Reed said that the treaty was dead.');
INSERT INTO document (id, doc_id, status, replaced_by, text_id, twin_of, title, publisher, url, published_at, date_origin, authors, language, country, version, body_complete, cluster_id, copies, record_hash, input_hash, tool_version, tables_version, tables_hash, identity) VALUES (10, 'canal-1', 'current', NULL, 8, NULL, 'Canal', 5, '', '2024-07-08', 'metadata', '', '', '', '', 1, 'canal-1', 1, 'e1b87bb5242665f51c4f9ab246925b04', 'dce001406afb87716b7edff946df8ed3', '0.1.0', '0.1.0', '975808ffe1f77ee35f8dcfd2f08bf0c8', 'id:canal-1');
INSERT INTO statement (id, statement_id, document, publisher, live, seq, kind, text, start, "end", source, cue, content, byte_spans, speaker_text, actor_id, actor_name, actor_kind, machine_actor, machine_name, machine_kind, actor_role, actor_country, speaks_for, speaker_method, speaker_confidence, cue_text, cue_lemma, addressee, venue, via, said_date, said_precision, said_earliest, said_latest, said_text, said_bytes, said_method, act, polarity, probability, reported_by, review_status, day_from, day_to) VALUES (12, 'ccccc92d73e84d2fa5463585220bbe7f', 10, 5, 1, 0, 'indirect', 'that the treaty was dead', 26, 50, '0-10', '11-15', '26-50', '0-10|11-15|26-50', 'Clara Voss', 'voss.clara.xva', 'Clara Voss', 'person', NULL, NULL, NULL, 'Finance Minister of Valdoria', 'XVA', '', 'alias', 'high', 'said', 'say', '', '', '', '2024-07-08', 'day', '2024-07-08', '2024-07-08', 'Monday', '19-25', 'weekday', 'STATE', 0.0, 0.837429, '', '', 20240708, 20240708);
INSERT INTO statement (id, statement_id, document, publisher, live, seq, kind, text, start, "end", source, cue, content, byte_spans, speaker_text, actor_id, actor_name, actor_kind, machine_actor, machine_name, machine_kind, actor_role, actor_country, speaks_for, speaker_method, speaker_confidence, cue_text, cue_lemma, addressee, venue, via, said_date, said_precision, said_earliest, said_latest, said_text, said_bytes, said_method, act, polarity, probability, reported_by, review_status, day_from, day_to) VALUES (13, 'ad55c699cbeb8cbcec4b264efd5df72d', 10, 5, 1, 1, 'direct', 'It was dead from the start', 53, 79, '82-86', '87-91', '53-79', '86-90|91-95|55-81', 'Voss', 'voss.clara.xva', 'Clara Voss', 'person', NULL, NULL, NULL, 'Finance Minister of Valdoria', 'XVA', '', 'alias', 'high', 'told', 'tell', 'reporters', '', '', '2024-07-08', 'day', '2024-07-08', '2024-07-08', '', '', 'same_occasion', 'STATE', 0.0, 0.921185, '', '', 20240708, 20240708);
INSERT INTO statement (id, statement_id, document, publisher, live, seq, kind, text, start, "end", source, cue, content, byte_spans, speaker_text, actor_id, actor_name, actor_kind, machine_actor, machine_name, machine_kind, actor_role, actor_country, speaks_for, speaker_method, speaker_confidence, cue_text, cue_lemma, addressee, venue, via, said_date, said_precision, said_earliest, said_latest, said_text, said_bytes, said_method, act, polarity, probability, reported_by, review_status, day_from, day_to) VALUES (14, 'f5e65c12120e3cc911a30b2bd3151264', 10, 5, 1, 2, 'indirect', 'that the treaty was dead', 123, 147, '107-117', '118-122', '123-147', '111-121|122-126|127-151', 'Tomas Reed', 'reed.tomas.xva', 'Tomas Reed', 'person', NULL, NULL, NULL, 'Foreign Minister of Valdoria', 'XVA', '', 'alias', 'high', 'said', 'say', '', '', '', '2024-07-08', 'day', '2024-07-08', '2024-07-08', '', '', 'published', 'STATE', 0.0, 0.900299, '', '', 20240708, 20240708);
INSERT INTO stance (statement, issue_id, live, day_to, label, position, conditional, condition_text, confidence, rule_ids, evidence_text, evidence_start, evidence_end, evidence_bytes, modifiers, abstain_reason) VALUES (12, 'MAREN.treaty', 1, 20240708, 'none', NULL, 0, '', 'low', '', 'treaty', 35, 41, '35-41', '', 'no attitude governs it');
INSERT INTO stance (statement, issue_id, live, day_to, label, position, conditional, condition_text, confidence, rule_ids, evidence_text, evidence_start, evidence_end, evidence_bytes, modifiers, abstain_reason) VALUES (14, 'MAREN.treaty', 1, 20240708, 'none', NULL, 0, '', 'low', '', 'treaty', 132, 138, '136-142', '', 'no attitude governs it');
INSERT INTO reasoning (statement, steps) VALUES (12, 'who	actor	t/actors.tsv:4	alias -> Clara Voss	0-10
when	date	times:2024-07-08	2024-07-08	19-25
act	act	none	STATE: no row fired	0-0
act	polarity	connotations:dead	against	46-50
stance:MAREN.treaty	stance	issues:treaty	no position: no attitude governs it	35-41
');
INSERT INTO reasoning (statement, steps) VALUES (13, 'who	actor	t/actors.tsv:4	name alone -> Clara Voss	86-90
when	date	times:same_occasion	2024-07-08	19-25
act	act	none	STATE: no row fired	0-0
act	polarity	connotations:dead	against	62-66
');
INSERT INTO reasoning (statement, steps) VALUES (14, 'who	actor	t/actors.tsv:3	alias -> Tomas Reed	111-121
when	date	times:published	2024-07-08	0-0
act	act	none	STATE: no row fired	0-0
act	polarity	connotations:dead	against	147-151
stance:MAREN.treaty	stance	issues:treaty	no position: no attitude governs it	136-142
');
INSERT INTO mention (document, actor_id) VALUES (10, 'reed.tomas.xva');
INSERT INTO mention (document, actor_id) VALUES (10, 'voss.clara.xva');
DELETE FROM actor_form WHERE actor_id IS 'reed.tomas.xva' AND kind IS 'country' AND form IS 'XVA' AND folded IS 'xva' AND count IS 1;
DELETE FROM actor_form WHERE actor_id IS 'reed.tomas.xva' AND kind IS 'name' AND form IS 'Tomas Reed' AND folded IS 'tomas reed' AND count IS 1;
DELETE FROM actor_form WHERE actor_id IS 'reed.tomas.xva' AND kind IS 'role' AND form IS 'Foreign Minister of Valdoria' AND folded IS 'foreign minister of valdoria' AND count IS 1;
DELETE FROM actor_form WHERE actor_id IS 'reed.tomas.xva' AND kind IS 'words' AND form IS 'Tomas Reed' AND folded IS 'tomas reed' AND count IS 1;
DELETE FROM actor_form WHERE actor_id IS 'voss.clara.xva' AND kind IS 'country' AND form IS 'XVA' AND folded IS 'xva' AND count IS 6;
DELETE FROM actor_form WHERE actor_id IS 'voss.clara.xva' AND kind IS 'name' AND form IS 'Clara Voss' AND folded IS 'clara voss' AND count IS 6;
DELETE FROM actor_form WHERE actor_id IS 'voss.clara.xva' AND kind IS 'role' AND form IS 'Finance Minister of Valdoria' AND folded IS 'finance minister of valdoria' AND count IS 2;
DELETE FROM actor_form WHERE actor_id IS 'voss.clara.xva' AND kind IS 'words' AND form IS 'Clara Voss' AND folded IS 'clara voss' AND count IS 1;
INSERT INTO actor_form (actor_id, kind, form, folded, count) VALUES ('reed.tomas.xva', 'country', 'XVA', 'xva', 2);
INSERT INTO actor_form (actor_id, kind, form, folded, count) VALUES ('reed.tomas.xva', 'name', 'Tomas Reed', 'tomas reed', 2);
INSERT INTO actor_form (actor_id, kind, form, folded, count) VALUES ('reed.tomas.xva', 'role', 'Foreign Minister of Valdoria', 'foreign minister of valdoria', 2);
INSERT INTO actor_form (actor_id, kind, form, folded, count) VALUES ('reed.tomas.xva', 'words', 'Tomas Reed', 'tomas reed', 2);
INSERT INTO actor_form (actor_id, kind, form, folded, count) VALUES ('voss.clara.xva', 'country', 'XVA', 'xva', 8);
INSERT INTO actor_form (actor_id, kind, form, folded, count) VALUES ('voss.clara.xva', 'name', 'Clara Voss', 'clara voss', 8);
INSERT INTO actor_form (actor_id, kind, form, folded, count) VALUES ('voss.clara.xva', 'role', 'Finance Minister of Valdoria', 'finance minister of valdoria', 4);
INSERT INTO actor_form (actor_id, kind, form, folded, count) VALUES ('voss.clara.xva', 'words', 'Clara Voss', 'clara voss', 2);
INSERT INTO actor_form (actor_id, kind, form, folded, count) VALUES ('voss.clara.xva', 'words', 'Voss', 'voss', 1);
INSERT INTO statements_fts (rowid, text) VALUES (12, 'that the treaty was dead');
INSERT INTO statements_fts (rowid, text) VALUES (13, 'It was dead from the start');
INSERT INTO statements_fts (rowid, text) VALUES (14, 'that the treaty was dead');
