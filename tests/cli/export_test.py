"""onrecord export: what is written is read back by other people's readers, and nothing is written that is not verbatim."""
import csv
import json
import os
import re
import shutil
import sqlite3
import subprocess
import tempfile
import unittest

ONRECORD = os.environ["ONRECORD"]
ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
TABLES = ["statements", "stances", "timeline", "actors", "issues", "documents"]


def run(*words, stdin=b""):
    done = subprocess.run([ONRECORD, *words], input=stdin, capture_output=True, timeout=120)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def optional(module):
    """A module of tests/requirements.txt, or the test is skipped with a line."""
    try:
        return __import__(module)
    except ImportError:
        raise unittest.SkipTest(f"{module} is not installed (tests/requirements.txt)")


class ExportTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp()
        cls.db = os.path.join(cls.folder, "a.db")
        code, _, errors = run("add", os.path.join(ROOT, "examples/articles"), "--tables", os.path.join(ROOT, "examples/tables"), "--db", cls.db)
        assert code == 0, errors
        cls.csv = os.path.join(cls.folder, "csv")
        code, out, errors = run("export", cls.csv, "--db", cls.db)
        assert (code, out) == (0, ""), errors

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def rows(self, table, folder=None):
        with open(os.path.join(folder or self.csv, table + ".csv"), newline="", encoding="utf-8") as file:
            return list(csv.DictReader(file))

    def path(self, name):
        return os.path.join(self.folder, name)

    def test_every_quotation_is_the_text_at_its_offsets(self):
        database = sqlite3.connect(self.db)
        texts = dict(database.execute("SELECT d.doc_id, t.body FROM document d JOIN article_text t ON t.id = d.text_id"))
        statements = self.rows("statements")
        self.assertGreater(len(statements), 50)
        for row in statements:
            spans = [tuple(map(int, span.split("-"))) for span in row["content"].split()]
            self.assertEqual(row["text"], " ... ".join(texts[row["doc_id"]][a:b] for a, b in spans))
            self.assertEqual((row["start"], row["end"]), tuple(map(str, spans[0])))

    def test_the_database_has_the_same_rows(self):
        database = sqlite3.connect(self.db)
        for table in ["statements", "stances", "documents"]:
            count, = database.execute(f"SELECT count(*) FROM {table}").fetchone()
            self.assertEqual(count, len(self.rows(table)), table)

    def test_a_word_that_is_not_the_texts_stops_it(self):
        damaged = self.path("damaged.db")
        shutil.copy(self.db, damaged)
        database = sqlite3.connect(damaged)
        database.execute("UPDATE statement SET text = replace(text, 'the', 'teh') WHERE id = (SELECT min(id) FROM statement WHERE text LIKE '%the%')")
        database.commit()
        database.close()
        for wanted in [(self.path("none"),), ("--to", "jsonl", "-o", self.path("none"))]:
            code, out, errors = run("export", *wanted, "--db", damaged)
            self.assertEqual((4, ""), (code, out))
            self.assertIn("not the stored text", errors)
            self.assertFalse(os.path.exists(self.path("none")))

    def test_filters(self):
        part = self.path("part")
        code, _, errors = run("export", part, "--db", self.db, "--about", "MAREN.treaty")
        self.assertEqual(0, code, errors)
        ids = {row["statement_id"] for row in self.rows("statements", part)}
        wanted = {row["statement_id"] for row in self.rows("stances") if row["issue_id"] == "MAREN.treaty"}
        self.assertEqual(wanted, ids)
        code, _, errors = run("export", part, "--from", "x.jsonl", "--about", "MAREN.treaty")
        self.assertEqual(2, code)
        self.assertIn("--about works on a database", errors)

    def test_usage(self):
        for words, said in [((), "folder"), (("x", "-o", "y"), "both"), (("x", "--to", "word"), "word"), (("x", "y"), "y"),
                            (("--to", "jsonl", "--excel"), "CSV")]:
            code, _, errors = run("export", *words, "--db", self.db)
            self.assertEqual(2, code, words)
            self.assertIn(said, errors)
        self.assertEqual(4, run("export", self.path("x"), "--db", self.path("nowhere.db"))[0])

    def test_records_of_a_stream_are_as_good_as_a_database(self):
        code, records, errors = run("export", "--to", "jsonl", "--db", self.db)
        self.assertEqual(0, code, errors)
        lines = [json.loads(line) for line in records.splitlines()]
        self.assertEqual([row["statement_id"] for row in self.rows("statements")], [line["statement_id"] for line in lines])
        again = self.path("again")
        code, _, errors = run("export", again, "--from", "-", stdin=records.encode())
        self.assertEqual(0, code, errors)
        for table in ["stances", "timeline"]:
            self.assertEqual([row["label"] for row in self.rows(table)], [row["label"] for row in self.rows(table, again)], table)

    def test_a_bad_record_is_told_and_the_others_written(self):
        _, records, _ = run("export", "--to", "jsonl", "--db", self.db)
        code, _, errors = run("export", self.path("bad"), "--from", "-", stdin=b"{\"text\": 5\n" + records.encode())
        self.assertEqual(1, code)
        self.assertIn("-:1:", errors)
        self.assertEqual(len(self.rows("statements")), len(self.rows("statements", self.path("bad"))))

    def test_the_folder_cannot_be_written(self):
        code, _, errors = run("export", "/dev/null/x", "--db", self.db)
        self.assertEqual(5, code)
        self.assertIn("/dev/null/x", errors)
        code, _, errors = run("export", "--to", "jsonl", "-o", "/dev/full", "--db", self.db)
        self.assertEqual(5, code)
        self.assertIn("No space left", errors)

    def test_frictionless(self):
        frictionless = optional("frictionless")
        for words in [(), ("--excel",)]:
            code, _, errors = run("export", self.path("package"), "--db", self.db, *words)
            self.assertEqual(0, code, errors)
            report = frictionless.Package(self.path("package") + "/datapackage.json").validate()
            self.assertTrue(report.valid, report.flatten(["title", "fieldName", "message"])[:5])
            self.assertEqual(len(TABLES), len(report.tasks))

    def test_duckdb(self):
        duckdb = optional("duckdb")
        types = {}
        for table in TABLES:
            for name, kind, *_ in duckdb.sql(f"DESCRIBE SELECT * FROM read_csv('{self.csv}/{table}.csv', header=true)").fetchall():
                types[table, name] = kind
        for key in [("statements", "said_date"), ("statements", "said_earliest"), ("statements", "said_latest"), ("statements", "published_at"),
                    ("timeline", "from_date"), ("timeline", "to_date"), ("documents", "published_at"), ("actors", "first_said")]:
            self.assertEqual("DATE", types[key], key)
        self.assertEqual("DOUBLE", types["stances", "position"])
        self.assertEqual(len(self.rows("statements")), duckdb.sql(f"SELECT count(*) FROM '{self.csv}/statements.csv'").fetchall()[0][0])
        lines = self.path("statements.jsonl")
        run("export", "--to", "jsonl", "-o", lines, "--db", self.db)
        self.assertEqual(len(self.rows("statements")), duckdb.sql(f"SELECT count(*) FROM read_json_auto('{lines}')").fetchall()[0][0])

    def test_pandas(self):
        pandas = optional("pandas")
        frame = pandas.read_csv(self.csv + "/statements.csv", parse_dates=["said_date", "published_at"])
        self.assertEqual(len(self.rows("statements")), len(frame))
        self.assertTrue(str(frame["said_date"].dtype).startswith("datetime64"))
        self.assertEqual([row["text"] for row in self.rows("statements")], frame["text"].tolist())

    @unittest.skipUnless(shutil.which("soffice"), "LibreOffice is not installed (libreoffice-calc)")
    def test_a_spreadsheet_opens_it_without_formulas(self):
        hostile = self.path("hostile.db")
        text = '"=1+1 is what I said," Ada Reed said on Monday.\n\n"@all of it and +3 more," Tom Hale said.'
        self.assertEqual(0, run("add", "-", "--db", hostile, "--date", "2024-02-16", stdin=text.encode())[0])
        folder = self.path("excel")
        code, _, errors = run("export", folder, "--excel", "--db", hostile)
        self.assertEqual(0, code, errors)
        again = self.path("again_by_office")
        # 44: comma, 34: quotation mark, 76: UTF-8; the last flags evaluate formulas and show their results.
        subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{self.path('profile')}", "--infilter=CSV:44,34,76,1,,0,false,true,false,false",
                        "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false", "--outdir", again, folder + "/statements.csv"],
                       check=True, capture_output=True, timeout=300)
        wanted, found = self.rows("statements", folder), self.rows("statements", again)
        wanted = [{key.lstrip("\ufeff"): value for key, value in row.items()} for row in wanted]
        self.assertEqual(["'=1+1 is what I said", "'@all of it and +3 more"], sorted(row["text"].rstrip(",") for row in wanted))
        strip = lambda row: {key.lstrip("\ufeff"): value.removeprefix("'") for key, value in row.items() if key.lstrip("\ufeff") in ("statement_id", "text", "actor_name", "guarded")}
        self.assertEqual([strip(row) for row in wanted], [strip(row) for row in found])

    def exported(self, name, *words):
        path = self.path("out." + name)
        code, _, errors = run("export", "--to", name, "-o", path, *(() if "--db" in words else ("--db", self.db)), *words)
        self.assertEqual(0, code, errors)
        return path

    def positions(self):
        actors = {row["statement_id"]: row["actor_id"] for row in self.rows("statements")}
        return sorted(("actor:" + actors[row["statement_id"]], "issue:" + row["issue_id"], float(row["position"]))
                      for row in self.rows("stances") if row["position"] and actors[row["statement_id"]])

    def test_graphs(self):
        networkx = optional("networkx")
        graph = networkx.read_gexf(self.exported("gexf"), version="1.3")
        self.assertGreater(len(self.positions()), 20)
        self.assertEqual(self.positions(), sorted((a, b, float(d["weight"]) * int(d["sign"])) for a, b, d in graph.edges(data=True)))
        self.assertTrue(all(0 <= float(d["weight"]) <= 1 for _, _, d in graph.edges(data=True)))
        self.assertEqual("Elena Marsh", graph.nodes["actor:marsh.elena"]["label"])
        self.assertTrue(any("start" in d for _, _, d in graph.edges(data=True)))
        graph = networkx.read_graphml(self.exported("graphml"), force_multigraph=True)
        self.assertEqual(self.positions(), sorted((a, b, d["weight"]) for a, b, d in graph.edges(data=True)))
        self.assertEqual("person", graph.nodes["actor:marsh.elena"]["kind"])

    def test_web_annotations(self):
        with open(self.exported("annotations", "--created", "2025-09-01"), encoding="utf-8") as file:
            page = json.load(file)
        rows = {row["statement_id"]: row for row in self.rows("statements")}
        database = sqlite3.connect(self.db)
        texts = dict(database.execute("SELECT d.url, t.body FROM document d JOIN article_text t ON t.id = d.text_id"))
        self.assertEqual(("AnnotationPage", len(self.rows("statements"))), (page["type"], len(page["items"])))
        for item in page["items"]:
            self.assertEqual(("http://www.w3.org/ns/anno.jsonld", "Annotation"), (item["@context"][0], item["type"]))
            self.assertEqual("Software", item["creator"]["type"])
            self.assertEqual("2025-09-01T00:00:00Z", item["created"])
            row = rows[item["id"].removeprefix("urn:onrecord:statement:")]
            self.assertEqual((row["actor_name"] or None, row["act"]), (item["body"][0].get("onrecord:actor_name"), item["body"][0]["onrecord:act"]))
            self.assertTrue(item["id"].startswith("urn:onrecord:statement:"))
            for target in item["target"] if isinstance(item["target"], list) else [item["target"]]:
                quote, place = target["selector"]
                text = texts[target["source"]]
                self.assertEqual(quote["exact"], text[place["start"]:place["end"]])
                self.assertTrue(text[:place["start"]].endswith(quote.get("prefix", "")))
                self.assertTrue(text[place["end"]:].startswith(quote.get("suffix", "")))
        self.assertEqual(len(page["items"]), len({item["id"] for item in page["items"]}))

    def test_web_annotations_by_their_schema(self):
        jsonschema = optional("jsonschema")
        with open(os.path.join(ROOT, "tests/cli/web_annotation.schema.json"), encoding="utf-8") as file:
            schema = json.load(file)
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema)
        # The schema itself: it takes the shapes that the model shows and refuses what the model forbids.
        plain = {"@context": "http://www.w3.org/ns/anno.jsonld", "id": "http://example.org/anno1", "type": "Annotation", "body": "http://example.org/post1",
                 "target": "http://example.com/page1"}
        quoted = {**plain, "target": {"source": "http://example.org/page1", "selector": {"type": "TextQuoteSelector", "exact": "anotation", "prefix": "this is an ",
                                                                                        "suffix": " that has some"}}}
        placed = {**plain, "target": {"source": "http://example.org/ebook1", "selector": {"type": "TextPositionSelector", "start": 412, "end": 795}}}
        textual = {**plain, "body": {"type": "TextualBody", "value": "<p>j'adore !</p>", "format": "text/html", "language": "fr"}}
        for good in (plain, quoted, placed, textual):
            self.assertEqual([], [error.message for error in validator.iter_errors(good)])
        for bad in ({k: v for k, v in plain.items() if k != "target"}, {**plain, "type": "Note"}, {**plain, "id": "no iri"}, {**plain, "target": {"selector": {}}},
                    {**quoted, "target": {"source": "page 1"}}, {**placed, "target": {"source": "http://x.example/", "selector": {"type": "TextPositionSelector", "start": "4", "end": 5}}},
                    {**textual, "body": {"type": "TextualBody"}}):
            self.assertFalse(validator.is_valid(bad), bad)
        odd = self.path("odd.db")
        articles = [{"doc_id": "a b\u00e9/1", "text": '"We will go," Ada Reed said.', "date": "2024-02-16"},
                    {"url": "no address at all", "text": 'Tom Hale, the mayor, said: "It is late." He said that "nobody" - he smiled - "will come."', "date": "2024-02-16"},
                    {"url": "https://x.example/a b?<c>", "text": '"We stay," Vera Lind said on Monday.', "date": "2024-02-16"}]
        self.assertEqual(0, run("add", "-", "--db", odd, stdin="".join(json.dumps(article) + "\n" for article in articles).encode())[0])
        for db in (self.db, odd):
            with open(self.exported("annotations", "--db", db), encoding="utf-8") as file:
                page = json.load(file)
            self.assertGreater(len(page["items"]), 2)
            self.assertEqual([], [f"{error.json_path}: {error.message}" for error in validator.iter_errors(page)][:3])

    def test_timelinejs(self):
        with open(self.exported("timelinejs"), encoding="utf-8") as file:
            events = json.load(file)["events"]
        self.assertTrue(5 < len(events) <= 30)
        self.assertEqual(events, sorted(events, key=lambda event: [event["start_date"][key] for key in ("year", "month", "day")]))
        headlines = [event["text"]["headline"] for event in events]
        self.assertIn("Elena Marsh stands for on the treaty on the Maren Strait", headlines)
        self.assertEqual(len(events), len({event["unique_id"] for event in events}))
        links = {row["url"] for row in self.rows("documents") if row["url"]}
        for event in events:
            self.assertRegex(event["text"]["text"], "^<blockquote>.+</blockquote><p><a href=")
            self.assertIn(re.search('href="([^"]*)"', event["text"]["text"])[1], links)
            self.assertRegex(event["text"]["headline"], " (stands|moves from|is quoted|mixed evidence) ")


if __name__ == "__main__":
    unittest.main()
