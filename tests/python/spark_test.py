"""examples/spark: what Spark's workers find is what one machine finds, also where a worker is killed and where rows fail.

Own articles in the daily run; ONRECORD_WHOLE_CORPUS=1 takes the 15,000 modern and 8,961 Reuters articles (or ONRECORD_EACH=8
every eighth of them). Skipped where Java, pyspark or pandas is missing: `pip install -r examples/spark/requirements.txt`.
"""
import contextlib
import csv
import gzip
import importlib.util
import io
import json
import lzma
import os
import pathlib
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
CORPORA = ROOT.parent / "shared" / "corpora"
ONRECORD = os.environ["ONRECORD"]
WHOLE = os.environ.get("ONRECORD_WHOLE_CORPUS") == "1"
EACH = int(os.environ.get("ONRECORD_EACH", "1"))
MISSING = [name for name in ("pyspark", "pandas", "pyarrow") if importlib.util.find_spec(name) is None]
if shutil.which("java") is None:
    MISSING.append("java")

# Known to the corpus as a whole alone: README of the example.
OF_THE_CORPUS = {"cluster_id", "copies"}


def killed_once(batches, tables):
    """The example's work; the first worker that has given away some of its rows is killed."""
    import track

    for number, frame in enumerate(track.analyse(batches, tables)):
        yield frame
        if number == 1:
            try:
                os.close(os.open(os.environ["ONRECORD_KILLED"], os.O_CREAT | os.O_EXCL))
            except FileExistsError:
                continue
            os.kill(os.getpid(), signal.SIGKILL)


def own_articles():
    for folder in (ROOT / "examples/articles", *sorted((ROOT / "tests/corpus/own").glob("*/text"))):
        for path in sorted(folder.glob("*.txt")):
            yield {"doc_id": path.stem, "date": path.name[:10], "publisher": folder.parent.name, "text": path.read_text(encoding="utf-8")}


def corpus_articles():
    for name, opening in (("modern/articles.jsonl.xz", lzma.open), ("reuters/articles.jsonl.gz", gzip.open)):
        with opening(CORPORA / name, "rt", encoding="utf-8") as lines:
            yield from (json.loads(line) for i, line in enumerate(lines) if i % EACH == 0)


