"""Databases that are not as they should be (bad-inputs.md 90 to 104): exit codes, messages, and files left alone."""
import os
import pathlib
import resource
import sqlite3
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from program import FERRY, QUAY, Case  # noqa: E402

READERS = (["query"], ["verify"], ["actors"], ["explain", "abc"])


class DatabaseTest(Case):
    def setUp(self):
        super().setUp()
        self.write("ferry.txt", FERRY)
        self.write("quay.txt", QUAY)

    def fill(self):
        self.ok("add", "--date", "2025-03-04", "ferry.txt")

    def readers_fail(self, says):
        for words in READERS:
            self.fails(4, *words, says=says)

    def test_none(self):
        self.readers_fail(["onrecord.db", "No such file"])
        self.assertFalse(self.db.exists())
        self.fails(4, "add", "ferry.txt", "--db", "no/such/x.db", says="no/such/x.db")

    def test_empty_file(self):
        self.db.touch()
        self.readers_fail("empty file")
        self.fill()
        self.assertTrue(self.records())

    def test_a_text_file_is_left_alone(self):
        self.db.write_text(FERRY * 3)
        before = self.db.read_bytes()
        self.readers_fail("not a database")
        self.fails(4, "add", "quay.txt", says="not a database")
        self.assertEqual(before, self.db.read_bytes())

    def test_a_folder(self):
        self.db.mkdir()
        self.readers_fail("folder")

    def test_a_database_of_another_program_is_left_alone(self):
        with sqlite3.connect(self.db) as connection:
            connection.execute("CREATE TABLE cats (name)")
        connection.close()
        before = self.db.read_bytes()
        self.readers_fail("application id")
        self.fails(4, "add", "quay.txt", says="application id")
        self.assertEqual(before, self.db.read_bytes())

    def test_a_newer_one_is_left_alone(self):
        self.fill()
        with sqlite3.connect(self.db) as connection:
            connection.execute("PRAGMA user_version = 77")
        connection.close()
        before = self.db.read_bytes()
        self.readers_fail(["newer", "77"])
        self.fails(4, "add", "quay.txt", says=["newer", "77"])
        self.assertEqual(before, self.db.read_bytes())

    def test_cut_in_half(self):
        self.fill()
        whole = self.db.read_bytes()
        self.db.write_bytes(whole[:len(whole) // 2])
        before = self.db.read_bytes()
        done = self.run_program("verify")
        self.assertEqual(4, done.returncode)
        self.assertIn("malformed", done.out + done.err)
        self.assertIn(".recover", done.err)
        done = self.run_program("query")
        self.assertIn(done.returncode, (0, 4))
        if done.returncode == 4:
            self.assertIn("malformed", done.err)
            self.assertIn("verify", done.err)
        self.assertEqual(before, self.db.read_bytes())

    def test_one_bit(self):
        self.fill()
        data = bytearray(self.db.read_bytes())
        at = data.find(b"harbour master, said")
        self.assertGreater(at, 0)
        data[at] ^= 1
        self.db.write_bytes(data)
        done = self.fails(4, "verify")
        self.assertIn("document", done.out)
        self.assertIn("hash", done.out)

    def test_locked(self):
        self.fill()
        writer = sqlite3.connect(self.db, isolation_level=None)
        writer.execute("BEGIN IMMEDIATE")
        before = self.rows("SELECT count(*) FROM statements")
        self.fails(4, "add", "--wait", "1", "quay.txt", says=["locked", "1 seconds"])
        self.ok("query", "ferry")
        self.assertEqual(before, self.rows("SELECT count(*) FROM statements"))
        writer.execute("ROLLBACK")
        writer.close()
        self.ok("add", "quay.txt")

    @unittest.skipUnless(os.geteuid() == 0, "needs root to become nobody")
    def test_read_only(self):
        self.fill()
        os.chmod(self.path, 0o755)
        os.chmod(self.db, 0o444)

        def nobody():
            os.setgid(65534)
            os.setuid(65534)

        self.assertIn("ferry", self.ok("query", "ferry", preexec_fn=nobody).out)
        self.fails(4, "add", "quay.txt", says="read-only", preexec_fn=nobody)
        self.assertEqual(1, len(self.rows("SELECT * FROM documents")))

    def test_disk_full(self):
        self.fill()
        before = self.rows("SELECT statement_id FROM statements ORDER BY 1")
        self.write("long.txt", 'Ilan Okaro said: "We will wait."\n\n' + "There was much to be seen at the harbour.\n\n" * 20_000)
        size = self.db.stat().st_size

        def little_room():
            import signal
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (size + 100_000, size + 100_000))

        self.fails(5, "add", "long.txt", says="disk full", preexec_fn=little_room)
        self.assertEqual(before, self.rows("SELECT statement_id FROM statements ORDER BY 1"))
        self.ok("add", "long.txt")
        self.ok("verify")

    def test_output_that_cannot_be_written(self):
        self.fill()
        self.fails(5, "query", "-o", "/dev/full", says="No space left")
        self.fails(5, "query", "-o", self.path, says=str(self.path))
        self.fails(5, "query", "-o", "no/such/x.csv", says="no/such/x.csv")
        self.write("old.csv", "old")
        self.fails(2, "query", "--csv", "--limit", "x", "-o", "old.csv")
        self.assertEqual("old", (self.path / "old.csv").read_text())

    def test_the_command_line(self):
        self.fails(2, says="usage")
        self.fails(2, "ad", says=["ad", "add"])
        self.fails(2, "add", says="PATH")
        self.fails(2, "add", "--jobs", "0", "ferry.txt", says="--jobs")
        self.assertIn("Usage", self.ok("help", "add").out)
        self.assertIn("Usage", self.ok("add", "--help").out)
        self.assertRegex(self.ok("--version").out, r"^onrecord \d")


if __name__ == "__main__":
    unittest.main()
