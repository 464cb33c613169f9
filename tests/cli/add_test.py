"""onrecord add: the same again, versions, copies, bad inputs among good ones, interruptions."""
import json
import os
import pathlib
import random
import select
import signal
import sqlite3
import subprocess
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from program import EXAMPLES, FERRY, ONRECORD, QUAY, Case  # noqa: E402


def made_up(count):
    """Articles of our own that differ from each other."""
    generator = random.Random(5)
    names = ["Marta Velde", "Ilan Okaro", "Sofie Sunde", "Petr Novik"]
    things = ["ferry", "harbour", "dam", "railway", "reactor"]
    return [{"doc_id": f"a{i}", "date": f"2025-0{1 + i % 9}-1{i % 10}", "publisher": f"Paper {i % 3}",
             "text": f'"The {generator.choice(things)} number {i} must wait," {generator.choice(names)} said on Monday. '
                     f"{generator.choice(names)} said that the {generator.choice(things)} would be built."} for i in range(count)]


class AddTest(Case):
    def test_adding_again_changes_nothing(self):
        self.articles({"text": FERRY, "date": "2025-03-04"}, {"text": QUAY, "date": "2025-03-05"})
        self.assertIn("2 new", self.ok("add", "articles.jsonl").err)
        before = self.dump()
        self.assertGreater(len(before["statements"]), 1)
        done = self.ok("add", "articles.jsonl")
        self.assertIn("0 new, 2 unchanged", done.err)
        self.assertEqual(before, self.dump())

    def test_the_same_article_twice_in_one_run(self):
        self.articles({"text": FERRY, "date": "2025-03-04"}, {"text": FERRY, "date": "2025-03-04"})
        self.assertIn("1 new, 1 duplicate", self.ok("add", "articles.jsonl").err)

    def test_a_changed_article_under_the_same_address(self):
        one = {"text": FERRY, "date": "2025-03-04", "url": "https://post.example/ferry"}
        self.articles(one)
        self.ok("add", "articles.jsonl")
        (kept,) = self.rows("SELECT statement_id FROM statements WHERE text LIKE '%ferry must sail%'")[0]
        self.ok("actors", "merge", "Okaro", "Velde", "--by", "anna")
        self.articles({**one, "text": "Corrected.\n\n" + FERRY.replace("the quay was not ready", "the quay was ready")})
        self.assertIn("1 new version", self.ok("add", "articles.jsonl").err)
        self.assertEqual([(kept,)], self.rows("SELECT statement_id FROM statements WHERE text LIKE '%ferry must sail%'"))
        self.assertEqual([], self.rows("SELECT 1 FROM statements WHERE text LIKE '%not ready%'"))
        self.assertEqual(1, len(self.rows("SELECT 1 FROM all_statements WHERE text LIKE '%not ready%'")))
        self.assertEqual({("Marta Velde",)}, set(self.rows("SELECT actor_name FROM statements")))
        self.ok("verify")

    def test_a_folder_that_holds_the_database(self):
        self.write("articles/ferry.txt", FERRY)
        inside = self.path / "articles" / "here.db"
        self.assertIn("1 new", self.ok("add", "articles", "--date", "2025-03-04", "--db", inside).err)
        (self.path / "articles" / "linked.db").symlink_to(inside)
        again = self.ok("add", "articles", "--date", "2025-03-04", "--db", inside)
        self.assertIn("0 new, 1 unchanged", again.err)
        self.assertNotIn("here.db", again.err)
        self.assertIn("here.db: the database itself, passed over", self.ok("add", inside, "--db", inside).err)
        self.ok("verify", "--db", inside)

    @unittest.skipUnless(pathlib.Path("/proc/locks").exists(), "no /proc/locks")
    def test_reading_that_folder_keeps_the_locks(self):
        # Closing any descriptor of a file drops all locks that the process has on it (POSIX): others could then put the -wal away.
        self.write("articles/ferry.txt", FERRY)
        inside = self.path / "articles" / "here.db"
        self.ok("add", "articles", "--date", "2025-03-04", "--db", inside)
        process = subprocess.Popen([ONRECORD, "add", "articles", "-", "--date", "2025-03-04", "--db", inside, "--acknowledge"], cwd=self.path,
                                   stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.wait)
        self.addCleanup(process.stdin.close)
        self.addCleanup(process.kill)
        self.assertTrue(select.select([process.stdout], [], [], 60)[0])  # the folder was read; standard input says nothing
        shared = os.stat(f"{inside}-shm").st_ino
        held = [line.split() for line in pathlib.Path("/proc/locks").read_text().splitlines()]
        self.assertTrue([line for line in held if str(process.pid) in line and any(word.endswith(f":{shared}") for word in line)], held)

    def test_who_gives_an_article_and_waits_is_told(self):
        for jobs in "1", "2":
            process = subprocess.Popen([ONRECORD, "add", "-", "--jobs", jobs, "--acknowledge", "--db", self.path / f"{jobs}.db"], cwd=self.path,
                                       stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
            for number in range(2):
                process.stdin.write(json.dumps({"doc_id": f"q{number}", "text": f"{QUAY} {number}", "date": "2025-03-05"}).encode() + b"\n")
                process.stdin.flush()
                told = select.select([process.stdout], [], [], 60)[0]
                if not told:
                    process.kill()
                    process.communicate()
                self.assertTrue(told, f"--jobs {jobs}")
                self.assertEqual(f"q{number}", json.loads(process.stdout.readline())["doc_id"])
            process.communicate()
            self.assertEqual(0, process.returncode)

    def test_an_array_of_articles_is_read_like_lines(self):
        articles = [{"text": FERRY + f'"{i} {{]}} \\" quays," he said.', "date": "2025-03-04", "doc_id": f"a{i}"} for i in range(3)]
        self.articles(*articles)
        self.ok("add", "articles.jsonl")
        wanted = self.rows("SELECT statement_id, text, said_date FROM statements ORDER BY 1")
        for name, indent in (("one.json", None), ("many.json", 2)):
            self.db.unlink()
            self.write(name, json.dumps(articles, indent=indent))
            self.assertIn("3 new", self.ok("add", name).err)
            self.assertEqual(wanted, self.rows("SELECT statement_id, text, said_date FROM statements ORDER BY 1"))
        self.db.unlink()
        self.write("bad.json", json.dumps([articles[0], 5, {"title": "x"}, articles[1]]))
        done = self.fails(1, "add", "bad.json", says=["record 2: this JSON is a number", "record 3:", "2 new, 2 rejected"])
        self.write("cut.json", json.dumps(articles)[:-40])
        self.fails(1, "add", "cut.json", says=["record 3: the array breaks off here"])
        self.write("more.json", json.dumps(articles) + "\n{}")
        self.fails(1, "add", "more.json", says="something follows the array")
        self.assertEqual("", self.ok("add", "-", "-q", stdin=b"[]").err)

    def test_map_names_keys_of_json(self):
        self.write("scraped.json", json.dumps([{"Body": [FERRY, QUAY], "meta": {"day": "3/4/2025", "paper": "Harbour Post"}, "n": 7}]))
        done = self.fails(1, "add", "scraped.json", "--map", "text=Body,published=meta.day", says=["ambiguous", "--us-dates"])
        self.ok("add", "scraped.json", "--map", "text=Body,published=meta.day,publisher=meta.paper,id=n", "--us-dates")
        self.assertEqual([("7", "2025-03-04", "Harbour Post")], self.rows("SELECT doc_id, published_at, publisher FROM documents"))
        self.assertEqual(1, len(self.rows("SELECT 1 FROM statements WHERE text LIKE '%ferry must sail%'")))
        self.write("other.json", '{"text":"x","Body":{}}')
        self.fails(1, "add", "other.json", "--map", "text=Body", says='"Body" (--map text)')

    def test_the_tables_of_the_first_add_are_remembered(self):
        self.write("tables/issues.tsv", "id\tpole\talias\nQUAY.open\tthe quay should open\tquay\n")
        self.articles({"text": FERRY, "date": "2025-03-04"})
        self.ok("add", "articles.jsonl", "--tables", "tables")
        self.write("more.jsonl", json.dumps({"text": QUAY, "date": "2025-03-06"}) + "\n")
        done = self.ok("add", "more.jsonl")
        self.assertIn(f"tables: {self.path.resolve()}/tables (as before)", done.err)
        self.assertNotIn("other tables", done.err)
        self.assertTrue(self.rows("SELECT 1 FROM stances t JOIN statements USING (statement_id) WHERE text LIKE '%in June%' AND issue_id = 'QUAY.open'"))
        self.assertIn("caught", self.ok("issues", "try", "QUAY.open").out)
        self.assertIn("0 of ", self.ok("diff").err)
        self.write("tables/issues.tsv", "id\tpole\talias\tpolarity\nQUAY.open\tthe quay should open\tquay\t-1\n")
        self.assertNotIn(" 0 of ", self.ok("diff").err)
        self.assertIn("(as before)", self.ok("relabel").err)
        self.assertIn("0 of ", self.ok("diff").err)
        (self.path / "tables").rename(self.path / "moved")
        for command in (["add", "more.jsonl"], ["issues", "try", "QUAY.open"], ["diff"], ["relabel"], ["serve", "--port", "0"]):
            self.fails(3, *command, says=["not there any more", "--tables", "--no-tables"])
        self.assertIn("QUAY.open", self.ok("issues").out)
        self.ok("diff", "--no-tables")
        self.ok("add", "more.jsonl", "--no-tables")
        self.assertNotIn("as before", self.ok("add", "more.jsonl").err)

    def test_what_repeats_is_said_once_with_a_count(self):
        self.articles(*[{"text": QUAY + str(i), "doc_id": str(i)} for i in range(50)], *[{"text": ""} for _ in range(40)])
        done = self.fails(1, "add", "articles.jsonl", says=["50 new, 40 rejected, 50 with no date"])
        self.assertEqual(3, done.err.count("no date"), done.err)  # the first, the count of the others, the summary
        self.assertEqual(2, done.err.count("empty document"))
        self.assertIn("and 49 more like it: articles.jsonl:2, articles.jsonl:3, articles.jsonl:4 ...", done.err)
        self.assertIn("and 39 more like it: articles.jsonl:52", done.err)
        self.assertEqual(40, len(self.rows("SELECT 1 FROM errors")))

    def test_articles_in_other_languages_are_told_once_with_a_count(self):
        german = ("Die Regierung hat am Mittwoch mitgeteilt, dass sie den Bau des Tunnels nicht weiter unterstützen werde. Ministerin Elena Marsh sagte, "
                  "die Kosten seien zu stark gestiegen. Die Opposition forderte eine Sitzung und warf ihr vor, die Gemeinden zu spät informiert zu haben. ")
        self.articles({"text": FERRY, "date": "2025-03-04"}, *[{"text": german + str(i), "title": f"Tunnel {i}", "date": "2025-03-04"} for i in range(3)],
                      {"text": "Nej.", "language": "sv", "date": "2025-03-04"})
        done = self.ok("add", "articles.jsonl")
        self.assertEqual(1, done.err.count("not in English"), done.err)
        self.assertIn('4 articles are not in English (3 in German, 1 in Swedish; for example "Tunnel 0")', done.err)
        self.assertEqual(5, self.rows("SELECT count(*) FROM documents")[0][0])
        self.assertNotIn("English", self.ok("add", "articles.jsonl").err)  # nothing is new
        self.assertEqual(1, self.ok("extract", "articles.jsonl").err.count("4 articles are not in English"))

    def test_words_changed_inside_a_quotation(self):
        one = {"doc_id": "f", "text": FERRY, "date": "2025-03-04"}
        self.articles(one)
        self.ok("add", "articles.jsonl")
        (old,) = self.rows("SELECT statement_id FROM statements WHERE text LIKE '%ferry must sail%'")[0]
        self.articles({**one, "text": "Nobody spoke on Sunday.\n\n" + FERRY.replace("in spring", "in autumn")})
        self.assertIn("1 new version", self.ok("add", "articles.jsonl").err)
        (new,) = self.rows("SELECT statement_id FROM statements WHERE text LIKE '%ferry must sail%'")[0]
        self.assertNotEqual(old, new)
        self.ok("verify")
        edits = self.ok("review", "edits").out
        self.assertIn(f"{old},{new},edited,f,", edits)
        self.assertIn("in spring", edits)
        self.assertIn(old, self.ok("review", "export").out)  # the column formerly
        self.assertIn(new, self.ok("explain", old).err)

    def test_one_article_that_cannot_be_stored_ends_no_run(self):
        self.articles({"doc_id": "first", "text": QUAY, "date": "2025-03-05"})
        self.ok("add", "articles.jsonl")
        with sqlite3.connect(self.db) as database:
            database.execute("CREATE TRIGGER fault BEFORE INSERT ON statement WHEN NEW.text LIKE '%quay was not%' "
                             "BEGIN SELECT RAISE(ABORT, 'a fault'); END")
        others = made_up(300)
        self.articles(*others[:150], {"doc_id": "the bad one", "text": FERRY, "date": "2025-03-04"}, *others[150:])
        done = self.fails(1, "add", "articles.jsonl", says=["the bad one", "please report", "300 new, 1 rejected"])
        self.assertEqual(1, done.err.count("please report"))
        self.assertEqual([(301,)], self.rows("SELECT count(*) FROM documents"))
        self.assertEqual([], self.rows("SELECT 1 FROM all_statements WHERE text LIKE '%ferry must sail again%'"))
        self.assertIn("the bad one", self.rows("SELECT message FROM errors")[0][0])
        self.ok("verify")

    def test_the_same_text_under_another_address(self):
        self.articles({"text": FERRY, "url": "https://one.example/a", "publisher": "One", "date": "2025-03-04"},
                      {"text": FERRY, "url": "https://two.example/b", "publisher": "Two", "date": "2025-03-04"})
        self.assertIn("1 copy", self.ok("add", "articles.jsonl").err)
        self.assertEqual([("https://one.example/a",), ("https://two.example/b",)], self.rows("SELECT url FROM documents ORDER BY 1"))
        self.assertEqual([(0,)], self.rows("SELECT count(*) - count(DISTINCT statement_id) FROM statements"))
        self.assertEqual([(2,)], self.rows("SELECT DISTINCT copies FROM statements"))
        self.ok("verify")

    def test_bad_inputs_among_good_ones(self):
        self.write("good.txt", FERRY)
        self.write("empty.txt", "")
        self.write("blank.txt", " \n\n ")
        self.write("lines.jsonl", '{"text": "He said it was over.", "date": "2025-01-01"}\n{"text": 5}\n{"text"\n')
        done = self.fails(1, "add", "good.txt", "empty.txt", "blank.txt", "lines.jsonl",
                          says=["empty document", "lines.jsonl:2", "lines.jsonl:3", "2 new", "4 rejected"])
        self.assertEqual(2, done.err.count("empty document"))
        self.assertEqual(4, len(self.rows("SELECT * FROM errors")))
        alone = self.rows("SELECT statement_id, text FROM statements ORDER BY 1")
        self.db.unlink()
        self.write("lines.jsonl", '{"text": "He said it was over.", "date": "2025-01-01"}\n')
        self.ok("add", "good.txt", "lines.jsonl")
        self.assertEqual(alone, self.rows("SELECT statement_id, text FROM statements ORDER BY 1"))

    def test_a_missing_path_leaves_the_others(self):
        self.write("good.txt", FERRY)
        self.fails(5, "add", "nothing.txt", "good.txt", says=["nothing.txt", "No such file", "1 new"])

    def test_strict_ends_with_the_first_bad_input(self):
        self.write("empty.txt", "")
        self.write("good.txt", FERRY)
        self.fails(1, "add", "--strict", "empty.txt", "good.txt", says="empty document")
        self.assertEqual([], self.rows("SELECT * FROM documents"))

    def test_no_date_is_said_and_kept(self):
        self.write("good.txt", FERRY)
        self.assertIn("no date", self.ok("add", "good.txt").err)
        self.assertEqual({(None,)}, set(self.rows("SELECT published_at FROM documents")))

    def test_without_text(self):
        self.write("good.txt", FERRY)
        self.ok("add", "--no-text", "--date", "2025-03-04", "good.txt")
        self.assertEqual([(None,)], self.rows("SELECT body FROM article_text"))
        self.assertIn("ferry must sail", self.ok("query", "ferry").out)
        self.assertIn("without text", self.ok("verify").out)

    def test_replace_gives_the_same_again(self):
        self.articles({"text": FERRY, "date": "2025-03-04"}, {"text": QUAY, "date": "2025-03-05"})
        self.ok("add", "articles.jsonl")
        before = self.dump()
        self.assertIn("2 new versions", self.ok("add", "--replace", "articles.jsonl").err)
        self.assertEqual(before, self.dump())

    def test_other_tables_are_noticed(self):
        self.write("good.txt", FERRY)
        self.ok("add", "good.txt", "--date", "2025-03-04")
        self.assertIn("other tables", self.ok("add", "good.txt", "--date", "2025-03-04", "--tables", EXAMPLES / "tables").err)

    def test_threads_and_order_give_the_same_database(self):
        self.articles(*made_up(40))
        self.ok("add", "--jobs", "1", "articles.jsonl")
        one = self.dump()
        self.db.unlink()
        self.ok("add", "--jobs", "4", "articles.jsonl")
        self.assertEqual(one, self.dump())

    def test_near_copies_share_a_cluster_whatever_the_order(self):
        paragraphs = [f'"We will build harbour number {i} beside the old lighthouse of town {i * 7}," Ada Reed said on Monday.' for i in range(8)]
        other = "\n\n".join(f"Farmers in valley {i} told Tom Hale that rain number {i * 3} came too late for field {i * 5}." for i in range(8))
        texts = {"whole": paragraphs, "cut": paragraphs[:5], "turned": paragraphs[:1] + paragraphs[:0:-1], "headed": ["Harbours planned", "By Vera Lind"] + paragraphs}
        articles = [{"doc_id": key, "text": "\n\n".join(parts), "date": "2025-01-02", "publisher": key} for key, parts in texts.items()]
        articles.append({"doc_id": "other", "text": other, "date": "2025-01-02"})
        wanted = [("cut", "cut", 4), ("headed", "cut", 4), ("other", "other", 1), ("turned", "cut", 4), ("whole", "cut", 4)]
        for order in (articles, articles[::-1], articles[2:] + articles[:2]):
            self.articles(*order)
            self.ok("add", "articles.jsonl")
            self.assertEqual(wanted, self.rows("SELECT doc_id, cluster_id, copies FROM documents ORDER BY doc_id"))
            self.assertIn("0 new", self.ok("add", "articles.jsonl").err)
            self.assertEqual(wanted, self.rows("SELECT doc_id, cluster_id, copies FROM documents ORDER BY doc_id"))
            for path in self.path.glob("onrecord.db*"):
                path.unlink()

    def test_killed_at_any_point_and_run_again(self):
        self.articles(*made_up(150))
        self.ok("add", "articles.jsonl")
        whole = self.dump()
        generator = random.Random(1)
        for how in (signal.SIGKILL, signal.SIGKILL, signal.SIGINT, signal.SIGTERM):
            for path in self.path.glob("onrecord.db*"):
                path.unlink()
            program = subprocess.Popen([ONRECORD, "add", "-j1", "articles.jsonl"], cwd=self.path, stderr=subprocess.PIPE)
            time.sleep(generator.uniform(0.1, 1.0))
            program.send_signal(how)
            err = program.communicate(timeout=60)[1].decode()
            if program.returncode not in (0, -signal.SIGKILL, -how):
                self.assertEqual(128 + how, program.returncode)
                self.assertIn("stopped after", err)
            self.ok("add", "articles.jsonl")
            self.assertEqual(whole, self.dump())
            self.ok("verify")

    def test_two_at_once(self):
        articles = made_up(60)
        self.write("one.jsonl", "".join(map(lambda a: __import__("json").dumps(a) + "\n", articles[:40])))
        self.write("two.jsonl", "".join(map(lambda a: __import__("json").dumps(a) + "\n", articles[20:])))
        programs = [subprocess.Popen([ONRECORD, "add", name], cwd=self.path, stderr=subprocess.PIPE)
                    for name in ("one.jsonl", "two.jsonl")]
        for program in programs:
            self.assertEqual(0, program.wait(120), program.stderr.read().decode())
            program.stderr.close()
        self.assertEqual([(60,)], self.rows("SELECT count(*) FROM documents"))
        self.ok("verify")

    def test_options_from_environment_and_file(self):
        self.write("good.txt", FERRY)
        self.write("data/onrecord.toml", '[add]\ndate = "2025-03-04"\n')
        self.ok("add", "good.txt", env={"ONRECORD_DB": "data/onrecord.db"})
        self.db = self.path / "data" / "onrecord.db"
        self.assertEqual([("2025-03-04",)], self.rows("SELECT published_at FROM documents"))
        self.write("data/onrecord.toml", 'dade = "2025-03-04"\n')
        self.fails(3, "add", "good.txt", "--db", "data/onrecord.db", says=["onrecord.toml:1", "dade", "did you mean \"date\"?"])
        self.write("data/onrecord.toml", "date = [\n")
        self.fails(3, "add", "good.txt", "--db", "data/onrecord.db", says="onrecord.toml:")

    def test_a_name_with_escapes_is_shown_safely(self):
        self.write("a\x1b]0;x\x07\nb.txt", "")
        done = self.fails(1, "add", "a\x1b]0;x\x07\nb.txt", says="empty document")
        self.assertNotIn("\x1b", done.err)
        self.assertNotIn("\x07", done.err)


if __name__ == "__main__":
    unittest.main()
