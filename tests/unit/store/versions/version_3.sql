-- What a database of schema version 3 held that those before it did not: an article, and another with the very same text.
INSERT INTO article_text (id, hash, body) VALUES (6, '4903579cc308a17492fed30891d54ccf', 'Elena Marsh rejected the treaty on Sunday, saying: “I will not sign it.”');
INSERT INTO document (id, doc_id, status, replaced_by, text_id, twin_of, title, publisher, url, published_at, date_origin, authors, language, country, version, body_complete, cluster_id, copies, record_hash, input_hash, tool_version, tables_version, tables_hash) VALUES (7, 'bridge-1', 'current', NULL, 6, NULL, 'Bridge', 2, 'https://ledger.example/9', '2024-05-05', 'metadata', '', '', '', '', 1, 'bridge-1', 2, 'f2c407118c04d525bfbbcf36ea48de11', 'f8e27c45198ef1fa2227c1e1768ff52a', '0.1.0', '0.1.0', 'f530c654bfaeaffdf86a5ec182bb686d');
INSERT INTO document (id, doc_id, status, replaced_by, text_id, twin_of, title, publisher, url, published_at, date_origin, authors, language, country, version, body_complete, cluster_id, copies, record_hash, input_hash, tool_version, tables_version, tables_hash) VALUES (8, 'bridge-2', 'current', NULL, 6, 7, 'Bridge again', 4, '', '2024-05-06', 'metadata', '', '', '', '', 1, 'bridge-1', 2, '97810d0889b0b97c224684f08a05b13e', 'd22831390367eed214ac9a66f5e8dffb', '0.1.0', '0.1.0', 'f530c654bfaeaffdf86a5ec182bb686d');
INSERT INTO statement (id, statement_id, document, publisher, live, carried, seq, kind, text, start, "end", source, cue, content, byte_spans, speaker_text, actor_id, actor_name, actor_kind, machine_actor, machine_name, machine_kind, actor_role, actor_country, speaks_for, speaker_method, speaker_confidence, cue_text, cue_lemma, addressee, venue, via, said_date, said_precision, said_earliest, said_latest, said_text, said_bytes, said_method, act, polarity, probability, reported_by, review_status, day_from, day_to) VALUES (9, '8681a4b1655247ff1475124df3bd26b4', 7, 2, 1, 0, 0, 'indirect', 'the treaty', 21, 31, '0-11', '12-20', '21-31', '0-11|12-20|21-31', 'Elena Marsh', 'marsh.elena.xva', 'Elena Marsh', 'person', NULL, NULL, NULL, 'Prime Minister of Valdoria', 'XVA', '', 'alias', 'high', 'rejected', 'reject', '', '', '', '2024-05-05', 'day', '2024-05-05', '2024-05-05', '', '', 'same_occasion', 'REJECT', -1.0, 0.542282, '', '', 20240505, 20240505);
INSERT INTO statement (id, statement_id, document, publisher, live, carried, seq, kind, text, start, "end", source, cue, content, byte_spans, speaker_text, actor_id, actor_name, actor_kind, machine_actor, machine_name, machine_kind, actor_role, actor_country, speaks_for, speaker_method, speaker_confidence, cue_text, cue_lemma, addressee, venue, via, said_date, said_precision, said_earliest, said_latest, said_text, said_bytes, said_method, act, polarity, probability, reported_by, review_status, day_from, day_to) VALUES (10, '90c18d9dafeeac19d9c006cf974f1cec', 7, 2, 1, 0, 1, 'direct', 'I will not sign it', 52, 70, '0-11', '43-50', '52-70', '0-11|43-50|54-72', 'Elena Marsh', 'marsh.elena.xva', 'Elena Marsh', 'person', NULL, NULL, NULL, 'Prime Minister of Valdoria', 'XVA', '', 'alias', 'high', 'saying:', 'say', '', '', '', '2024-05-05', 'day', '2024-05-05', '2024-05-05', 'Sunday', '35-41', 'weekday', 'REJECT', -1.0, 0.927263, '', '', 20240505, 20240505);
INSERT INTO stance (statement, issue_id, live, day_to, label, position, conditional, condition_text, confidence, rule_ids, evidence_text, evidence_start, evidence_end, evidence_bytes, modifiers, abstain_reason) VALUES (9, 'MAREN.treaty', 1, 20240505, 'oppose', -1.0, 0, '', 'high', 'att.oppose.004', 'treaty', 25, 31, '25-31', '', '');
INSERT INTO reasoning (statement, steps) VALUES (9, 'who	actor	t/actors.tsv:2	alias -> Elena Marsh	0-11
when	date	times:same_occasion	2024-05-05	35-41
act	act	reject.cue.003	REJECT	12-20
act	polarity	reject.cue.003	against	12-20
stance:MAREN.treaty	stance	issues:treaty	object +1	25-31
stance:MAREN.treaty	stance	att.oppose.004	attitude -1	12-20
');
INSERT INTO reasoning (statement, steps) VALUES (10, 'who	actor	t/actors.tsv:2	alias -> Elena Marsh	0-11
when	date	times:2024-05-05	2024-05-05	35-41
act	act	reject.text.008	REJECT	56-69
act	polarity	reject.text.008	against	56-69
');
INSERT INTO mention (document, actor_id) VALUES (7, 'marsh.elena.xva');
INSERT INTO actor_form (actor_id, kind, form, folded, count) VALUES ('marsh.elena.xva', 'country', 'XVA', 'xva', 2);
INSERT INTO actor_form (actor_id, kind, form, folded, count) VALUES ('marsh.elena.xva', 'name', 'Elena Marsh', 'elena marsh', 2);
INSERT INTO actor_form (actor_id, kind, form, folded, count) VALUES ('marsh.elena.xva', 'role', 'Prime Minister of Valdoria', 'prime minister of valdoria', 2);
INSERT INTO actor_form (actor_id, kind, form, folded, count) VALUES ('marsh.elena.xva', 'words', 'Elena Marsh', 'elena marsh', 2);
INSERT INTO statements_fts (rowid, text) VALUES (9, 'the treaty');
INSERT INTO statements_fts (rowid, text) VALUES (10, 'I will not sign it');
