"""The examples for other people's programs (examples/neighbours, examples/r) do what they say: Datasette, pandas, R, GNU parallel; Grafana's queries run."""
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

    def r_on_the_database(self, script, *words):
        """The rows that the script prints; it must have drawn a picture, too."""
        packages = "for (p in c('DBI', 'RSQLite', 'igraph')) library(p, character.only = TRUE)"
        if not shutil.which("Rscript") or subprocess.run(["Rscript", "-e", packages], capture_output=True, timeout=120).returncode != 0:
            raise unittest.SkipTest("R or one of its packages is not installed (r-base-core, r-cran-dbi, r-cran-rsqlite, r-cran-igraph)")
        picture = self.at / "picture.png"
        picture.unlink(missing_ok=True)
        done = subprocess.run(["Rscript", ROOT / "examples/r" / script, self.db, *words, picture], capture_output=True, timeout=120)
        self.assertEqual(0, done.returncode, done.stderr.decode())
        self.assertEqual(b"\x89PNG", picture.read_bytes()[:4])
        self.assertGreater(picture.stat().st_size, 10000)  # an empty page of this size has 800 bytes
        return list(csv.DictReader(io.StringIO(done.stdout.decode())))

    def test_r_draws_a_timeline(self):
        rows = self.r_on_the_database("timeline.R", "MAREN.treaty")
        said = self.database().execute(
            "SELECT s.actor_name, substr(s.said_date, 1, 7), avg(t.position), count(*) FROM statements s JOIN stances t USING (statement_id) "
            "WHERE t.issue_id = 'MAREN.treaty' AND t.position IS NOT NULL AND s.said_date IS NOT NULL AND s.actor_kind IN "
            "('person', 'government', 'organisation', 'joint') GROUP BY s.actor_id, 2").fetchall()
        drawn = {row["actor"] for row in rows}
        self.assertEqual(6, len(drawn))
        wanted = {(name, month): (mean, count) for name, month, mean, count in said if name in drawn}
        self.assertEqual(wanted.keys(), {(row["actor"], row["month"]) for row in rows})
        for row in rows:
            mean, count = wanted[row["actor"], row["month"]]
            self.assertAlmostEqual(float(row["mean"]), mean, delta=0.0051)
            self.assertEqual(int(row["statements"]), count)

    def test_r_draws_a_congruence_network(self):
        rows = self.r_on_the_database("congruence.R")
        sides = self.database().execute(
            "SELECT s.actor_id, t.issue_id, avg(t.position) FROM statements s JOIN stances t USING (statement_id) WHERE t.position IS NOT NULL "
            "AND s.actor_kind IN ('person', 'government', 'organisation', 'joint') GROUP BY 1, 2 HAVING abs(avg(t.position)) >= 0.1").fetchall()
        wanted = {}
        for actor, issue, position in sides:
            for other, same, against in sides:
                if issue == same and actor < other:
                    pair = wanted.setdefault((actor, other), [0, 0])
                    pair[0 if position * against > 0 else 1] += 1
        self.assertGreater(len(wanted), 20)
        self.assertEqual(wanted, {(r["actor_id"], r["actor_id.other"]): [int(r["agree"]), int(r["disagree"])] for r in rows})

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
