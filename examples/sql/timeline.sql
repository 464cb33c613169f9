-- The timeline (`onrecord timeline --csv`) as one query, for SQLite and DuckDB alike; it reads statements and stances.
--
-- SQLite, on the database:   sqlite3 -header -csv onrecord.db < examples/sql/timeline.sql
-- DuckDB, on the CSV export: onrecord export csv && duckdb -csv < <(cat examples/sql/duckdb_tables.sql examples/sql/timeline.sql)
--
-- One row a spell. Left out, as their arithmetic is not the same everywhere: gap_days, and appearances and outlets of copies.
-- Classes of a point: 0 solid, 1 conditional, 2 prognosis, 3 withheld; the first that a day has leads it. What rests on the
-- speaker's party alone is at best a prognosis; "has said" counts on the last day on which it can have been said.
WITH RECURSIVE
-- Dated statements with a position, by actors who are somebody. Copies of a story differ in blanks and quotation marks.
said AS (
  SELECT coalesce(nullif(s.actor_id, ''), s.actor_name) AS actor, t.issue_id, s.statement_id, s.doc_id, s.seq,
         coalesce(nullif(s.cluster_id, ''), s.doc_id) AS story,
         CASE WHEN s.said_date IS NULL AND s.said_method = 'tense' THEN s.said_latest ELSE s.said_date END AS said_date,
         s.said_earliest, s.said_latest, t.position,
         CASE WHEN t.rule_ids = 'review' THEN CASE WHEN t.conditional THEN 1 ELSE 0 END WHEN s.act = 'WITHHOLD' THEN 3 WHEN s.act = 'ASSESS' THEN 2
              WHEN t.rule_ids = 'party' AND coalesce(s.review_status, '') = '' THEN 2 WHEN t.conditional THEN 1 ELSE 0 END AS class,
         replace(replace(replace(replace(replace(replace(replace(replace(replace(s.text, '‘', ''''), '’', ''''), '“', '"'), '”', '"'),
           chr_tab.c, ' '), chr_newline.c, ' '), '   ', ' '), '  ', ' '), '  ', ' ') AS words
  FROM statements s
  JOIN stances t ON t.statement_id = s.statement_id
  CROSS JOIN (SELECT '	' AS c) AS chr_tab
  CROSS JOIN (SELECT '
' AS c) AS chr_newline
  WHERE (s.said_date IS NOT NULL OR (s.said_method = 'tense' AND s.said_latest IS NOT NULL)) AND t.position IS NOT NULL AND coalesce(s.actor_name, '') <> ''
    AND coalesce(s.actor_kind, '') NOT IN ('unnamed', 'group') AND coalesce(s.review_status, '') <> 'rejected'
),
-- The n-th time that an article says the words meets the n-th time of its copies: one point.
occurrences AS (
  SELECT *, row_number() OVER (PARTITION BY actor, issue_id, doc_id, words ORDER BY said_date, said_earliest NULLS FIRST,
                               said_latest NULLS FIRST, seq, statement_id) AS occurrence
  FROM said
),
copies AS (
  SELECT *, row_number() OVER (PARTITION BY actor, issue_id, story, words, occurrence ORDER BY said_date, said_earliest NULLS FIRST,
                               said_latest NULLS FIRST, doc_id, seq, statement_id) AS copy
  FROM occurrences
),
points AS (
  SELECT *, row_number() OVER (PARTITION BY actor, issue_id ORDER BY said_date, said_earliest NULLS FIRST, said_latest NULLS FIRST,
                               doc_id, seq, statement_id) AS place,
         min(class) OVER (PARTITION BY actor, issue_id, said_date) AS first_class
  FROM copies WHERE copy = 1
),
-- A day's position is the mean of its leading points; opposite signs among them make it mixed.
day_means AS (
  SELECT actor, issue_id, said_date, min(first_class) AS first_class, count(*) AS statements,
         avg(CASE WHEN class = first_class THEN position END) AS position,
         max(CASE WHEN class = first_class AND position > 0 THEN 1 ELSE 0 END) AS some_for,
         max(CASE WHEN class = first_class AND position < 0 THEN 1 ELSE 0 END) AS some_against
  FROM points GROUP BY actor, issue_id, said_date
),
days AS (
  SELECT *, row_number() OVER (PARTITION BY actor, issue_id ORDER BY said_date) AS n,
         CASE WHEN some_for = 1 AND some_against = 1 THEN 'mixed' WHEN position > 0 THEN 'for' WHEN position < 0 THEN 'against'
              ELSE 'neutral' END AS side
  FROM day_means
),
-- Day by day: a withheld day, or a prognosis, does not end a spell that rests on something stronger.
runs AS (
  SELECT actor, issue_id, n, said_date, first_class, side, position, statements, 1 AS spell, side AS spell_side, first_class AS strongest
  FROM days WHERE n = 1
  UNION ALL
  SELECT d.actor, d.issue_id, d.n, d.said_date, d.first_class, d.side, d.position, d.statements,
         CASE WHEN d.side = r.spell_side OR (d.first_class = 3 AND r.strongest < 3) OR (d.first_class = 2 AND r.strongest < 2)
              THEN r.spell ELSE r.spell + 1 END,
         CASE WHEN d.side = r.spell_side OR (d.first_class = 3 AND r.strongest < 3) OR (d.first_class = 2 AND r.strongest < 2)
              THEN r.spell_side ELSE d.side END,
         CASE WHEN NOT (d.side = r.spell_side OR (d.first_class = 3 AND r.strongest < 3) OR (d.first_class = 2 AND r.strongest < 2))
                OR d.first_class < r.strongest THEN d.first_class ELSE r.strongest END
  FROM runs r JOIN days d ON d.actor = r.actor AND d.issue_id = r.issue_id AND d.n = r.n + 1
),
-- The strongest class that a spell has on days of its own side, whose mean is the spell's.
own_days AS (
  SELECT *, min(first_class) OVER (PARTITION BY actor, issue_id, spell) AS best FROM runs WHERE side = spell_side
),
means AS (
  SELECT actor, issue_id, spell, avg(CASE WHEN first_class = best THEN position END) AS mean_position, max(said_date) AS last_own_day
  FROM own_days GROUP BY actor, issue_id, spell
),
stories AS (
  SELECT r.actor, r.issue_id, r.spell, count(DISTINCT p.story) AS stories
  FROM own_days r JOIN points p ON p.actor = r.actor AND p.issue_id = r.issue_id AND p.said_date = r.said_date AND p.class = p.first_class
  GROUP BY r.actor, r.issue_id, r.spell
),
spells AS (
  SELECT r.actor, r.issue_id, r.spell, r.spell_side AS side, min(r.said_date) AS from_date, max(r.said_date) AS to_date,
         sum(r.statements) AS statements
  FROM runs r GROUP BY r.actor, r.issue_id, r.spell, r.spell_side
),
-- Of each day the statements that may stand for it: leading ones, those on the day's own side first.
witnesses AS (
  SELECT p.actor, p.issue_id, p.said_date, p.statement_id,
         row_number() OVER (PARTITION BY p.actor, p.issue_id, p.said_date ORDER BY
           CASE WHEN (d.side = 'for' AND p.position > 0) OR (d.side = 'against' AND p.position < 0) OR (d.side = 'neutral' AND p.position = 0)
                THEN 0 ELSE 1 END, p.place) AS from_first,
         row_number() OVER (PARTITION BY p.actor, p.issue_id, p.said_date ORDER BY
           CASE WHEN (d.side = 'for' AND p.position > 0) OR (d.side = 'against' AND p.position < 0) OR (d.side = 'neutral' AND p.position = 0)
                THEN 0 ELSE 1 END, p.place DESC) AS from_last
  FROM points p JOIN days d ON d.actor = p.actor AND d.issue_id = p.issue_id AND d.said_date = p.said_date
  WHERE p.class = p.first_class
)
SELECT s.actor AS actor_id, s.issue_id, s.spell, s.side,
       CASE WHEN s.side = 'mixed' THEN 'mixed' WHEN m.mean_position >= 0.75 THEN 'support' WHEN m.mean_position > 0 THEN 'qualified_support'
            WHEN m.mean_position = 0 THEN 'noncommittal' WHEN m.mean_position > -0.75 THEN 'sceptical' ELSE 'oppose' END AS label,
       s.from_date, s.to_date, s.statements, round(m.mean_position, 6) AS mean_position,
       CASE WHEN b.side IS NULL THEN 'first'
            WHEN (b.side = 'for' AND s.side = 'against') OR (b.side = 'against' AND s.side = 'for') THEN 'reversal' ELSE 'shift' END AS change,
       b.side AS change_from, CASE WHEN c.stories >= 2 THEN 'true' ELSE 'false' END AS confirmed,
       old.statement_id AS before_statement_id, new.statement_id AS first_statement_id
FROM spells s
JOIN means m ON m.actor = s.actor AND m.issue_id = s.issue_id AND m.spell = s.spell
JOIN stories c ON c.actor = s.actor AND c.issue_id = s.issue_id AND c.spell = s.spell
JOIN witnesses new ON new.actor = s.actor AND new.issue_id = s.issue_id AND new.said_date = s.from_date AND new.from_first = 1
LEFT JOIN spells b ON b.actor = s.actor AND b.issue_id = s.issue_id AND b.spell = s.spell - 1
LEFT JOIN means bm ON bm.actor = b.actor AND bm.issue_id = b.issue_id AND bm.spell = b.spell
LEFT JOIN witnesses old ON old.actor = b.actor AND old.issue_id = b.issue_id AND old.said_date = bm.last_own_day AND old.from_last = 1
ORDER BY actor_id, s.issue_id, s.spell;
