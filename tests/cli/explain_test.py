"""onrecord explain and verify: a statement's story; faults that verify finds."""
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from program import FERRY, Case  # noqa: E402


class ExplainTest(Case):
    def test_each_step_is_told(self):
        self.examples()
        (statement,) = self.rows("SELECT statement_id FROM stances WHERE position > 0 ORDER BY 1 LIMIT 1")[0]
        row = self.rows(f"SELECT text, actor_name, act, said_date FROM statements WHERE statement_id = '{statement}'")[0]
        rule, issue = self.rows(f"SELECT rule_ids, issue_id FROM stances WHERE statement_id = '{statement}'")[0]
        out = " ".join(self.ok("explain", statement[:12]).out.split())
        for part in (*row, issue, rule.split()[0], "found by", "cue:", statement):
            if part:
                self.assertIn(" ".join(part.split()), out)

    def test_source_cue_and_words_stand_together(self):
        self.write("good.txt", FERRY)
        self.ok("add", "--date", "2025-03-04", "good.txt")
        (statement,) = self.rows("SELECT statement_id FROM statements WHERE text LIKE '%not ready%'")[0]
        words = "Ilan Okaro, the harbour master said: the quay was not ready"
        self.assertIn(words, " ".join(self.ok("explain", statement[:12]).out.split()))
        self.assertIn(words, self.ok("query", "quay", "--md").out.replace("\\", ""))
        card = " ".join(self.ok("query", "quay").out.split())
        self.assertIn("Ilan Okaro, the harbour master, said the quay was not ready.", card)

    def test_ids_that_are_none(self):
        self.examples()
        self.fails(2, "explain", "hello", says="hello")
        self.fails(1, "explain", "0" * 32, says="no statement")
        self.fails(2, "explain", says="STATEMENT_ID")
        first = self.rows("SELECT substr(statement_id, 1, 1) FROM statements GROUP BY 1 HAVING count(*) > 1 LIMIT 1")[0][0]
        self.fails(1, "explain", first, says="several statements")

    def test_verify_finds_a_changed_text(self):
        self.write("good.txt", FERRY)
        self.ok("add", "--date", "2025-03-04", "good.txt")
        self.assertIn("all good", self.ok("verify").out)
        self.rows("SELECT 1")
        import sqlite3
        with sqlite3.connect(self.db) as connection:
            connection.execute("UPDATE article_text SET body = replace(body, 'ferry', 'fairy')")
        connection.close()
        done = self.fails(4, "verify")
        self.assertIn("hash", done.out)
        self.assertIn("quotation", done.out)


if __name__ == "__main__":
    unittest.main()
