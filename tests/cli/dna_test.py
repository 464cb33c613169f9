"""Discourse Network Analyzer: out and back without a loss, edits that its coders make, studies that DNA made, gold data for the scorers."""
import json
import pathlib
import sqlite3
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from program import EXAMPLES, Case  # noqa: E402

TOOLS = pathlib.Path(__file__).resolve().parents[3] / "shared/tools"
TEXT = "\U0001F6A2 The ferries stay, Ada Reed said.\n\nTom Hale called the plan a mistake."


class DnaTest(Case):
    def setUp(self):
        super().setUp()
        self.examples()
        self.file = self.path / "out.dna"

    def records(self, *words):
        return [json.loads(line) for line in self.ok("export", "--to", "jsonl", *words).out.splitlines()]

    def dna(self):
        self.ok("export", "--to", "dna", "-o", self.file)
        database = sqlite3.connect(self.file)
        self.addCleanup(database.close)
        return database

    def test_out_and_back_loses_no_statement(self):
        self.dna()
        wanted, found = self.records(), self.records("--from", self.file)
        self.assertGreater(len(wanted), 50)
        key = lambda r: r["statement_id"]
        wanted, found = sorted(wanted, key=key), sorted(found, key=key)
        self.assertEqual([key(r) for r in wanted], [key(r) for r in found])
        same = ["text", "doc_id", "start", "end", "content", "source", "cue", "actor_id", "actor_name", "actor_kind", "said_date", "said_precision",
                "said_earliest", "said_latest", "said_text", "act", "polarity", "probability", "published_at", "title", "publisher", "url"]
        for a, b in zip(wanted, found):
            self.assertEqual({k: a[k] for k in same}, {k: b[k] for k in same})
            places = lambda r: sorted((s["issue_id"], s["label"], s["position"], s["evidence_text"], s["rule_ids"]) for s in r["stances"])
            self.assertEqual(places(a), places(b))

    def test_what_dna_sees(self):
        database = self.dna()
        self.assertEqual([], database.execute("PRAGMA foreign_key_check").fetchall())
        self.assertEqual(len({d for d, in database.execute("SELECT DocumentId FROM STATEMENTS")}), database.execute("SELECT count(*) FROM DOCUMENTS").fetchone()[0])
        positions = self.rows("SELECT issue_id, position >= 0 FROM stances WHERE position IS NOT NULL ORDER BY 1, 2")
        self.assertGreater(len(positions), 20)
        seen = database.execute("SELECT e.Value, b.Value FROM STATEMENTS s JOIN DATASHORTTEXT d ON d.StatementId = s.ID JOIN ENTITIES e ON e.ID = d.Entity "
                                "JOIN VARIABLES v ON v.ID = d.VariableId AND v.Variable = 'concept' JOIN DATABOOLEAN b ON b.StatementId = s.ID ORDER BY 1, 2").fetchall()
        self.assertEqual(positions, seen)
        self.assertEqual([], database.execute("SELECT 1 FROM STATEMENTS s WHERE StatementTypeId = 1 AND 4 != (SELECT count(*) FROM DATASHORTTEXT WHERE StatementId = s.ID) "
                                              "+ (SELECT count(*) FROM DATABOOLEAN WHERE StatementId = s.ID)").fetchall())
        words = dict(self.rows("SELECT statement_id, text FROM statements"))
        for id_, text, begin, end, spans in database.execute("SELECT o.statement_id, d.Text, s.Start, s.Stop, o.content FROM STATEMENTS s JOIN DOCUMENTS d ON "
                                                             "d.ID = s.DocumentId JOIN ONRECORD_STATEMENTS o ON o.StatementId = s.ID"):
            marked = text.encode("utf-16-le")[2 * begin:2 * end].decode("utf-16-le")  # as Java counts
            if " " not in spans:
                self.assertEqual(words[id_], marked)
        self.assertEqual([d for d, in self.rows("SELECT DISTINCT published_at FROM documents WHERE doc_id IN (SELECT doc_id FROM statements) ORDER BY 1")],
                         [d for d, in database.execute("SELECT DISTINCT date(Date, 'unixepoch') FROM DOCUMENTS ORDER BY 1")])

    # A network has one body for what the tables say is a government, and a coder's other opinion stays seen.
    def test_a_government_is_one_organisation(self):
        self.db.unlink()
        self.articles({"doc_id": "g", "date": "2019-02-02", "text": "The White House said the treaty would be signed. Washington said it was good. The U.S. government said it would wait. "
                       "The Kremlin said it would answer. Russia said it was sorry. The Senate said no. The State Department said it was reviewing the text."})
        self.ok("add", "articles.jsonl")
        database = self.dna()
        bodies = {value for value, in database.execute("SELECT e.Value FROM ENTITIES e JOIN VARIABLES v ON v.ID = e.VariableId WHERE v.Variable = 'organization' AND e.Value != ''")}
        self.assertEqual({"USA", "RUS", "Senate", "Department of State"}, bodies)
        back = {r["speaker_text"]: (r["actor_id"], r["actor_name"]) for r in self.records("--from", self.file)}
        self.assertEqual(("white-house.usa", "White House"), back["The White House"])
        self.assertEqual({r["speaker_text"]: (r["actor_id"], r["actor_name"]) for r in self.records()}, back)
        with sqlite3.connect(self.file) as edited:
            edited.execute("UPDATE DATASHORTTEXT SET Entity = (SELECT ID FROM ENTITIES e WHERE e.VariableId = DATASHORTTEXT.VariableId AND e.Value = 'RUS') WHERE StatementId = "
                           "(SELECT StatementId FROM ONRECORD_STATEMENTS WHERE actor_name = 'White House') AND Entity IN (SELECT ID FROM ENTITIES WHERE Value = 'USA')")
        self.assertEqual("RUS", next(r["actor_name"] for r in self.records("--from", self.file) if r["speaker_text"] == "The White House"))

    def test_coders_edits_win(self):
        database = self.dna()
        row, id_, concept = database.execute("SELECT s.ID, o.statement_id, e.Value FROM STATEMENTS s JOIN ONRECORD_STATEMENTS o ON o.StatementId = s.ID JOIN DATABOOLEAN b ON "
                                             "b.StatementId = s.ID AND b.Value = 1 JOIN DATASHORTTEXT d ON d.StatementId = s.ID AND d.VariableId = 3 JOIN ENTITIES e ON e.ID = "
                                             "d.Entity LIMIT 1").fetchone()
        database.execute("UPDATE DATABOOLEAN SET Value = 0 WHERE StatementId = ?", (row,))
        database.execute("INSERT INTO ENTITIES(VariableId, Value) VALUES (1, 'Mona Quill')")
        database.execute("UPDATE DATASHORTTEXT SET Entity = (SELECT ID FROM ENTITIES WHERE Value = 'Mona Quill') WHERE StatementId = ? AND VariableId = 1", (row,))
        database.execute("DELETE FROM STATEMENTS WHERE ID = (SELECT max(ID) FROM STATEMENTS)")
        database.commit()
        changed, = [r for r in self.records("--from", self.file) if r["statement_id"] == id_]
        self.assertEqual(("Mona Quill", ""), (changed["actor_name"], changed["actor_id"] or ""))
        self.assertEqual([-1.0], [s["position"] for s in changed["stances"] if s["issue_id"] == concept])

    def study(self, newer=True):
        """A file as DNA makes it, with a text beyond the first 65,536 characters."""
        path = self.path / ("study3.dna" if newer else "study2.dna")
        database = sqlite3.connect(path)
        database.executescript("""
            CREATE TABLE DOCUMENTS(ID INTEGER PRIMARY KEY, Title TEXT, Text TEXT, Source TEXT, Date INTEGER);
            CREATE TABLE STATEMENTTYPES(ID INTEGER PRIMARY KEY, Label TEXT);
            CREATE TABLE VARIABLES(ID INTEGER PRIMARY KEY, Variable TEXT, DataType TEXT, StatementTypeId INTEGER);
            CREATE TABLE STATEMENTS(ID INTEGER PRIMARY KEY, StatementTypeId INTEGER, DocumentId INTEGER, Start INTEGER, Stop INTEGER, Coder INTEGER);
            CREATE TABLE DATABOOLEAN(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Value INTEGER);
            INSERT INTO STATEMENTTYPES VALUES (1, 'DNA Statement');
            INSERT INTO VARIABLES VALUES (1, 'person', 'short text', 1), (2, 'organization', 'short text', 1), (3, 'concept', 'short text', 1), (4, 'agreement', 'boolean', 1);
            INSERT INTO STATEMENTS VALUES (7, 1, 3, 3, 19, 1), (8, 1, 3, 37, 72, 1);
            INSERT INTO DATABOOLEAN(StatementId, VariableId, Value) VALUES (7, 4, 1), (8, 4, 0);""")
        database.execute("INSERT INTO DOCUMENTS VALUES (3, 'Ferries', ?, 'Daily', ?)", (TEXT, 1708041600 * (1 if newer else 1000)))
        values = [(7, 1, "Ada Reed"), (7, 2, "Port Office"), (7, 3, "Keep the ferries"), (8, 1, ""), (8, 2, "Hale and Sons"), (8, 3, "Keep the ferries")]
        if newer:
            database.executescript("CREATE TABLE ENTITIES(ID INTEGER PRIMARY KEY, VariableId INTEGER, Value TEXT);"
                                   "CREATE TABLE DATASHORTTEXT(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Entity INTEGER);")
            for i, (statement, variable, value) in enumerate(values):
                database.execute("INSERT INTO ENTITIES VALUES (?, ?, ?)", (i + 1, variable, value))
                database.execute("INSERT INTO DATASHORTTEXT(StatementId, VariableId, Entity) VALUES (?, ?, ?)", (statement, variable, i + 1))
        else:
            database.execute("CREATE TABLE DATASHORTTEXT(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Value TEXT)")
            database.executemany("INSERT INTO DATASHORTTEXT(StatementId, VariableId, Value) VALUES (?, ?, ?)", values)
        database.commit()
        database.close()
        return path

    def test_a_study_that_dna_made(self):
        for newer in (True, False):
            found = sorted(self.records("--from", self.study(newer)), key=lambda r: r["start"])
            self.assertEqual([("The ferries stay", "Ada Reed", "Port Office", 1.0), ("Tom Hale called the plan a mistake.", "Hale and Sons", "", -1.0)],
                             [(r["text"], r["actor_name"], r["speaks_for"] or "", r["stances"][0]["position"]) for r in found])
            self.assertEqual({("2024-02-16", "Ferries", "Daily")}, {(r["published_at"], r["title"], r["publisher"]) for r in found})
            self.assertEqual({"Keep the ferries"}, {r["stances"][0]["issue_id"] for r in found})
        self.assertIn("Ada Reed", self.ok("timeline", "--from", self.path / "study3.dna").out)

    def test_the_event_list(self):
        head = "statement_id;time;document_id;document_title;document_source;text;person;organization;concept;agreement\n"
        path = self.write("list.csv", "\ufeff" + head + "1;2024-02-16 10:00:00;3;Ferries;Daily;\"The ferries; stay\";Ada Reed;Port Office;Keep the ferries;1\n"
                                      "2;2024-02-16 10:00:00;3;Ferries;Daily;A mistake;;Hale and Sons;Keep the ferries;0\n")
        found = self.records("--from", path)
        self.assertEqual([("The ferries; stay", "Ada Reed", 1.0), ("A mistake", "Hale and Sons", -1.0)],
                         [(r["text"], r["actor_name"], r["stances"][0]["position"]) for r in found])
        broken = self.write("broken.csv", head + "1;2024-02-30;3;F;D;x;A;B;C;1\n2;2024-02-16;3;F;D;x;A;B;C;2\n3;2024-02-16;3;F;D;x;A;B;C;1\n")
        done = self.fails(1, "export", "--to", "jsonl", "--from", broken, says=("broken.csv:2:", "2024-02-30", "broken.csv:3:", "agreement"))
        self.assertEqual(1, len(done.out.splitlines()))

    def test_an_event_list_with_two_columns_of_one_name(self):
        head = "statement_id,time,document_id,note,note,text,person,agreement\n"
        path = self.write("twice.csv", head + "1,2024-02-16,3,a,b,The ferries stay,Ada Reed,1\n2,2024-02-16,3,a,The ferries stay,Ada Reed,1\n")
        done = self.fails(1, "export", "--to", "jsonl", "--from", path, says=("twice.csv:3:", "7 cells, but the header has 8"))
        self.assertIn("Ada Reed", done.out)

    def test_out_and_back_through_add(self):
        self.dna()
        seen = "SELECT statement_id, text, actor_id, actor_name, said_date, act, title, publisher, url, published_at FROM statements ORDER BY 1"
        kept = self.rows("SELECT statement_id, issue_id, label, position FROM stances ORDER BY 1, 2")
        wanted = self.rows(seen)
        self.assertGreater(len(wanted), 50)
        self.db = self.path / "back.db"
        done = self.ok("add", self.file, "--tables", EXAMPLES / "tables", "--db", self.db)
        self.assertIn("statements is read by --from", done.err)
        self.assertEqual(wanted, self.rows(seen))
        self.assertEqual(kept, self.rows("SELECT statement_id, issue_id, label, position FROM stances ORDER BY 1, 2"))
        again = self.ok("add", "-", "--tables", EXAMPLES / "tables", "--db", self.db, stdin=self.file.read_bytes())
        self.assertIn("0 new", again.err)

    def test_a_study_as_articles(self):
        other = self.path / "other"
        for newer in (True, False):
            db = self.path / f"{newer}.db"
            (other / str(newer)).mkdir(parents=True)
            study = self.study(newer).rename(other / str(newer) / "study.db")
            subprocess.run(["tar", "-C", other, "-czf", self.path / "study.tgz", str(newer)], check=True)
            for path in (study, self.path / "study.tgz"):
                done = self.ok("add", path, "--db", db, env={"TMPDIR": str(self.path)})
                self.assertIn("1 articles are read anew; what its coders said of 2 statements", done.err)
            self.assertIn("1 unchanged", done.err)
            self.db = db
            self.assertEqual([("Ferries", "Daily", "2024-02-16", "metadata")], self.rows("SELECT title, publisher, published_at, date_origin FROM documents"))
            self.assertEqual([("The ferries stay", "Ada Reed")], [(t.removeprefix("\U0001F6A2 ").rstrip(","), a) for t, a in self.rows("SELECT text, actor_name FROM statements WHERE actor_name LIKE '%Reed%'")])
        self.assertEqual(0, len(list(self.path.glob("onrecord_*"))))

    def test_an_event_list_as_articles(self):
        head = "statement_id,time,document_id,document_title,document_source,text,person,organization,concept,agreement\n"
        said = '"Ada Reed said on Monday that the ferries will stay."'
        path = self.write("list.csv", head + f"1,2024-02-16 10:00:00,3,Ferries,Daily,{said},Ada Reed,Port Office,Keep the ferries,1\n"
                                      f"2,2024-02-16 10:00:00,3,Ferries,Daily,{said},Ada Reed,Port Office,Fares,0\n"
                                      "3,2024-02-17 10:00:00,4,Quays,Daily,Tom Hale called the plan a mistake.,Tom Hale,,Keep the ferries,0\n"
                                      "4,2024-02-30,5,Bad,Daily,x,A,B,C,1\n")
        self.db = self.path / "list.db"
        self.fails(1, "add", path, "--db", self.db, says=("list.csv:5:", "2024-02-30", "2 articles", "not the articles"))
        self.assertEqual([("Ferries", "2024-02-16", 0), ("Quays", "2024-02-17", 0)], self.rows("SELECT title, published_at, body_complete FROM documents ORDER BY 1"))
        self.assertIn(("Ada Reed", "2024-02-12"), self.rows("SELECT actor_name, said_date FROM statements"))

    def test_files_that_are_none(self):
        for command in (["add", "--db", self.path / "new.db"], ["extract"]):
            self.fails(1, *command, self.db, says="onrecord.db: not a file of Discourse Network Analyzer")
            self.fails(1, *command, self.write("cut.dna", "SQLite format 3\0" + "x" * 5000), says="cut.dna: cannot be read as a file of Discourse")
            self.fails(1, *command, "--format", "dna", EXAMPLES / "articles", says="nor its list of statements")
        self.fails(1, "export", "--to", "jsonl", "--from", self.db, says="not a file of Discourse Network Analyzer")
        damaged = self.write("bad.dna", "SQLite format 3\0" + "x" * 5000)
        self.fails(1, "export", "--to", "jsonl", "--from", damaged, says="bad.dna")
        self.fails(2, "export", "--to", "dna", says="-o")
        self.fails(2, "export", "--to", "jsonl", "--from", self.study(), "--from", damaged, says="alone")
        self.fails(5, "export", "--to", "dna", "-o", "/dev/null/x.dna", says="/dev/null/x.dna")

    def test_a_word_that_is_not_the_texts_stops_it(self):
        database = sqlite3.connect(self.db)
        database.execute("UPDATE statement SET text = replace(text, 'the', 'teh') WHERE id = (SELECT min(id) FROM statement WHERE text LIKE '%the%')")
        database.commit()
        database.close()
        for name in ("dna", "annotations", "timelinejs", "gexf", "graphml", "jsonl"):
            self.fails(4, "export", "--to", name, "-o", self.file, says="not the stored text")
            self.assertFalse(self.file.exists(), name)
            self.assertFalse(self.file.with_suffix(".dna.partial").exists())

    def score(self, tool, *words):
        done = subprocess.run([sys.executable, TOOLS / tool, *map(str, words), "--json"], capture_output=True, text=True, timeout=120)
        self.assertEqual(0, done.returncode, done.stderr)
        return json.loads(done.stdout)

    @unittest.skipUnless(TOOLS.exists(), "../shared is not here")
    def test_reviewed_articles_are_gold_for_the_scorers(self):
        id_, doc = self.rows("SELECT t.statement_id, s.doc_id FROM stances t JOIN statements s USING (statement_id) WHERE t.issue_id = 'MAREN.treaty' AND t.position > 0 LIMIT 1")[0]
        other, = [i for i, in self.rows(f"SELECT statement_id FROM statements WHERE doc_id = '{doc}' AND statement_id != '{id_}' LIMIT 1")]
        sheet = self.write("sheet.csv", f"statement_id,issue_id,new_status,new_label\n{id_},MAREN.treaty,,oppose\n{other},,rejected,\n")
        self.ok("review", "import", sheet, "--by", "Ada Lind", "--on", "2025-07-01")
        gold = self.path / "gold.jsonl"
        self.ok("export", "--to", "gold", "--about", "MAREN.treaty", "-o", gold)
        article, = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
        self.assertEqual(doc, article["doc_id"])
        by_id = {s["statement_id"]: s for s in article["statements"]}
        self.assertNotIn(other, by_id)
        self.assertEqual(("oppose", -1, True), (by_id[id_]["label"], by_id[id_]["position"], by_id[id_]["sure"]))
        self.assertEqual([id_], [i for i, s in by_id.items() if s["sure"]])
        for s in article["statements"]:
            self.assertEqual(s["text"], " ... ".join(article["text"][a:b] for a, b in s["content"]))
        system = self.path / "system.jsonl"
        system.write_text(self.ok("extract", "--emit", "doc", "--tables", EXAMPLES / "tables", gold).out, encoding="utf-8")
        result = self.score("score_tracker.py", gold, system, "--issue", "MAREN.treaty")
        self.assertEqual((len(by_id), 100.0, round(100 * (len(by_id) - 1) / len(by_id), 1)), (result["gold"], result["found"], result["label"]))
        self.assertEqual(1.0, self.score("score_attributions.py", gold, system)["content exact"]["R"])


if __name__ == "__main__":
    unittest.main()
