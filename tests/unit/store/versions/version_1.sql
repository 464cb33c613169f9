-- What a database of schema version 1 held that those before it did not: articles with statements and positions: one with a copy, one with two versions, one refused line.
INSERT INTO article_text (id, hash, body) VALUES (1, '6b26879d7e6f80d97d51865268e76c39', '“We will sign the treaty in May,” Prime Minister Elena Marsh said on Monday.

Tomas Reed, the foreign minister, said the strait treaty was a mistake. Nobody at the quay – café Łódź 🚢 – believed it.');
INSERT INTO article_text (id, hash, body) VALUES (2, '19bcf7d5b33e144887f794e153460026', 'Clara Voss said the money had been found. “It is enough,” she told reporters.');
INSERT INTO article_text (id, hash, body) VALUES (3, '2495514ab33de85d56b7b42ef7d381e4', 'The pier is shut again.

Clara Voss said the money had been found. “It is enough,” she told reporters.');
INSERT INTO article_text (id, hash, body) VALUES (4, '5a5bdc0cdd964ce2911d2f6416ecd3e6', 'Samuel Okoro said rates would fall.');
INSERT INTO publisher (id, name) VALUES (1, 'Harbour Post');
INSERT INTO publisher (id, name) VALUES (2, 'Lind Ledger');
INSERT INTO publisher (id, name) VALUES (3, '');
INSERT INTO document (id, doc_id, status, replaced_by, text_id, twin_of, title, publisher, url, published_at, date_origin, authors, language, country, version, body_complete, cluster_id, copies, record_hash, input_hash, tool_version, tables_version, tables_hash) VALUES (1, 'quay-1', 'current', NULL, 1, NULL, 'Quay talks', 1, 'https://post.example/1', '2024-02-16', 'metadata', '', '', '', '', 1, 'quay-1', 2, 'ffcef67137beb33fdffefe3a5cbddc50', 'f157931152450e7bf946a85b0142866b', '0.1.0', '0.1.0', 'f530c654bfaeaffdf86a5ec182bb686d');
INSERT INTO document (id, doc_id, status, replaced_by, text_id, twin_of, title, publisher, url, published_at, date_origin, authors, language, country, version, body_complete, cluster_id, copies, record_hash, input_hash, tool_version, tables_version, tables_hash) VALUES (2, 'quay-2', 'current', NULL, 1, 1, 'Copy', 2, 'https://ledger.example/2', '2024-02-17', 'metadata', '', '', '', '', 1, 'quay-1', 2, 'a974fe650808aaf60d1dee98e505b7ee', '99eb0cdf71f9dc56b74344516bfb3acc', '0.1.0', '0.1.0', 'f530c654bfaeaffdf86a5ec182bb686d');
INSERT INTO document (id, doc_id, status, replaced_by, text_id, twin_of, title, publisher, url, published_at, date_origin, authors, language, country, version, body_complete, cluster_id, copies, record_hash, input_hash, tool_version, tables_version, tables_hash) VALUES (3, 'pier-1', 'replaced', 4, 2, NULL, 'Pier shut', 1, '', '2024-03-01', 'metadata', '', '', '', '1', 1, 'pier-1', 1, 'af9e7cb12e2cf667a5f382049571cacc', 'b4ada2e5863bb6c90d85c864744f5bcc', '0.1.0', '0.1.0', 'f530c654bfaeaffdf86a5ec182bb686d');
INSERT INTO document (id, doc_id, status, replaced_by, text_id, twin_of, title, publisher, url, published_at, date_origin, authors, language, country, version, body_complete, cluster_id, copies, record_hash, input_hash, tool_version, tables_version, tables_hash) VALUES (4, 'pier-1', 'current', NULL, 3, NULL, 'Pier shut', 1, '', '2024-03-02', 'metadata', '', '', '', '2', 1, 'pier-1', 1, '896d02ed76017c37473c2226d60ede8d', 'd99cfb6f7b73545607d7d014b03e3d8c', '0.1.0', '0.1.0', 'f530c654bfaeaffdf86a5ec182bb686d');
INSERT INTO document (id, doc_id, status, replaced_by, text_id, twin_of, title, publisher, url, published_at, date_origin, authors, language, country, version, body_complete, cluster_id, copies, record_hash, input_hash, tool_version, tables_version, tables_hash) VALUES (5, 'gone-1', 'current', NULL, 4, NULL, 'Gone', 3, '', '2024-03-03', 'metadata', '', '', '', '', 1, 'gone-1', 1, 'e49fa66b56932da38a9bd0cb02bc0833', 'c5b170c38cf4f8eb8ff8576f5ec7b6d8', '0.1.0', '0.1.0', 'f530c654bfaeaffdf86a5ec182bb686d');
INSERT INTO statement (id, statement_id, document, publisher, live, carried, seq, kind, text, start, "end", source, cue, content, byte_spans, speaker_text, actor_id, actor_name, actor_kind, machine_actor, machine_name, machine_kind, actor_role, actor_country, speaks_for, speaker_method, speaker_confidence, cue_text, cue_lemma, addressee, venue, via, said_date, said_precision, said_earliest, said_latest, said_text, said_bytes, said_method, act, polarity, probability, reported_by, review_status, day_from, day_to) VALUES (1, 'f4cdd508b6f621155da814c2e77d164d', 1, 1, 1, 0, 0, 'direct', 'We will sign the treaty in May', 1, 31, '34-60', '61-65', '1-31', '38-64|65-69|3-33', 'Prime Minister Elena Marsh', 'marsh.elena.xva', 'Elena Marsh', 'person', NULL, NULL, NULL, 'Prime Minister of Valdoria', 'XVA', 'XVA', 'alias', 'high', 'said', 'say', '', '', '', '2024-02-12', 'day', '2024-02-12', '2024-02-12', 'Monday', '73-79', 'weekday', 'ANNOUNCE', 0.72, 0.955162, '', '', 20240212, 20240212);
INSERT INTO statement (id, statement_id, document, publisher, live, carried, seq, kind, text, start, "end", source, cue, content, byte_spans, speaker_text, actor_id, actor_name, actor_kind, machine_actor, machine_name, machine_kind, actor_role, actor_country, speaks_for, speaker_method, speaker_confidence, cue_text, cue_lemma, addressee, venue, via, said_date, said_precision, said_earliest, said_latest, said_text, said_bytes, said_method, act, polarity, probability, reported_by, review_status, day_from, day_to) VALUES (2, 'dee7117668abfdaf05536afd4676ad6b', 1, 1, 1, 0, 1, 'indirect', 'the strait treaty was a mistake', 117, 148, '78-110', '112-116', '117-148', '82-114|116-120|121-152', 'Tomas Reed, the foreign minister', 'reed.tomas.xva', 'Tomas Reed', 'person', NULL, NULL, NULL, 'Foreign Minister of Valdoria', 'XVA', 'XVA', 'name', 'high', 'said', 'say', '', '', '', '2024-02-16', 'day', '2024-02-16', '2024-02-16', '', '', 'published', 'ASSESS', -0.8, 0.964621, '', '', 20240216, 20240216);
INSERT INTO statement (id, statement_id, document, publisher, live, carried, seq, kind, text, start, "end", source, cue, content, byte_spans, speaker_text, actor_id, actor_name, actor_kind, machine_actor, machine_name, machine_kind, actor_role, actor_country, speaks_for, speaker_method, speaker_confidence, cue_text, cue_lemma, addressee, venue, via, said_date, said_precision, said_earliest, said_latest, said_text, said_bytes, said_method, act, polarity, probability, reported_by, review_status, day_from, day_to) VALUES (3, 'a81283c94aaaf46f606dd8e1f4ceed50', 1, 1, 1, 0, 2, 'indirect', 'it', 194, 196, '150-182', '185-193', '194-196', '154-195|200-208|209-211', 'Nobody at the quay – café Łódź 🚢', 'unnamed.quay-1.nobody', 'unnamed: Nobody', 'unnamed', NULL, NULL, NULL, 'Nobody', '', '', 'unknown', 'high', 'believed', 'believe', '', '', '', '2024-02-16', 'day', '2024-02-16', '2024-02-16', '', '', 'published', 'ASSESS', 0.0, 0.580722, '', '', 20240216, 20240216);
INSERT INTO statement (id, statement_id, document, publisher, live, carried, seq, kind, text, start, "end", source, cue, content, byte_spans, speaker_text, actor_id, actor_name, actor_kind, machine_actor, machine_name, machine_kind, actor_role, actor_country, speaks_for, speaker_method, speaker_confidence, cue_text, cue_lemma, addressee, venue, via, said_date, said_precision, said_earliest, said_latest, said_text, said_bytes, said_method, act, polarity, probability, reported_by, review_status, day_from, day_to) VALUES (4, 'a385a436fc7ee67ef208a96c31d8e9d8', 4, 1, 1, 1, 0, 'indirect', 'the money had been found', 41, 65, '25-35', '36-40', '41-65', '25-35|36-40|41-65', 'Clara Voss', 'voss.clara.xva', 'Clara Voss', 'person', NULL, NULL, NULL, 'Finance Minister of Valdoria', 'XVA', '', 'alias', 'high', 'said', 'say', '', '', '', '2024-03-02', 'day', '2024-03-02', '2024-03-02', '', '', 'published', 'STATE', 0.0, 0.909423, '', '', 20240302, 20240302);
INSERT INTO statement (id, statement_id, document, publisher, live, carried, seq, kind, text, start, "end", source, cue, content, byte_spans, speaker_text, actor_id, actor_name, actor_kind, machine_actor, machine_name, machine_kind, actor_role, actor_country, speaks_for, speaker_method, speaker_confidence, cue_text, cue_lemma, addressee, venue, via, said_date, said_precision, said_earliest, said_latest, said_text, said_bytes, said_method, act, polarity, probability, reported_by, review_status, day_from, day_to) VALUES (5, '49734fd58a96870598df5acd5e6f048a', 4, 1, 1, 1, 1, 'direct', 'It is enough', 68, 80, '83-86', '87-91', '68-80', '87-90|91-95|70-82', 'she', 'voss.clara.xva', 'Clara Voss', 'person', NULL, NULL, NULL, 'Finance Minister of Valdoria', 'XVA', '', 'pronoun', 'medium', 'told', 'tell', 'reporters', '', '', '2024-03-02', 'day', '2024-03-02', '2024-03-02', '', '', 'published', 'ASSESS', 0.0, 0.940309, '', '', 20240302, 20240302);
INSERT INTO statement (id, statement_id, document, publisher, live, carried, seq, kind, text, start, "end", source, cue, content, byte_spans, speaker_text, actor_id, actor_name, actor_kind, machine_actor, machine_name, machine_kind, actor_role, actor_country, speaks_for, speaker_method, speaker_confidence, cue_text, cue_lemma, addressee, venue, via, said_date, said_precision, said_earliest, said_latest, said_text, said_bytes, said_method, act, polarity, probability, reported_by, review_status, day_from, day_to) VALUES (6, '480c4476af3f8e58601fbf8ef20673e5', 5, 3, 1, 0, 0, 'indirect', 'rates would fall', 18, 34, '0-12', '13-17', '18-34', '0-12|13-17|18-34', 'Samuel Okoro', 'okoro.samuel.xva', 'Samuel Okoro', 'person', NULL, NULL, NULL, 'Governor, Bank of Valdoria', 'XVA', '', 'alias', 'high', 'said', 'say', '', '', '', '2024-03-03', 'day', '2024-03-03', '2024-03-03', '', '', 'published', 'ASSESS', 0.0, 0.924077, '', '', 20240303, 20240303);
INSERT INTO stance (statement, issue_id, live, day_to, label, position, conditional, condition_text, confidence, rule_ids, evidence_text, evidence_start, evidence_end, evidence_bytes, modifiers, abstain_reason) VALUES (1, 'MAREN.treaty', 1, 20240212, 'qualified_support', 0.5, 0, '', 'medium', 'agree.text.005', 'will sign the treaty', 4, 24, '6-26', 'hedge:HED-001', '');
INSERT INTO stance (statement, issue_id, live, day_to, label, position, conditional, condition_text, confidence, rule_ids, evidence_text, evidence_start, evidence_end, evidence_bytes, modifiers, abstain_reason) VALUES (2, 'MAREN.treaty', 1, 20240216, 'oppose', -0.8, 0, '', 'high', 'att.bad.030', 'strait treaty was a mistake', 121, 148, '125-152', '', '');
INSERT INTO reasoning (statement, steps) VALUES (1, 'who	actor	t/actors.tsv:2	alias -> Elena Marsh	38-64
when	date	times:2024-02-12	2024-02-12	73-79
act	act	announce.text.001	ANNOUNCE	3-10
act	polarity	agree.text.005	for	6-15
stance:MAREN.treaty	stance	issues:treaty	object +1	20-26
stance:MAREN.treaty	stance	agree.text.005	attitude +0.9	6-15
stance:MAREN.treaty	modifier	HED-001	cap0.5 (hedge)	30-33
');
INSERT INTO reasoning (statement, steps) VALUES (2, 'who	actor	t/actors.tsv:3	full name -> Tomas Reed	82-114
when	date	times:published	2024-02-16	0-0
act	act	att.bad.030	ASSESS	143-152
act	polarity	att.bad.030	against	143-152
stance:MAREN.treaty	stance	issues:strait treaty	object +1	125-138
stance:MAREN.treaty	stance	att.bad.030	attitude -0.8	143-152
');
INSERT INTO reasoning (statement, steps) VALUES (3, 'who	actor	unnamed	unnamed -> unnamed: Nobody	154-195
when	date	times:published	2024-02-16	0-0
act	act	cues:believe	ASSESS (a thought)	200-208
');
INSERT INTO reasoning (statement, steps) VALUES (4, 'who	actor	t/actors.tsv:4	alias -> Clara Voss	25-35
when	date	times:published	2024-03-02	0-0
act	act	none	STATE: no row fired	0-0
');
INSERT INTO reasoning (statement, steps) VALUES (5, 'who	actor	t/actors.tsv:4	pronoun -> Clara Voss	87-90
when	date	times:published	2024-03-02	0-0
act	act	syntax:assessing	ASSESS	76-82
');
INSERT INTO reasoning (statement, steps) VALUES (6, 'who	actor	t/actors.tsv:5	alias -> Samuel Okoro	0-12
when	date	times:published	2024-03-03	0-0
act	act	syntax:assessing	ASSESS	24-29
');
INSERT INTO issue (issue_id, pole) VALUES ('KES.sanctions', 'Valdoria''s sanctions on Kestria should be lifted');
INSERT INTO issue (issue_id, pole) VALUES ('MAREN.treaty', 'the treaty on the Maren Strait should be signed and kept');
INSERT INTO issue (issue_id, pole) VALUES ('STEEL.tariffs', 'Valdoria''s tariffs on Kestrian steel should stay');
INSERT INTO issue (issue_id, pole) VALUES ('VAL.rates', 'the Bank of Valdoria should lower interest rates');
INSERT INTO mention (document, actor_id) VALUES (1, 'marsh.elena.xva');
INSERT INTO mention (document, actor_id) VALUES (1, 'reed.tomas.xva');
INSERT INTO mention (document, actor_id) VALUES (1, 'unnamed.quay-1.nobody');
INSERT INTO mention (document, actor_id) VALUES (3, 'voss.clara.xva');
INSERT INTO mention (document, actor_id) VALUES (4, 'voss.clara.xva');
INSERT INTO mention (document, actor_id) VALUES (5, 'okoro.samuel.xva');
INSERT INTO actor_form (actor_id, kind, form, folded, count) VALUES ('marsh.elena.xva', 'country', 'XVA', 'xva', 1);
INSERT INTO actor_form (actor_id, kind, form, folded, count) VALUES ('marsh.elena.xva', 'name', 'Elena Marsh', 'elena marsh', 1);
INSERT INTO actor_form (actor_id, kind, form, folded, count) VALUES ('marsh.elena.xva', 'role', 'Prime Minister of Valdoria', 'prime minister of valdoria', 1);
INSERT INTO actor_form (actor_id, kind, form, folded, count) VALUES ('marsh.elena.xva', 'speaks_for', 'XVA', 'xva', 1);
INSERT INTO actor_form (actor_id, kind, form, folded, count) VALUES ('marsh.elena.xva', 'words', 'Prime Minister Elena Marsh', 'prime minister elena marsh', 1);
INSERT INTO actor_form (actor_id, kind, form, folded, count) VALUES ('okoro.samuel.xva', 'country', 'XVA', 'xva', 1);
INSERT INTO actor_form (actor_id, kind, form, folded, count) VALUES ('okoro.samuel.xva', 'name', 'Samuel Okoro', 'samuel okoro', 1);
INSERT INTO actor_form (actor_id, kind, form, folded, count) VALUES ('okoro.samuel.xva', 'role', 'Governor, Bank of Valdoria', 'governor, bank of valdoria', 1);
INSERT INTO actor_form (actor_id, kind, form, folded, count) VALUES ('okoro.samuel.xva', 'words', 'Samuel Okoro', 'samuel okoro', 1);
INSERT INTO actor_form (actor_id, kind, form, folded, count) VALUES ('reed.tomas.xva', 'country', 'XVA', 'xva', 1);
INSERT INTO actor_form (actor_id, kind, form, folded, count) VALUES ('reed.tomas.xva', 'name', 'Tomas Reed', 'tomas reed', 1);
INSERT INTO actor_form (actor_id, kind, form, folded, count) VALUES ('reed.tomas.xva', 'role', 'Foreign Minister of Valdoria', 'foreign minister of valdoria', 1);
INSERT INTO actor_form (actor_id, kind, form, folded, count) VALUES ('reed.tomas.xva', 'speaks_for', 'XVA', 'xva', 1);
INSERT INTO actor_form (actor_id, kind, form, folded, count) VALUES ('reed.tomas.xva', 'words', 'Tomas Reed, the foreign minister', 'tomas reed, the foreign minister', 1);
INSERT INTO actor_form (actor_id, kind, form, folded, count) VALUES ('unnamed.quay-1.nobody', 'name', 'unnamed: Nobody', 'unnamed: nobody', 1);
INSERT INTO actor_form (actor_id, kind, form, folded, count) VALUES ('unnamed.quay-1.nobody', 'role', 'Nobody', 'nobody', 1);
INSERT INTO actor_form (actor_id, kind, form, folded, count) VALUES ('unnamed.quay-1.nobody', 'words', 'Nobody at the quay – café Łódź 🚢', 'nobody at the quay - cafe lodz 🚢', 1);
INSERT INTO actor_form (actor_id, kind, form, folded, count) VALUES ('voss.clara.xva', 'country', 'XVA', 'xva', 2);
INSERT INTO actor_form (actor_id, kind, form, folded, count) VALUES ('voss.clara.xva', 'name', 'Clara Voss', 'clara voss', 2);
INSERT INTO actor_form (actor_id, kind, form, folded, count) VALUES ('voss.clara.xva', 'pronoun', 'she', 'she', 1);
INSERT INTO actor_form (actor_id, kind, form, folded, count) VALUES ('voss.clara.xva', 'role', 'Finance Minister of Valdoria', 'finance minister of valdoria', 2);
INSERT INTO actor_form (actor_id, kind, form, folded, count) VALUES ('voss.clara.xva', 'words', 'Clara Voss', 'clara voss', 1);
INSERT INTO rejected_input (origin, line, message, kind) VALUES ('a2.jsonl', 3, '"text" is a number, not a string', 1);
INSERT INTO statements_fts (rowid, text) VALUES (1, 'We will sign the treaty in May');
INSERT INTO statements_fts (rowid, text) VALUES (2, 'the strait treaty was a mistake');
INSERT INTO statements_fts (rowid, text) VALUES (3, 'it');
INSERT INTO statements_fts (rowid, text) VALUES (4, 'the money had been found');
INSERT INTO statements_fts (rowid, text) VALUES (5, 'It is enough');
INSERT INTO statements_fts (rowid, text) VALUES (6, 'rates would fall');
