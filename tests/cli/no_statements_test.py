"""A database without a statement that counts says why: it is empty, or its articles have none, or people took them out."""
import csv
import io
import json
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from program import FERRY, Case  # noqa: E402

SILENT = "The ferry lay at the quay. It was painted white.\n"
COMMANDS = [("query",), ("query", "ferry"), ("query", "--count-by", "who"), ("query", "--csv"), ("timeline",), ("timeline", "--csv"), ("report", "--md"),
            ("export", "out"), ("export", "--to", "jsonl"), ("actors",), ("review", "export")]


class NoStatementsTest(Case):
    def add(self, **article):
        self.articles(article)
        self.ok("add", "articles.jsonl")

    def every_command_says(self, why, except_for=()):
        for words in COMMANDS:
            with self.subTest(words):
                said = self.ok(*words).err.splitlines()
                if words in except_for:
                    self.assertNotIn("database is empty", "".join(said))
                else:
                    self.assertIn(why, said)

    def test_an_empty_database(self):
        self.write("articles.jsonl", "")
        self.ok("add", "articles.jsonl")
        self.every_command_says("no statements: the database is empty")
        self.fails(1, "query", "--who", "Velde", says="nobody is called \"Velde\" here; no statements: the database is empty")

    def test_articles_without_any_statement(self):
        self.add(doc_id="a", text=SILENT, date="2024-02-16")
        self.every_command_says("no statements: none was found in the only article")
        self.add(doc_id="b", text=SILENT + "Nobody was there.", date="2024-02-17")
        self.every_command_says("no statements: none was found in the 2 articles")
        self.fails(1, "timeline", "--who", "Velde", says="none was found in the 2 articles")

    def test_a_new_version_without_a_statement(self):
        self.add(doc_id="a", text=FERRY, date="2024-02-16", version="1")
        self.assertEqual("", self.ok("query").err)
        self.add(doc_id="a", text=SILENT, date="2024-02-16", version="2")
        self.every_command_says("no statements: none was found in the only article")

    def test_all_rejected_by_a_reviewer(self):
        self.add(doc_id="a", text=FERRY, date="2024-02-16")
        rows = list(csv.DictReader(io.StringIO(self.ok("review", "export").out.lstrip("\ufeff"), newline="")))
        self.assertEqual(2, len(rows))
        sheet = io.StringIO()
        writer = csv.DictWriter(sheet, rows[0].keys())
        writer.writeheader()
        writer.writerows({**row, "new_status": "rejected"} for row in rows)
        self.ok("review", "import", self.write("sheet.csv", sheet.getvalue()), "--by", "Ada Lind", "--on", "2024-03-01")
        self.every_command_says("no statements: all 2 were rejected by reviewers", except_for={("actors",), ("review", "export")})
        self.assertTrue(self.ok("timeline", "--who", "Velde").out.startswith("Marta Velde\n  0 statements"))

    def test_withdrawn(self):
        for version, status in (("1", "usable"), ("2", "canceled")):
            item = {"uri": "tag:1", "type": "text", "version": version, "versioncreated": "2024-02-16T10:00:00Z", "pubstatus": status, "headline": "Ferry",
                    "body_text": FERRY, "language": "en"}
            self.ok("add", self.write("items.json", json.dumps([item])))
        self.every_command_says("no statements: the only article was withdrawn")


if __name__ == "__main__":
    unittest.main()
