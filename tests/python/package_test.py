"""The Python package beside the program: the same records, the same errors, on any number of threads."""
import csv
import doctest
import io
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import threading
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
ONRECORD = os.environ["ONRECORD"]


def package_of(extension, folder):
    """The package as `pip install` lays it out: its sources and the extension in one folder."""
    package = pathlib.Path(folder) / "onrecord"
    package.mkdir()
    for source in (ROOT / "python" / "onrecord").iterdir():
        if source.suffix in (".py", ".pyi") or source.name == "py.typed":
            (package / source.name).symlink_to(source)
    (package / pathlib.Path(extension).name).symlink_to(pathlib.Path(extension).resolve())
    return folder


PACKAGE = tempfile.TemporaryDirectory()
sys.path.insert(0, package_of(os.environ["ONRECORD_EXTENSION"], PACKAGE.name))
import onrecord  # noqa: E402

ARTICLES = ROOT / "examples" / "articles"
TABLES = ROOT / "examples" / "tables"


def run(*words):
    done = subprocess.run([ONRECORD, *map(str, words)], capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


def module_missing(name):
    try:
        __import__(name)
    except ImportError:
        return True
    return False


class PackageTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.db = pathlib.Path(cls.folder.name) / "x.db"
        code, _, err = run("add", ARTICLES, "--tables", TABLES, "--db", cls.db, "--quiet")
        assert code == 0, err
        cls.tracker = onrecord.Tracker(tables=TABLES)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_the_documentation_says_what_happens(self):
        self.assertEqual(0, doctest.testmod(onrecord).failed)

    def test_the_program_gives_the_same_statements(self):
        code, out, err = run("extract", ARTICLES, "--tables", TABLES, "--emit", "rows")
        self.assertEqual(0, code, err)
        lines = [json.loads(line) for line in out.splitlines()]
        found = self.tracker.track_files(ARTICLES)
        self.assertEqual([line["statement_id"] for line in lines], found.columns()["statement_id"])
        for line, row in zip(lines, found.rows()):
            for key in ("text", "speaker_text", "actor_id", "said_date", "act", "start", "end", "probability"):
                self.assertEqual(line[key], row[key], key)
        self.assertEqual(len(lines), len(found))

    def test_the_database_gives_what_the_program_exports(self):
        with tempfile.TemporaryDirectory() as out:
            code, _, err = run("export", "--to", "csv", "--db", self.db, "-o", out)
            self.assertEqual(0, code, err)
            with onrecord.open(self.db) as database:
                records = database.records()
                for table in ("statements", "stances", "timeline", "actors", "issues", "documents"):
                    text = (pathlib.Path(out) / f"{table}.csv").read_text(encoding="utf-8-sig")
                    rows = list(csv.reader(io.StringIO(text)))
                    self.assertEqual(rows[0], list(records.columns(table)), table)
                    self.assertEqual(len(rows) - 1, len(next(iter(records.columns(table).values()))), table)
                    self.assertEqual(set(rows[0]), set(records.describe(table)))

    def test_threads_do_not_change_anything(self):
        articles = [{"text": path.read_text(encoding="utf-8"), "doc_id": path.stem, "date": "2025-06-05"}
                    for path in sorted(ARTICLES.glob("*.txt"))]
        one = self.tracker.track(articles, threads=1).columns()
        self.assertEqual(one, self.tracker.track(articles, threads=4).columns())
        answers = []
        threads = [threading.Thread(target=lambda: answers.append(self.tracker.track(articles, threads=1).columns()))
                   for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual([one] * 3, answers)

    def test_filters_are_those_of_the_program(self):
        with onrecord.open(self.db) as database:
            def ids(**filters):
                return sorted(database.records(**filters).columns()["statement_id"])

            for filters, words in (({"who": "Elena Marsh"}, ["--who", "Elena Marsh"]),
                                   ({"about": "treaty", "label": ["oppose", "sceptical"]},
                                    ["--about", "treaty", "--label", "oppose,sceptical"]),
                                   ({"words": "treat*", "when": "2025-02.."}, ["treat*", "--when", "2025-02.."]),
                                   ({"kind": "direct", "act": "reject"}, ["--kind", "direct", "--act", "reject"])):
                code, out, err = run("query", *words, "--jsonl", "--db", self.db)
                self.assertEqual(0, code, err)
                wanted = sorted(json.loads(line)["statement_id"] for line in out.splitlines())
                self.assertTrue(wanted, words)
                self.assertEqual(wanted, ids(**filters), words)
            with self.assertRaisesRegex(onrecord.InputError, "nobody is called"):
                database.records(who="Zebulon Quark")
            with self.assertRaisesRegex(onrecord.UsageError, "label: \"warm\""):
                database.records(label="warm")

    def test_a_statement_is_explained_by_the_rules_that_made_it(self):
        with onrecord.open(self.db) as database:
            stances = database.records(about="treaty").columns("stances")
            taken = next(i for i, rules in enumerate(stances["rule_ids"]) if rules)
            told = database.explain(stances["statement_id"][taken])
            rules = {step.rule for step in told.steps if step.of == "stance"}
            self.assertTrue(rules, told)
            self.assertEqual({"actor", "date", "stance"}, {"actor", "date", "stance"} & {step.of for step in told.steps})

    def test_a_bad_article_is_refused_alone(self):
        found = self.tracker.track([{"text": "\"We agree,\" Ann Holm said.", "doc_id": "a"}, {"title": "no text"}, "",
                                    {"text": "Ann Holm said it was late.", "doc_id": "b", "date": "not a day"}])
        self.assertEqual({"a"}, set(found.columns()["doc_id"]))
        self.assertEqual(3, len(found.errors))
        for error in found.errors:
            self.assertIsInstance(error, onrecord.InputError)
            self.assertIn("articles:", str(error))

    def test_lines_go_in_as_they_are(self):
        lines = (b'{"doc_id": "a", "date": "2026-03-18", "text": "Ada Kroll said \xff it was late."}\n{broken\n'
                 b'{"doc_id": "b",   "text": "Ivo Stern said it was not."}\n')
        done = subprocess.run([ONRECORD, "extract", "--tables", TABLES], input=lines, capture_output=True)
        told = [json.loads(line) for line in done.stdout.splitlines()]
        found = self.tracker.track_lines(lines)
        self.assertEqual([each["input_hash"] for record in told for each in record.get("statements", [])], found.columns()["input_hash"])
        self.assertEqual(2, len(found))
        self.assertEqual([record["error"] for record in told if "error" in record], [error.message for error in found.errors])

    def test_errors_are_those_of_the_program(self):
        missing = pathlib.Path(self.folder.name) / "nothing"
        code, _, err = run("extract", "--tables", missing, ARTICLES)
        with self.assertRaises(onrecord.FileError) as raised:
            onrecord.Tracker(tables=missing)
        self.assertEqual(code, raised.exception.exit_code)
        self.assertIn(str(raised.exception), err)

        tables = pathlib.Path(self.folder.name) / "broken"
        tables.mkdir()
        (tables / "issues.tsv").write_text("issue\tpolle\talias\nX\tgood\tbad\n")
        code, _, err = run("extract", "--tables", tables, ARTICLES)
        with self.assertRaises(onrecord.TableError) as raised:
            onrecord.Tracker(tables=[tables])
        self.assertEqual((code, 3), (raised.exception.exit_code, code))
        self.assertIn(str(raised.exception), err)
        self.assertTrue(raised.exception.file.endswith("issues.tsv"))

        model = pathlib.Path(self.folder.name) / "model.onr"
        model.write_bytes(b"no weights")
        with self.assertRaises(onrecord.TableError):
            onrecord.Tracker(model=model)

        database = onrecord.open(self.db)
        database.close()
        with self.assertRaisesRegex(onrecord.DatabaseError, "closed"):
            database.records()
        with self.assertRaises(onrecord.Error):
            onrecord.open(missing)
        with onrecord.open(self.db) as database, self.assertRaisesRegex(onrecord.UsageError, "no table"):
            database.records().columns("verses")

    def test_relabelling_says_what_changed(self):
        copy = pathlib.Path(self.folder.name) / "copy.db"
        copy.write_bytes(self.db.read_bytes())
        with onrecord.open(copy, write=True) as database:
            done = database.relabel(self.tracker)
            self.assertEqual((len(database.records()), 0), (done.statements, done.changed))
            self.assertGreater(database.relabel(onrecord.Tracker()).changed, 0)
            self.assertEqual([], database.records().columns("stances")["issue_id"])

    def test_a_notebook_shows_an_article_and_nothing_of_it_runs(self):
        page = self.tracker.show('"<script>alert(1)</script> is late," Ann Holm said.')._repr_html_()
        self.assertIn('sandbox=""', page)
        self.assertNotIn("<script", page)
        self.assertIn("&amp;lt;script", page)

    @unittest.skipIf(module_missing("pandas"), "pandas is not here")
    def test_frames_have_types(self):
        found = self.tracker.track_files(ARTICLES)
        types = found.statements.dtypes.astype(str)
        self.assertTrue(types["said_date"].startswith("datetime64"))
        self.assertEqual(("Int64", "float64"), (types["start"], types["probability"]))
        self.assertIn("<table", found._repr_html_())
        with onrecord.open(self.db) as database:
            self.assertEqual(len(found), len(database.statements()))
            self.assertLessEqual(set(database.timeline()["issue_id"]), set(database.issues()["issue_id"]))

    @unittest.skipIf(module_missing("pyarrow"), "pyarrow is not here")
    def test_arrow_tables_have_types(self):
        import pyarrow

        found = self.tracker.track_files(ARTICLES)
        for table in ("statements", "stances", "timeline", "actors", "issues", "documents"):
            self.assertEqual(list(found.columns(table)), found.to_arrow(table).column_names)
        self.assertEqual(pyarrow.date32(), found.to_arrow().schema.field("said_date").type)
        self.assertEqual(found.columns()["cue"], [[tuple(span) for span in spans] for spans in
                                                  found.to_arrow()["cue"].to_pylist()])

    @unittest.skipIf(module_missing("pandas"), "pandas is not here")
    def test_the_notebook_of_the_examples_runs(self):
        notebook = json.loads((ROOT / "examples" / "python" / "positions.ipynb").read_text(encoding="utf-8"))
        names = {}
        here = os.getcwd()
        os.chdir(ROOT / "examples" / "python")
        try:
            for cell in notebook["cells"]:
                if cell["cell_type"] == "code":
                    exec(compile("".join(cell["source"]), "positions.ipynb", "exec"), names)  # noqa: S102
        finally:
            os.chdir(here)
        self.assertGreater(len(names["by_month"]), 3)


if __name__ == "__main__":
    unittest.main()
