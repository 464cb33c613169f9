-- What a database of schema version 4 held that those before it did not: one more article, added by the last program of that version.
INSERT INTO article_text (id, hash, body) VALUES (7, '203306e6ff9df56b69a0453786960ede', 'Tomas Reed told reporters in Aldenburg that Kestria had accepted the draft treaty, and that the treaty would be signed “this summer, if nothing goes wrong.”');
INSERT INTO publisher (id, name) VALUES (5, 'Border Times');
INSERT INTO document (id, doc_id, status, replaced_by, text_id, twin_of, title, publisher, url, published_at, date_origin, authors, language, country, version, body_complete, cluster_id, copies, record_hash, input_hash, tool_version, tables_version, tables_hash) VALUES (9, 'dam-1', 'current', NULL, 7, NULL, 'Dam', 5, '', '2024-06-07', 'metadata', '', '', '', '', 1, 'dam-1', 1, 'e7bf8903354229a27a9419a81d4bda11', '4c09329d1e61a0cd5766f9cdd56df785', '0.1.0', '0.1.0', 'f530c654bfaeaffdf86a5ec182bb686d');
INSERT INTO statement (id, statement_id, document, publisher, live, carried, seq, kind, text, start, "end", source, cue, content, byte_spans, speaker_text, actor_id, actor_name, actor_kind, machine_actor, machine_name, machine_kind, actor_role, actor_country, speaks_for, speaker_method, speaker_confidence, cue_text, cue_lemma, addressee, venue, via, said_date, said_precision, said_earliest, said_latest, said_text, said_bytes, said_method, act, polarity, probability, reported_by, review_status, day_from, day_to) VALUES (11, 'a7fee898cc590e1322e50041c902425b', 9, 5, 1, 0, 0, 'mixed', 'that Kestria had accepted the draft treaty, and that the treaty would be signed “this summer, if nothing goes wrong.”', 39, 156, '0-10', '11-15', '39-156', '0-10|11-15|39-160', 'Tomas Reed', 'reed.tomas.xva', 'Tomas Reed', 'person', NULL, NULL, NULL, 'Foreign Minister of Valdoria', 'XVA', '', 'alias', 'high', 'told', 'tell reporters', 'reporters', 'in Aldenburg', '', '2024-06-07', 'day', '2024-06-07', '2024-06-07', '', '', 'published', 'SUPPORT', 0.32, 0.926469, '', '', 20240607, 20240607);
INSERT INTO stance (statement, issue_id, live, day_to, label, position, conditional, condition_text, confidence, rule_ids, evidence_text, evidence_start, evidence_end, evidence_bytes, modifiers, abstain_reason) VALUES (11, 'MAREN.treaty', 1, 20240607, 'none', NULL, 0, '', 'low', '', 'draft treaty', 69, 81, '69-81', '', 'another''s attitude');
INSERT INTO reasoning (statement, steps) VALUES (11, 'who	actor	t/actors.tsv:3	alias -> Tomas Reed	0-10
when	date	times:published	2024-06-07	0-0
act	act	att.want.082	SUPPORT	56-64
act	polarity	att.bad.013	for	151-156
stance:MAREN.treaty	stance	issues:draft treaty	no position: another''s attitude	69-81
');
INSERT INTO mention (document, actor_id) VALUES (9, 'XKE');
INSERT INTO mention (document, actor_id) VALUES (9, 'XVA');
INSERT INTO mention (document, actor_id) VALUES (9, 'reed.tomas.xva');
INSERT INTO actor_form (actor_id, kind, form, folded, count) VALUES ('reed.tomas.xva', 'country', 'XVA', 'xva', 1);
INSERT INTO actor_form (actor_id, kind, form, folded, count) VALUES ('reed.tomas.xva', 'name', 'Tomas Reed', 'tomas reed', 1);
INSERT INTO actor_form (actor_id, kind, form, folded, count) VALUES ('reed.tomas.xva', 'role', 'Foreign Minister of Valdoria', 'foreign minister of valdoria', 1);
INSERT INTO actor_form (actor_id, kind, form, folded, count) VALUES ('reed.tomas.xva', 'words', 'Tomas Reed', 'tomas reed', 1);
INSERT INTO statements_fts (rowid, text) VALUES (11, 'that Kestria had accepted the draft treaty, and that the treaty would be signed “this summer, if nothing goes wrong.”');