def plain(value):
    """As JSON has it: days are words, numbers are numbers."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    return value if value is None or isinstance(value, (str, bool)) else str(value)


def rows_of(folder):
    """The rows of a Parquet folder, as JSON has them."""
    import pyarrow.dataset

    for batch in pyarrow.dataset.dataset(folder, partitioning="hive").to_batches():
        yield from (plain(row) for row in batch.to_pylist())


@unittest.skipIf(MISSING, f"spark_test: not here: {', '.join(MISSING)} (examples/spark/requirements.txt)")
@unittest.skipIf(WHOLE and not CORPORA.exists(), f"spark_test: {CORPORA} is not here")
class SparkTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        import package_test
        from pyspark.sql import SparkSession

        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.at = pathlib.Path(cls.folder.name)
        paths = [package_test.PACKAGE.name, ROOT / "examples/spark", ROOT / "tests/python"]
        sys.path[:0] = map(str, paths)
        os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [*sys.path[:3], os.environ.get("PYTHONPATH")]))  # the workers'
        os.environ["PYSPARK_PYTHON"] = sys.executable
        os.environ["ONRECORD_KILLED"] = str(cls.at / "killed")
        import track

        articles = list(corpus_articles() if WHOLE else own_articles())
        if not WHOLE:  # the very text of another under a later id; the same article again
            articles += [{**articles[3], "doc_id": "zz-twin"}, articles[5]]
        articles.sort(key=lambda article: article["doc_id"])
        stories = ["modern/trade", "modern/aca", "modern/guns", "reuters/opec", "reuters/dollar"] if WHOLE else []
        cls.tables = [str(CORPORA / story) for story in stories] or [str(ROOT / "examples/tables")]
        cls.lines = [json.dumps(article).encode() for article in articles]
        cls.bad = [b'{"doc_id": "no text"}', b"{broken", b'{"doc_id": "no day", "date": "someday", "text": "Ada Kroll said it was late."}',
                   b'{"doc_id": "bytes", "date": "2026-03-18", "text": "Ada Kroll said \xff\xfe it was \\u0000 late."}', b"", b"null"]
        cls.input = cls.at / "articles.jsonl"
        cls.input.write_bytes(b"\n".join(cls.lines + cls.bad) + b"\n")
        cls.spark = (SparkSession.builder.master("local[2,4]").config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", 2)
                     .config("spark.sql.files.maxPartitionBytes", "8m" if WHOLE else "30k").config("spark.sql.files.openCostInBytes", 0)
                     .config("spark.sql.execution.arrow.maxRecordsPerBatch", 500 if WHOLE else 5)
                     # A short run: what Java would compile for a long one costs more than it saves.
                     .config("spark.driver.extraJavaOptions", "" if WHOLE else "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
                     .config("spark.sql.codegen.wholeStage", WHOLE).config("spark.sql.adaptive.enabled", WHOLE).getOrCreate())
        cls.addClassCleanup(cls.spark.stop)
        cls.spark.sparkContext.setLogLevel("OFF")  # the death of a worker is meant
        tables = [word for folder in cls.tables for word in ("--tables", folder)]
        told = io.StringIO()
        with contextlib.redirect_stdout(told):
            track.main([str(cls.input), *tables, "--out", str(cls.at / "out")], work=killed_once)
        cls.told = told.getvalue()
        cls.extracted = cls.at / "extracted.jsonl"
        with open(cls.extracted, "wb") as out:
            subprocess.run([ONRECORD, "extract", cls.input, *tables, "--jobs", "2"], stdout=out, stderr=subprocess.DEVNULL, timeout=7000)
        if not WHOLE:
            cls.db = cls.at / "one.db"
            subprocess.run([ONRECORD, "add", cls.input, *tables, "--db", cls.db], capture_output=True, timeout=600)

    def database_rows(self, view, without=()):
        with sqlite3.connect(self.db) as connection:
            query = connection.execute(f"SELECT * FROM {view}")
            names = [column[0] for column in query.description]
            for cells in query:
                row = {name: None if cell == "" else plain(cell) for name, cell in zip(names, cells)}
                yield {name: cell for name, cell in row.items() if name not in without and not name.endswith("_epoch")}

    def test_a_worker_was_killed_and_every_article_is_there_once(self):
        self.assertTrue((self.at / "killed").exists())
        one, failed = {}, []
        with open(self.extracted, encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                if "error" in record:
                    failed.append(record["error"])
                else:
                    one.setdefault(record["doc_id"], []).append(hash(json.dumps(plain(record["statements"]), sort_keys=True)))
        many, errors, counted = {}, [], 0
        for row in rows_of(self.at / "out/articles"):
            if row["error"] is not None:
                errors.append(row["error"])
                self.assertTrue(row["line"])
                continue
            counted += len(row["found"])
            many.setdefault(row["doc_id"], []).append(hash(json.dumps(row["found"], sort_keys=True)))
        self.assertGreater(counted, 100)
        # Every statement with every column and its positions, in the order of the article.
        self.assertEqual([], [doc_id for doc_id in one.keys() | many.keys() if one.get(doc_id) != many.get(doc_id)][:10])
        self.assertEqual(sorted(failed), sorted(errors))
        self.assertEqual(4, len(errors))
        self.assertIn(" statements, 4 failed", self.told)

    def test_the_timeline_is_that_of_one_machine(self):
        twins = {row["doc_id"] for row in rows_of(self.at / "out/documents") if row["twin_of"] is not None}
        seen, records = set(), []
        with open(self.extracted, encoding="utf-8") as lines:
            for line in lines:
                doc_id = json.loads(line).get("doc_id")
                if doc_id is not None and doc_id not in twins | seen:
                    records.append(line)
                    seen.add(doc_id)
        told = subprocess.run([ONRECORD, "timeline", "--from", "-", "--csv"], input="".join(records).encode(), capture_output=True, timeout=600)
        self.assertEqual(0, told.returncode, told.stderr.decode())
        ours = list(rows_of(self.at / "out/timeline"))

        def tidy(row):
            row = {name: "" if row[name] is None else str(row[name]) for name in ours[0] if name in theirs[0]}
            return {**row, "mean_position": f"{float(row['mean_position']):.5f}", "spell": float(row["spell"]), "statements": float(row["statements"])}

        theirs = list(csv.DictReader(io.StringIO(told.stdout.decode())))
        self.assertGreater(len(theirs), 8)
        self.assertGreater(len(ours[0].keys() & theirs[0].keys()), 11)
        self.assertEqual(sorted(map(tidy, theirs), key=str), sorted(map(tidy, ours), key=str))

    @unittest.skipIf(WHOLE, "the whole corpus goes through `extract` alone")
    def test_tables_are_those_of_the_database(self):
        for view, without in (("statements", OF_THE_CORPUS), ("stances", set()), ("actors", set())):
            ours = [{name: cell or (cell if cell == 0 else None) for name, cell in row.items() if name != "said_month" and name not in without}
                    for row in rows_of(self.at / "out" / view)]
            theirs = list(self.database_rows(view, without))
            self.assertGreater(len(theirs), 8)
            for row in ours + theirs:
                if "conditional" in row:
                    row["conditional"] = bool(row["conditional"])
            self.assertEqual(sorted(json.dumps(row, sort_keys=True) for row in theirs), sorted(json.dumps(row, sort_keys=True) for row in ours), view)
        self.assertEqual({(row["doc_id"], row["twin_of"]) for row in self.database_rows("documents")},
                         {(row["doc_id"], row["twin_of"]) for row in rows_of(self.at / "out/documents")})

    @unittest.skipIf(WHOLE, "the whole corpus goes through `extract` alone")
    def test_statements_lie_by_month(self):
        import pyarrow.parquet

        months = sorted((self.at / "out/statements").glob("said_month=*"))
        self.assertGreater(len(months), 5)
        for month in months:
            for row in pyarrow.parquet.ParquetFile(next(month.glob("*.parquet"))).read().to_pylist():
                self.assertEqual(month.name, f"said_month={str(row['said_date'])[:7] if row['said_date'] else 'unknown'}")

    @unittest.skipIf(WHOLE, "the whole corpus goes through `extract` alone")
    def test_parquet_in_gives_the_same(self):
        import pyarrow
        import pyarrow.parquet
        import track

        articles = [json.loads(line) for line in self.lines]
        pyarrow.parquet.write_table(pyarrow.Table.from_pylist(articles[:12]), self.at / "in.parquet")
        tracker = __import__("onrecord").Tracker(tables=self.tables)
        found = {row["doc_id"]: row["found"] for row in rows_of(self.at / "out/articles") if row["error"] is None}
        for row in track.articles_in(self.spark, str(self.at / "in.parquet")).collect():
            for made in track.rows_of(tracker, bytes(row["line"])):
                statements = plain(made["found"])
                for statement in statements + found[made["doc_id"]]:
                    statement.pop("input_hash", None)  # of the line, which is another one
                self.assertEqual(found[made["doc_id"]], statements)


if __name__ == "__main__":
    unittest.main()
