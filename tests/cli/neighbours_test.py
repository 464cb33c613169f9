"""The examples for other people's programs (examples/neighbours) do what they say: Datasette, pandas, R, GNU parallel; Grafana's queries run."""
import csv
import io
import json
import os
import pathlib
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.request

ONRECORD = os.environ["ONRECORD"]
ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples/neighbours"


class Neighbours(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.at = pathlib.Path(cls.folder.name)
        cls.db = cls.at / "onrecord.db"
        for words in (["add", ROOT / "examples/articles", "--tables", ROOT / "examples/tables"], ["export", cls.at / "csv"]):
            subprocess.run([ONRECORD, *words, "--db", cls.db], check=True, capture_output=True, timeout=120)
        cls.months = cls.database().execute(
            "SELECT t.issue_id, substr(s.said_date, 1, 7), avg(t.position), count(*) FROM statements s JOIN stances t USING (statement_id) "
            "WHERE t.position IS NOT NULL AND s.said_date IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2").fetchall()
        assert len(cls.months) > 8

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @classmethod
    def database(cls):
        return sqlite3.connect(f"file:{cls.db}?mode=ro", uri=True)

    def same_months(self, rows):
        self.assertEqual([(r["issue_id"], r["said_date"], int(r["size"])) for r in rows], [(i, m, n) for i, m, _, n in self.months])
        for row, (_, _, mean, _) in zip(rows, self.months):
            self.assertAlmostEqual(float(row["mean"]), mean, delta=0.0051)

    def test_pandas(self):
        try:
            import pandas  # noqa: F401
        except ImportError:
            raise unittest.SkipTest("pandas is not installed (tests/requirements.txt)")
        out = subprocess.run([sys.executable, EXAMPLES / "positions.py", self.at / "csv"], check=True, capture_output=True, timeout=120).stdout.decode()
        self.same_months(list(csv.DictReader(io.StringIO(out.strip()))))

    @unittest.skipUnless(shutil.which("Rscript"), "R is not installed (r-base-core)")
    def test_r(self):
        out = subprocess.run(["Rscript", EXAMPLES / "positions.R", self.at / "csv"], check=True, capture_output=True, timeout=120).stdout.decode()
        self.same_months(list(csv.DictReader(io.StringIO(out))))

    @unittest.skipUnless(shutil.which("parallel"), "GNU parallel is not installed (parallel)")
    def test_parallel_gives_the_same_bytes(self):
        path = self.at / "articles.jsonl"
        with open(path, "w", encoding="utf-8") as file:
            for i in range(40):
                for article in sorted((ROOT / "examples/articles").iterdir()):
                    file.write(json.dumps({"doc_id": f"{i}-{article.name}", "date": article.name[:10], "text": article.read_text(encoding="utf-8")}) + "\n")
        script = self.at / "parallel.sh"  # smaller blocks, so that there are several
        script.write_text((EXAMPLES / "parallel.sh").read_text(encoding="utf-8").replace("--block 10M", "--block 200k"), encoding="utf-8")
        environment = {**os.environ, "ONRECORD": ONRECORD, "TABLES": str(ROOT / "examples/tables")}
        many = subprocess.run(["bash", script, path], check=True, capture_output=True, env=environment, timeout=300).stdout
        with open(path, "rb") as file:
            one = subprocess.run([ONRECORD, "extract", "--tables", ROOT / "examples/tables"], stdin=file, check=True, capture_output=True, timeout=300).stdout
        self.assertEqual(many, one)
        self.assertEqual(one.count(b"\n"), 640)

    def test_datasette(self):
        try:
            import datasette  # noqa: F401
        except ImportError:
            raise unittest.SkipTest("datasette is not installed (tests/requirements.txt)")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        server = subprocess.Popen([sys.executable, "-m", "datasette", "serve", self.db, "--metadata", EXAMPLES / "datasette.json", "--port", str(port)],
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            def rows(path):
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/onrecord/{path}", timeout=30) as answer:
                    return json.load(answer)
            for _ in range(150):
                try:
                    rows("issues.json?_shape=array")
                    break
                except OSError:
                    time.sleep(0.2)
            months = rows("months.json?_shape=array")
            self.assertEqual([(r["issue_id"], r["month"], r["statements"]) for r in months], [(i, m, n) for i, m, _, n in self.months])
            found = rows("positions.json?_shape=array&who=Elena+Marsh")
            self.assertTrue(found)
            self.assertEqual({r["actor_name"] for r in found}, {"Elena Marsh"})
            page = rows("statements.json?_size=1")
            self.assertIn("actor_name", page["facet_results"].get("results", page["facet_results"]))
        finally:
            server.terminate()
            server.wait(30)

    def test_the_queries_of_the_grafana_dashboard(self):
        with open(EXAMPLES / "grafana_dashboard.json", encoding="utf-8") as file:
            board = json.load(file)
        database = self.database()
        issues = [row[0] for row in database.execute(board["templating"]["list"][1]["query"])]
        self.assertIn("MAREN.treaty", issues)
        for panel in board["panels"]:
            for target in panel["targets"]:
                sql = target["queryText"].replace("$__from", "1704067200000").replace("$__to", "1767225600000").replace("${issue}", "MAREN.treaty")
                cursor = database.execute(sql)
                names = [column[0] for column in cursor.description]
                found = cursor.fetchall()
                self.assertTrue(found, panel["title"])
                if target["queryType"] == "time series":
                    at = names.index("time")
                    self.assertEqual([row[at] for row in found], sorted(row[at] for row in found))
                    self.assertTrue(all(1704067200 <= row[at] < 1767225600 for row in found))


if __name__ == "__main__":
    unittest.main()
