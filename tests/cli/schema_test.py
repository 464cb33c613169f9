"""SCHEMA.md against a real database: views, columns, tables, application id; each promise is broken and must be noticed."""
import csv
import pathlib
import re
import sqlite3
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from program import EXAMPLES, Case  # noqa: E402

PAGE = (EXAMPLES.parent / "SCHEMA.md").read_text()
LAST = "(SELECT max(id) FROM statement)"
# What breaks each promise.
BREAKS = {
    "a statement without its article": f"UPDATE statement SET document = 999 WHERE id = {LAST}",
    "a stance without its statement": "UPDATE stance SET statement = 9999 WHERE statement = (SELECT max(statement) FROM stance)",
    "an article without its text's row": "UPDATE document SET text_id = 9999 WHERE id = 1",
    "an article without its publisher's row": "UPDATE document SET publisher = 9999 WHERE id = 1",
    "a statement that counts, of an article that does not": "UPDATE document SET status = 'withdrawn' WHERE id = 1",
    "a stance whose statement disagrees about counting or day": "UPDATE stance SET live = 0",
    "a twin of an article that is not current":
        "UPDATE document SET twin_of = (SELECT max(id) FROM document) WHERE id = 1; "
        "UPDATE document SET status = 'replaced' WHERE id = (SELECT max(id) FROM document)",
    "a position outside [-1, 1]": "UPDATE stance SET position = 1.5 WHERE position IS NOT NULL",
    "a label that is not its position's": "UPDATE stance SET label = 'none' WHERE position IS NOT NULL",
    "a date that is not whole": f"UPDATE statement SET said_date = '2025-03' WHERE id = {LAST}",
    "a wrong number of copies": "UPDATE document SET copies = 7 WHERE id = 1",
    "a correction that is not in force":
        "INSERT INTO correction (statement_id, field, value, made_by, made_on, note) "
        f"SELECT statement_id, 'act', 'THREATEN', 'anna', '2025-01-01', '' FROM statement WHERE id = {LAST}",
}


def table_of(heading):
    section = PAGE.split(f"### {heading}\n")[1].split("\n##")[0]
    return re.findall(r"^\| (\w+) \| ([^|]+) \| [^|]+ \|$", section, re.M)[1:]


class SchemaTest(Case):
    def setUp(self):
        super().setUp()
        self.examples()

    def test_views(self):
        named = re.findall(r"^### (\w+)$", PAGE, re.M)
        self.assertEqual(sorted(named), [name for (name,) in self.rows("SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY 1")])
        for view in named:
            with self.subTest(view):
                columns = [row[1] for row in self.rows(f'PRAGMA table_info("{view}")')]
                documented = [name for name, _ in table_of(view)]
                if view == "all_statements":
                    documented = [name for name, _ in table_of("statements")] + documented
                self.assertEqual(sorted(documented), sorted(columns))

    def test_types(self):
        self.ok("actors", "merge", "Voss", "Marsh", "--by", "anna")
        self.write("empty.txt", "")
        self.run_program("add", "empty.txt")
        allowed = {"integer": (int,), "number": (float, int), "text": (str,), "date": (str,), "0 or 1": (int,)}
        for view in ("statements", "stances", "documents", "actors", "issues", "mentions", "errors"):
            for column, kind in table_of(view):
                with self.subTest(view=view, column=column):
                    values = [value for (value,) in self.rows(f'SELECT "{column}" FROM "{view}"')]
                    self.assertTrue(values)
                    for value in values:
                        self.assertIsInstance(value, (*allowed[kind.strip()], type(None)))
                        if kind.strip() == "date" and value:
                            self.assertRegex(value, r"^\d{4}-\d\d-\d\d$")
                        if kind.strip() == "0 or 1":
                            self.assertIn(value, (0, 1))

    def test_tables(self):
        section = PAGE.split("## Tables")[1].split("\n## ")[0]
        named = re.findall(r"^\| (\w+) \| ", section, re.M)[1:]
        real = [name for (name,) in self.rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1")
                if not name.startswith("sqlite_") and not re.match(r"statements_fts_", name)]
        self.assertEqual(real, sorted(named))
        (identity,) = self.rows("PRAGMA application_id")[0]
        self.assertIn(f"`application_id` is {identity} ", PAGE)

    def test_the_csv_files_have_no_column_that_a_view_lacks(self):
        self.ok("export", "out")
        for name in ("statements", "stances", "actors", "documents", "issues"):
            with open(self.path / "out" / f"{name}.csv", newline="", encoding="utf-8") as file:
                rows = list(csv.reader(file))
            columns = {row[1] for row in self.rows(f'PRAGMA table_info("{name}")')}
            self.assertEqual(set(), set(rows[0]) - columns, name)
            self.assertEqual(len(rows) - 1, self.rows(f"SELECT count(*) FROM {name}")[0][0], name)

    def test_bytes_and_code_points(self):
        self.write("accents.txt", '"Le \u00e9tang \U0001f6a2 must open," Ilan Okaro said.\n')
        self.ok("add", "accents.txt", "--date", "2025-03-04")
        body, first, last, start, end, text = self.rows(
            "SELECT t.body, v.start_byte, v.end_byte, v.start, v.end, v.text FROM statements v JOIN documents d USING (doc_id) "
            "JOIN article_text t ON t.hash = d.text_hash WHERE t.body LIKE '%tang%'")[0]
        self.assertEqual(text, body.encode()[first:last].decode())
        self.assertEqual(text, body[start:end])
        self.assertLess(end, last)

    def test_the_queries_of_the_page(self):
        for query in PAGE.split("```sql")[1].split("```")[0].split(";"):
            if query.strip():
                self.assertTrue(self.rows(query), query)

    def test_promises(self):
        promises = re.findall(r"^- never (.+)$", PAGE, re.M)
        self.assertEqual(sorted(promises), sorted(BREAKS))
        self.ok("verify")
        whole = self.db.read_bytes()
        for words, sql in BREAKS.items():
            with self.subTest(words):
                self.db.write_bytes(whole)
                connection = sqlite3.connect(self.db)
                connection.executescript(sql)
                connection.close()
                done = self.run_program("verify")
                self.assertEqual(4, done.returncode)
                self.assertIn(words, done.out)

    def test_full_text_that_lacks_a_statement(self):
        connection = sqlite3.connect(self.db)
        connection.execute("INSERT INTO statements_fts (statements_fts, rowid, text) SELECT 'delete', id, text FROM statement WHERE id = 1")
        connection.commit()
        connection.close()
        self.assertIn("full text", self.fails(4, "verify").out)


if __name__ == "__main__":
    unittest.main()
