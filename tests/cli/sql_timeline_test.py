"""The timeline as SQL (examples/sql): in SQLite and in DuckDB the very spells of onrecord timeline."""
import csv
import io
import json
import os
import pathlib
import random
import sqlite3
import subprocess
import tempfile
import unittest

ONRECORD = os.environ["ONRECORD"]
ROOT = pathlib.Path(__file__).resolve().parents[2]
SQL = ROOT / "examples/sql"
COLUMNS = ["actor_id", "issue_id", "spell", "side", "label", "from_date", "to_date", "statements", "mean_position", "change", "change_from", "confirmed",
           "before_statement_id", "first_statement_id"]
TABLES = {"issues.tsv": "id\tpole\talias\tpolarity\tkind\nTOWN.bridge\tthe bridge should be built\tbridge\t+1\tevent\n"
                        "TOWN.dues\tport dues should rise\tport dues\t+1\tmeasure\n"}
SPEAKERS = ["Mayor Hanna Brask", "Harbour master Olof Renn", "Professor Ida Moll", "Senator Jonas Wik"]
SAYINGS = ['said "we must build the bridge"', 'said "we reject the bridge"', "said he supported the bridge", "said she opposed the port dues",
           "declined to comment on the bridge", "said the bridge would probably fail", 'said "I welcome the port dues if the money stays in the town"',
           'said "we are against the bridge"', "said he had doubts about the port dues", 'said "we support the bridge"']


def tidy(row):
    row = {column: "" if row[column] is None else str(row[column]) for column in COLUMNS}
    row["mean_position"] = f"{float(row['mean_position']):.5f}"
    return row


def articles(count):
    """Articles over a year in which few people say few things in all orders; some are copies of one story by another publisher."""
    pick = random.Random(11)
    for i in range(count):
        text = "\n\n".join(f"{pick.choice(SPEAKERS)} {pick.choice(SAYINGS)}." for _ in range(3)) + f"\n\nThe council meets in week {i % 50}."
        record = {"doc_id": f"a{i}", "date": f"2025-{1 + i % 12:02}-{1 + i * 7 % 28:02}", "publisher": "Harbour Post", "text": text}
        yield record
        if i % 5 == 0:
            yield {**record, "doc_id": f"b{i}", "publisher": "Courier", "text": text + " The meeting is public."}


class SqlTimeline(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.at = pathlib.Path(cls.folder.name)
        (cls.at / "tables").mkdir()
        for name, table in TABLES.items():
            (cls.at / "tables" / name).write_text(table, encoding="utf-8")
        (cls.at / "a.jsonl").write_text("".join(json.dumps(a) + "\n" for a in articles(120)), encoding="utf-8")
        cls.run_on("add", str(cls.at / "a.jsonl"), "--tables", str(cls.at / "tables"))
        cls.run_on("add", str(ROOT / "examples/articles"), "--tables", str(ROOT / "examples/tables"))
        rows = csv.DictReader(io.StringIO(cls.run_on("timeline", "--csv")))
        cls.spells = sorted((tidy(row) for row in rows), key=lambda r: (r["actor_id"], r["issue_id"], int(r["spell"])))

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @classmethod
    def run_on(cls, *words):
        done = subprocess.run([ONRECORD, *words, "--db", str(cls.at / "x.db")], capture_output=True, timeout=120)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    def test_there_is_something_to_compare(self):
        self.assertGreater(len(self.spells), 40)
        self.assertEqual({s["change"] for s in self.spells}, {"first", "shift", "reversal"})
        self.assertEqual({s["confirmed"] for s in self.spells}, {"true", "false"})
        self.assertGreaterEqual(len({s["side"] for s in self.spells}), 3)

    def test_sqlite(self):
        database = sqlite3.connect(self.at / "x.db")
        database.row_factory = sqlite3.Row
        found = [tidy(row) for row in database.execute((SQL / "timeline.sql").read_text(encoding="utf-8"))]
        self.assertEqual(found, self.spells)

    def test_duckdb(self):
        try:
            import duckdb
        except ImportError:
            raise unittest.SkipTest("duckdb is not installed (tests/requirements.txt)")
        self.run_on("export", str(self.at / "csv"))
        database = duckdb.connect()
        database.execute((SQL / "duckdb_tables.sql").read_text(encoding="utf-8").replace("'csv/", f"'{self.at}/csv/"))
        self.assertEqual(str(database.execute("SELECT typeof(said_date) FROM statements LIMIT 1").fetchone()[0]), "DATE")
        cursor = database.execute((SQL / "timeline.sql").read_text(encoding="utf-8"))
        names = [column[0] for column in cursor.description]
        self.assertEqual([tidy(dict(zip(names, row))) for row in cursor.fetchall()], self.spells)


if __name__ == "__main__":
    unittest.main()
