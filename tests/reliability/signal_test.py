"""SIGINT and SIGTERM: the transaction at hand is finished, what was stored is said, exit 130 or 143; labels stay whole."""
import gzip
import json
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import articles  # noqa: E402
import database  # noqa: E402

CODES = {signal.SIGINT: 130, signal.SIGTERM: 143}


class SignalTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.db = self.folder / "onrecord.db"

    def start(self, *words, stdin=subprocess.DEVNULL):
        program = subprocess.Popen([database.ONRECORD, *map(str, words)], cwd=self.folder, stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   bufsize=0)
        if program.stdin is not None:
            self.addCleanup(program.stdin.close)
        self.addCleanup(program.stderr.close)
        self.addCleanup(program.stdout.close)
        return program

    def wait_until_it_hears(self, program):
        """Before that, a signal ends it as it ends any program: nothing has begun."""
        until = time.monotonic() + 60
        while time.monotonic() < until and program.poll() is None:
            status = pathlib.Path(f"/proc/{program.pid}/status").read_text()
            if int(re.search(r"SigCgt:\s*(\w+)", status)[1], 16) & 1 << (signal.SIGTERM - 1):
                return
            time.sleep(0.005)

    def ok(self, *words):
        done = database.run(*words, cwd=self.folder)
        self.assertEqual(0, done.returncode, done.stderr)
        return done

    def documents(self):
        return {doc_id for doc_id, _ in database.stored(self.db)[0]}

    def archive(self, count):
        """One file, packed: all that a user sees of it is one name."""
        path = self.folder / "long.jsonl.gz"
        with gzip.open(path, "wt", encoding="utf-8") as file:
            for number in range(count):
                file.write(json.dumps(articles.article(number)) + "\n")
        return path

    def test_in_the_middle_of_a_long_archive(self):
        path = self.archive(300)
        self.ok("add", path, *database.TABLES, "--db", "clean.db")
        clean = database.rows(self.folder / "clean.db")
        for sent, jobs in ((signal.SIGINT, 2), (signal.SIGTERM, 1)):
            with self.subTest(sent.name):
                for old in self.folder.glob("onrecord.db*"):
                    old.unlink()
                program = self.start("add", "--acknowledge", path, *database.TABLES, f"-j{jobs}")
                first = program.stdout.readline()  # something is on the disk
                program.send_signal(sent)
                rest, err = program.communicate(timeout=120)
                self.assertEqual(CODES[sent], program.returncode, err)
                acknowledged = {json.loads(line)["doc_id"] for line in (first + rest).splitlines()}
                said = re.search(rb"stopped after ([\d,]+) articles", err)
                self.assertIsNotNone(said, err)
                self.assertEqual(len(acknowledged), int(said[1].replace(b",", b"")))
                self.assertEqual(acknowledged, self.documents())
                self.assertLess(len(acknowledged), 300)
                self.ok("verify")
                self.ok("add", path, *database.TABLES)
                self.assertEqual([], database.difference(clean, database.rows(self.db)))

    def test_while_standard_input_says_nothing(self):
        for sent in CODES:
            with self.subTest(sent.name):
                program = self.start("add", "--acknowledge", "-", *database.TABLES, stdin=subprocess.PIPE)
                name = f"waiting-{sent.name}"
                program.stdin.write((json.dumps({**articles.article(1), "doc_id": name, "url": "", "text": articles.article(1)["text"] + name}) + "\n").encode())
                program.stdin.flush()
                self.wait_until_it_hears(program)
                time.sleep(1.5)  # it has read the line
                begun = time.monotonic()
                program.send_signal(sent)
                self.assertEqual(CODES[sent], program.wait(60))
                self.assertLess(time.monotonic() - begun, 20)
                self.assertIn(b"stopped after 1 articles", program.stderr.read())
                program.stdin.close()
                self.assertIn(name, self.documents())

    def test_where_no_record_is_an_article(self):
        picture = (b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://x.example/p.png\r\nContent-Type: application/http\r\n"
                   b"Content-Length: 4057\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n" + bytes(4012) + b"\r\n\r\n")
        program = self.start("add", "-", stdin=subprocess.PIPE)
        feeder = threading.Thread(target=self.feed, args=(program, picture * 200))  # an archive without an end
        feeder.start()
        self.wait_until_it_hears(program)
        time.sleep(0.2)
        begun = time.monotonic()
        program.send_signal(signal.SIGINT)
        self.assertEqual(130, program.wait(60))
        self.assertLess(time.monotonic() - begun, 20)
        feeder.join()
        self.assertIn(b"stopped after 0 articles", program.stderr.read())

    @staticmethod
    def feed(program, piece):
        try:
            while program.poll() is None:
                program.stdin.write(piece)
        except BrokenPipeError:
            pass

    def test_relabel(self):
        self.ok("add", self.archive(200), *database.TABLES)
        before = database.rows(self.db)
        stopped = 0
        for sent in (signal.SIGINT, signal.SIGTERM):
            for wait in (0, 0.01, 0.05, 0.15):
                program = self.start("relabel", "--drop-issues")
                self.wait_until_it_hears(program)
                time.sleep(wait)
                program.send_signal(sent)
                _, err = program.communicate(timeout=120)
                if program.returncode in (0, -sent) and b"labelled anew" in err:  # it was done before, or was just ending
                    self.ok("relabel", *database.TABLES)
                    continue
                self.assertEqual(CODES[sent], program.returncode, err)
                self.assertIn(b"all labels are as they were", err)
                stopped += 1
                self.assertEqual([], database.difference(before, database.rows(self.db)))
        self.ok("verify")
        self.assertGreater(stopped, 0)

    def test_a_second_signal_ends_at_once(self):
        program = self.start("add", self.archive(300), *database.TABLES, "--acknowledge")
        program.stdout.readline()
        begun = time.monotonic()
        program.send_signal(signal.SIGINT)
        time.sleep(0.01)
        program.send_signal(signal.SIGINT)
        self.assertIn(program.wait(60), (130, -signal.SIGINT))  # 130: it was faster
        self.assertLess(time.monotonic() - begun, 20)
        self.ok("verify")

    def test_no_half_file_is_left(self):
        """What is written to a file is there whole or not at all, however the program ends."""
        self.ok("add", self.archive(200), *database.TABLES)
        (self.folder / "old.jsonl").write_text("old")
        for sent in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
            program = self.start("extract", "-", *database.TABLES, "-o", "old.jsonl", stdin=subprocess.PIPE)
            for i in range(20):
                program.stdin.write((json.dumps(articles.article(i)) + "\n").encode())
            program.stdin.flush()  # and the input goes on: it cannot be done before the signal
            time.sleep(1.5)
            program.send_signal(sent)
            self.assertEqual(-sent, program.wait(60))
            self.assertEqual("old", (self.folder / "old.jsonl").read_text())
            self.assertEqual([], [path.name for path in self.folder.iterdir() if "part" in path.name])


if __name__ == "__main__":
    unittest.main()
