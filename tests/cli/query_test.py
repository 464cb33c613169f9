"""onrecord query: filters, names, formats, empty results, hostile words, what a terminal gets."""
import csv
import io
import json
import os
import pathlib
import pty
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from program import ONRECORD, Case  # noqa: E402


class QueryTest(Case):
    @classmethod
    def setUpClass(cls):
        cls.shared = Case()
        cls.shared.setUp()
        cls.shared.examples()

    @classmethod
    def tearDownClass(cls):
        cls.shared.tearDown()

    def setUp(self):
        self.path, self.db, self.folder = self.shared.path, self.shared.db, self.shared.folder

    def tearDown(self):
        pass

    def test_every_filter_gives_what_the_views_give(self):
        everything = {r["statement_id"] for r in self.records()}
        self.assertGreater(len(everything), 80)
        for words, condition in [
                (["--who", "Elena Marsh"], "actor_name = 'Elena Marsh'"),
                (["--when", "2025-06"], "said_date BETWEEN '2025-06-01' AND '2025-06-30' OR (said_precision = 'none' AND "
                                        "coalesce(said_latest, published_at) BETWEEN '2025-06-01' AND '2025-06-30')"),
                (["--about", "STEEL.tariffs"], "statement_id IN (SELECT statement_id FROM stances WHERE issue_id = 'STEEL.tariffs')"),
                (["--label", "oppose,sceptical"], "statement_id IN (SELECT statement_id FROM stances WHERE label IN ('oppose', 'sceptical'))"),
                (["--act", "reject"], "act = 'REJECT'"),
                (["--publisher", "valdorian business daily"], "publisher = 'Valdorian Business Daily'"),
                (["--kind", "direct"], "kind = 'direct'"),
                (["tariff*"], "lower(text) LIKE '%tariff%'")]:
            with self.subTest(words=words):
                wanted = {row[0] for row in self.rows(f"SELECT statement_id FROM statements WHERE {condition}")}
                if "--when" not in words:
                    self.assertEqual(wanted, {r["statement_id"] for r in self.records(*words)})
                self.assertLess(len(wanted), len(everything))
                self.assertGreater(len(wanted), 0)
                field = words[0][2:] if words[0].startswith("--") else "what"
                rest = {r["statement_id"] for r in self.records(*words, "--not", field)}
                self.assertEqual(everything - {r["statement_id"] for r in self.records(*words)}, rest)

    def test_filters_are_joined(self):
        found = self.records("--who", "Elena Marsh", "--about", "MAREN.treaty", "--label", "qualified_support,support")
        self.assertTrue(found)
        for record in found:
            self.assertEqual("Elena Marsh", record["actor_name"])
            self.assertEqual("MAREN.treaty", record["issue_id"])
            self.assertGreater(record["position"], 0)

    def test_a_shared_name_lists_who_is_meant(self):
        self.fails(1, "query", "--who", "Hale", says=["2 actors", "Judith Hale", "Viktor Hale", "statements)"])
        self.assertTrue(self.records("--who", "Viktor Hale"))
        self.assertTrue(self.records("--who", "hale.viktor"))

    def test_an_unknown_name_gives_the_nearest(self):
        self.fails(1, "query", "--who", "Elena Mersh", says=["Elena Mersh", "Elena Marsh"])
        self.fails(1, "query", "--about", "nothing", says=["MAREN.treaty", "STEEL.tariffs"])
        self.fails(2, "query", "--act", "SHOUT", says=["SHOUT", "REJECT"])
        self.fails(2, "query", "--label", "fine", says=["fine", "support"])

    def test_roles_are_names_too(self):
        names = {r["actor_name"] for r in self.records("--who", "prime minister")}
        self.assertEqual({"Elena Marsh"}, names)

    def test_a_class_is_all_who_are_called_so(self):
        wanted = {row[0] for row in self.rows("SELECT statement_id FROM statements WHERE actor_id LIKE 'unnamed.%.senior-kestrian-official%'")}
        self.assertGreater(len({r["doc_id"] for r in self.records("--who", "senior Kestrian official")}), 1)
        self.assertEqual(wanted, {r["statement_id"] for r in self.records("--who", "senior Kestrian official")})

    def test_nothing_found_says_which_filter_emptied_it(self):
        done = self.ok("query", "--who", "Elena Marsh", "--when", "1999")
        self.assertEqual("", done.out)
        self.assertIn("no statement matches", done.err)
        self.assertIn("without --when 1999:", done.err)
        self.assertNotIn("without --who", done.err)

    def test_wrong_values_are_told(self):
        for words, said in [(["--when", "2024-13-01"], "2024-13-01"), (["--when", "2025-06..2025-01"], "2025-06..2025-01"),
                            (["--limit", "abc"], "abc"), (["--limit", "-1"], "-1"), (["--limit", "1" + "0" * 30], "--limit"),
                            (["--limit", "5x"], "5x"), (["--limit", "3", "--limit", "4"], "--limit"), (["--nonsense"], "--nonsense"),
                            (["--csv", "--jsonl"], "--csv"), (["--not", "who"], "--not who"), (["--sort", "relevance"], "relevance")]:
            with self.subTest(words=words):
                self.fails(2, "query", *words, says=said)

    def test_hostile_words_are_words(self):
        for typed in ['"', "(", "*", "((((" * 1250, "  ", "--", ";"]:
            done = self.run_program("query", "--what", typed)
            self.assertEqual(2, done.returncode, typed)
            self.assertIn("empty search", done.err)
        for typed in ["AND", "-x", "a:b", "x-y", "don't", "'; DROP TABLE statement --", "NEAR(tariffs", "tariffs)"]:
            done = self.ok("query", "--what", typed)
            self.assertNotIn("SQL", done.err)
        self.ok("verify")

    def test_csv_is_read_by_others(self):
        rows = list(csv.DictReader(io.StringIO(self.ok("query", "--csv", "--who", "Elena Marsh").stdout.decode(), newline="")))
        self.assertEqual([r["text"] for r in self.records("--who", "Elena Marsh")], [r["text"] for r in rows])
        self.assertEqual(["issue_id", "label", "position"], list(rows[0])[-3:])

    def test_limits_and_order(self):
        self.assertEqual(7, len(self.records("--limit", "7")))
        days = [r["said_latest"] or r["published_at"] for r in self.records()]  # "in January" ends with January
        self.assertEqual(sorted(days, reverse=True), days)
        oldest = [r["said_latest"] or r["published_at"] for r in self.records("--sort", "oldest")]
        self.assertEqual(sorted(oldest), oldest)
        self.assertTrue(self.records("tariffs", "--sort", "relevance"))
        self.assertEqual({r["statement_id"] for r in self.records("tariffs")},
                         {r["statement_id"] for r in self.records("tariffs", "--sort", "relevance")})
        self.assertIn("the first 20", self.ok("query").err)

    def test_counts(self):
        for by, sql in [("who", "coalesce(nullif(actor_name, ''), '(unknown)')"), ("publisher", "publisher")]:
            wanted = dict(self.rows(f"SELECT {sql}, count(*) FROM statements GROUP BY 1"))
            rows = csv.reader(io.StringIO(self.ok("query", "--count-by", by, "--csv").out))
            self.assertEqual([by, "statements"], next(rows))
            self.assertEqual(wanted, {key: int(count) for key, count in rows})
        months = [json.loads(line)["month"] for line in self.ok("query", "--count-by", "month", "--jsonl").out.splitlines()]
        self.assertEqual(sorted(months), months)
        self.assertIn("STEEL.tariffs", self.ok("query", "--count-by", "about").out)
        self.assertIn("oppose", self.ok("query", "--count-by", "label", "--md").out)

    def test_last_days_count_from_the_newest_article(self):
        newest = max(r["published_at"] for r in self.records())
        found = self.records("--when", "last:30d")
        self.assertTrue(found)
        self.assertEqual(newest, max(r["published_at"] for r in found))
        before = self.records("--when", "last:30d..2025-03-31")
        self.assertTrue(before)
        self.assertEqual({r["statement_id"] for r in self.records("--when", "2025-03-02..2025-03-31")}, {r["statement_id"] for r in before})

    def test_a_pipe_gets_no_colours_and_color_always_does(self):
        self.assertNotIn("\x1b", self.ok("query", "tariffs").out)
        self.assertIn("\x1b[", self.ok("query", "tariffs", "--color", "always").out)

    def on_terminal(self, env=None):
        """What a terminal of 60 columns gets."""
        import fcntl
        import struct
        import termios
        child, terminal = pty.fork()
        if child == 0:
            os.chdir(self.path)
            os.environ.clear()
            os.environ.update({"PATH": "/usr/bin", "TERM": "xterm", **(env or {})})
            fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 60, 0, 0))
            os.execv(ONRECORD, [ONRECORD, "query", "--about", "STEEL.tariffs", "--limit", "3"])
        out = b""
        try:
            while piece := os.read(terminal, 65536):
                out += piece
        except OSError:
            pass
        os.waitpid(child, 0)
        os.close(terminal)
        return out.decode()

    def test_a_terminal_gets_colours_and_fitted_lines(self):
        out = self.on_terminal()
        self.assertIn("\x1b[2m", out)
        import re
        lines = re.sub(r"\x1b\[[0-9;]*[mK]", "", out).replace("\r", "").splitlines()
        self.assertLessEqual(max(len(line) for line in lines if line.startswith("    ")), 60)
        self.assertNotIn("\x1b", self.on_terminal({"NO_COLOR": "1"}))
        self.assertNotIn("\x1b", self.on_terminal({"TERM": "dumb"}))

    def test_the_paragraph_around_the_words(self):
        short, long = self.ok("query", "--who", "Elena Marsh").out, self.ok("query", "--who", "Elena Marsh", "--context").out
        self.assertGreater(len(long), len(short))


