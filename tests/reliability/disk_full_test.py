"""A full disk (disk_full_test.py LIMITS): exit 5, what was stored stays, no half file; in a small tmpfs, under RLIMIT_FSIZE, and on /dev/full."""
import os
import pathlib
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import articles  # noqa: E402
import database  # noqa: E402

LIMITS = int(sys.argv.pop(1)) if len(sys.argv) > 1 and sys.argv[1].isdigit() else 6
ARTICLE = "article.txt"
# Every command, and how it writes: what it prints can go to a file as well where -o is among its options.
WRITERS = {
    "add": [["--acknowledge", "more.jsonl"]], "formats": [[]], "show": [[ARTICLE], ["--html", ARTICLE]],
    "query": [[], ["--csv"], ["--jsonl"], ["--md"], ["--count-by", "who"]], "explain": [["STATEMENT"]],
    "timeline": [[], ["--csv"], ["--jsonl"], ["--md"]], "report": [[]],
    "export": [["--to", form] for form in ("jsonl", "gexf", "graphml", "annotations", "timelinejs", "gold")],
    "extract": [[ARTICLE]], "label": [["statements.jsonl"]], "resolve": [["spans.jsonl"]], "lint": [[]], "tables": None, "serve": None,
    "issues": [[], ["show", "MAREN.treaty"], ["try", "MAREN.treaty"]], "diff": [["--no-tables"], ["--csv"]], "relabel": None,
    "actors": [[], ["show", "Elena Marsh"], ["--csv"]], "review": [["export"]], "verify": [[]], "manual": [[]],
    "watch": [["--list"], ["--peek"]],
    "completions": [["bash"], ["zsh"], ["fish"]]}
WITH_TABLES = {"add", "issues", "extract", "show", "label", "resolve"}


class DiskFullTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        cls.first = articles.write_lines(cls.folder / "first.jsonl", articles.rounds(20, 1))
        cls.more = articles.write_lines(cls.folder / "more.jsonl", articles.rounds(250, 1))
        (cls.folder / ARTICLE).write_text(articles.article(3)["text"])
        (cls.folder / "statements.jsonl").write_text('{"id": 1, "text": "We oppose the strait treaty"}\n')
        (cls.folder / "spans.jsonl").write_text('{"text": "Marta Velde said no.", "statements": [{"source": [[0, 11]], "cue": [[12, 16]], "content": [[17, 19]]}]}\n')
        cls.base = cls.folder / "base.db"
        cls.run_in(cls.folder, "add", "first.jsonl", *database.TABLES, "--db", cls.base)
        database.review(cls.base, cls.folder)
        cls.run_in(cls.folder, "watch", "--save", "treaty", "--about", "MAREN.treaty", "--db", cls.base)
        cls.size = cls.base.stat().st_size

    @classmethod
    def run_in(cls, folder, *words, **options):
        return database.run(*words, cwd=folder, **options)

    def check_kept(self, db, acknowledged):
        """All that was there and all that was acknowledged, and nothing half."""
        ever, _ = database.stored(db)
        self.assertEqual(len(ever), len(set(ever)))
        self.assertLessEqual(acknowledged | set(database.stored(self.base)[0]), set(ever))

    def check_good(self, db):
        done = self.run_in(self.folder, "verify", "--db", db)
        self.assertEqual(0, done.returncode, done.stdout + done.stderr)

    def add_more(self, db, **options):
        done = subprocess.run([database.ONRECORD, "add", "--acknowledge", "-j1", str(self.more), *database.TABLES, "--db", str(db)], cwd=self.folder,
                              capture_output=True, timeout=600, **options)
        return done.returncode, database.acknowledged(done.stdout), done.stderr.decode(errors="replace")

    def test_largest_file(self):
        """Every file may grow to a limit only: the database, or the -wal beside it."""
        codes = []
        for number in range(LIMITS):
            db = self.folder / f"limited{number}.db"
            shutil.copy(self.base, db)
            limit = self.size + 30_000 + number * 2_500_000 // LIMITS

            def little_room(limit=limit):
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

            code, acknowledged, err = self.add_more(db, preexec_fn=little_room)
            codes.append(code)
            self.assertIn(code, (0, 5), err)
            if code == 5:
                self.assertRegex(err, "disk full|cannot write|File too large")
                self.assertIn("what was reported as stored is kept", err)
            self.check_kept(db, acknowledged)
            self.check_good(db)
            if number % 4 == 0:
                self.assertEqual(0, self.add_more(db)[0])
                self.assertEqual([], database.difference(self.complete(), database.rows(db)))
            db.unlink()
        print(f"RLIMIT_FSIZE: {codes.count(5)} of {LIMITS} runs ended with exit 5, {codes.count(0)} had room enough")
        self.assertIn(5, codes)

    def complete(self):
        if not hasattr(DiskFullTest, "whole"):
            db = self.folder / "whole.db"
            shutil.copy(self.base, db)
            self.assertEqual(0, self.add_more(db)[0])
            DiskFullTest.whole = database.rows(db)
        return DiskFullTest.whole

    def tmpfs(self, size):
        mounted = pathlib.Path(tempfile.mkdtemp(dir=self.folder))
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(mounted)], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            mounted.rmdir()
            self.skipTest(f"a tmpfs cannot be mounted here: {done.stderr.strip()}")
        self.addCleanup(subprocess.run, ["umount", "-l", str(mounted)], check=True)
        return mounted

    def test_small_file_system(self):
        full = 0
        for number in range(max(LIMITS // 2, 2)):
            with self.subTest(number=number):
                mounted = self.tmpfs(self.size + 100_000 + number * 150_000)
                db = mounted / "onrecord.db"
                shutil.copy(self.base, db)
                code, acknowledged, err = self.add_more(db)
                self.assertIn(code, (0, 5), err)
                full += code == 5
                self.check_kept(db, acknowledged)
                subprocess.run(["mount", "-o", "remount,size=64m", str(mounted)], check=True)
                self.check_good(db)
                self.assertEqual(0, self.add_more(db)[0])
                self.assertEqual([], database.difference(self.complete(), database.rows(db)))
        print(f"tmpfs: {full} runs ended with exit 5")
        self.assertGreater(full, 0)

    def words_of(self, command, words):
        statement = database.stored(self.base) and self.a_statement()
        words = [statement if word == "STATEMENT" else word for word in words]
        return [command, *words, *(database.TABLES if command in WITH_TABLES else [])]

    def a_statement(self):
        import sqlite3
        with sqlite3.connect(self.base) as connection:
            (found,) = connection.execute("SELECT statement_id FROM statements ORDER BY 1 LIMIT 1").fetchone()
        connection.close()
        return found

    def options_of(self, command):
        return self.run_in(self.folder, "help", command).stdout

    def test_every_writer_on_a_full_device(self):
        commands = re.findall(r"^  (\w+) {2,}\S", self.run_in(self.folder, "help").stdout, re.M)
        self.assertEqual(set(commands), set(WRITERS), "a command that this test does not know")
        tried = 0
        for command, forms in WRITERS.items():
            for words in forms or []:
                all_words = self.words_of(command, words)
                options = self.options_of(command)
                environment = {**os.environ, "ONRECORD_DB": str(self.folder / f"copy-{command}.db")}
                shutil.copy(self.base, environment["ONRECORD_DB"])
                with self.subTest(words=all_words):
                    self.assertIn(self.run_in(self.folder, *all_words, env=environment).returncode, (0, 1), "not even with room enough")
                    with open("/dev/full", "wb") as full:
                        done = subprocess.run([database.ONRECORD, *all_words], cwd=self.folder, env=environment, stdout=full, stderr=subprocess.PIPE, check=False)
                    self.assertEqual(5, done.returncode, done.stderr)
                    self.assertIn(b"No space left", done.stderr)
                    tried += 1
                    if "--output" in options:
                        done = self.run_in(self.folder, *all_words, "-o", "/dev/full", env=environment)
                        self.assertEqual(5, done.returncode, done.stderr)
                        tried += 1
        for words in (["--version"], ["help"], ["help", "add"]):
            with open("/dev/full", "wb") as full:
                self.assertEqual(5, subprocess.run([database.ONRECORD, *words], stdout=full, stderr=subprocess.DEVNULL, check=False).returncode)
            tried += 1
        print(f"/dev/full: {tried} outputs tried")

    def test_no_half_file_on_a_full_file_system(self):
        mounted = self.tmpfs(65_536)
        (mounted / "filler").write_bytes(b"x" * 61_000)
        environment = {**os.environ, "ONRECORD_DB": str(self.base)}
        target = mounted / "out"
        for words in (["query", "--csv", "--limit", "100000"], ["timeline", "--jsonl"], ["report"], ["extract", str(self.more)], ["review", "export"],
                                        ["export", "--to", "jsonl"], ["export", "--to", "dna"], ["manual"]):
            with self.subTest(words=words):
                target.write_text("old")
                done = self.run_in(self.folder, *words, "-o", target, env=environment)
                self.assertEqual(5, done.returncode, done.stderr)
                self.assertEqual("old", target.read_text())
                self.assertEqual({"filler", "out"}, {path.name for path in mounted.iterdir()})
        for words, name in ((["export", "csv"], "csv"), (["tables", "tables"], "tables")):
            with self.subTest(words=words):
                done = database.run(*words, cwd=mounted, env=environment)
                self.assertEqual(5, done.returncode, done.stderr)
                left = [path.name for path in (mounted / name).rglob("*") if ".part" in path.name]
                self.assertEqual([], left)


if __name__ == "__main__":
    unittest.main()