class HostileTextTest(Case):
    def test_a_terminal_gets_nothing_to_obey(self):
        self.articles({"text": 'Marta Velde said: "The \x1b]0;x\x07ferry \x1b[2J must \u202e sail \x9b again."', "date": "2025-03-04",
                       "title": "A \x1b[31mtitle", "publisher": "P\u202eost"})
        self.ok("add", "articles.jsonl")
        for words in (["query"], ["query", "--context"], ["query", "--md"], ["actors"], ["query", "--count-by", "publisher"]):
            out = self.ok(*words).out
            for char in out:
                self.assertFalse((ord(char) < 0x20 and char not in "\n\t") or 0x7F <= ord(char) < 0xA0 or char == "\u202e", repr(char))


class MeantTest(Case):
    # Whoever the analyst's own table calls so is meant, or who has nine of ten of the statements; and it is said.
    def test_the_one_who_is_meant_wins_with_a_notice(self):
        article = ('"We stay," President Donald Trump said. Trump said the wall comes. "It is ours," Trump said. Trump said he would win. Trump said he knew. '
                   'Trump said it was late. "Go home," Trump told them. Trump said it again. Trump said so. "No," Trump said. Melania Trump said it was cold.')
        self.articles({"doc_id": "t", "date": "2025-03-04", "text": article})
        self.ok("add", "articles.jsonl", "--no-tables")
        counts = dict(self.rows("SELECT actor_name, count(*) FROM statements WHERE actor_name LIKE '%Trump%' GROUP BY 1"))
        self.assertEqual(2, len(counts), counts)
        done = self.ok("query", "--jsonl", "--who", "Trump")
        self.assertIn("--who Trump: Donald Trump (", done.err)
        self.assertIn("onrecord actors Trump", done.err)
        self.assertEqual({"Donald Trump"}, {json.loads(line)["actor_name"] for line in done.out.splitlines()})

    def test_an_alias_of_the_analysts_table_wins_with_a_notice(self):
        self.write("mine/actors.tsv", "id\tname\taliases\trole\tcountry\nhale.judith\tJudith Hale\tHale|the elder Hale\tmayor\tXKE\n")
        self.articles({"doc_id": "h", "date": "2025-03-04", "text": '"We stay," Judith Hale said. "We go," Viktor Hale said. "So be it," Viktor Hale said.'})
        self.ok("add", "articles.jsonl", "--tables", "mine")
        done = self.ok("query", "--jsonl", "--who", "Hale")
        self.assertIn("--who Hale: Judith Hale (", done.err)
        self.assertEqual({"Judith Hale"}, {json.loads(line)["actor_name"] for line in done.out.splitlines()})

    def test_the_issue_that_is_meant_wins_with_a_notice(self):
        self.write("mine/issues.tsv", "id\tpole\talias\nQUAY.open\tthe quay should open\tquay\nQUAY.sold\tthe quay should be sold\tsale\n")
        self.articles({"doc_id": "q", "date": "2025-03-04", "text": " ".join(f'"The quay must open {day}," Marta Velde said.' for day in (
            "now", "soon", "at once", "in May", "in June", "in July", "today", "on Monday", "again", "at last"))})
        self.ok("add", "articles.jsonl", "--tables", "mine")
        done = self.ok("query", "--jsonl", "--about", "quay")
        self.assertIn("--about quay: QUAY.open; others match too", done.err)
        self.articles({"doc_id": "r", "date": "2025-03-05", "text": '"The sale must come," Marta Velde said. "The sale is good," Ilan Okaro said. "The sale is near," Okaro said.'})
        self.ok("add", "articles.jsonl")
        self.fails(1, "query", "--about", "quay", says=["QUAY.open", "QUAY.sold"])


if __name__ == "__main__":
    unittest.main()
