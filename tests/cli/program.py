"""Runs onrecord for the tests: an empty folder for each, articles and tables of our own."""
import json
import os
import pathlib
import sqlite3
import subprocess
import tempfile
import unittest

ONRECORD = os.environ.get("ONRECORD", "onrecord")
EXAMPLES = pathlib.Path(__file__).resolve().parents[2] / "examples"

FERRY = ('"The ferry must sail again in spring," Marta Velde, the transport minister, told reporters on Monday.\n\n'
         "Ilan Okaro, the harbour master, said the quay was not ready.\n")
QUAY = 'Ilan Okaro said: "We will open the quay in June." He said the money had been found.\n'


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.path = pathlib.Path(self.folder.name)
        self.db = self.path / "onrecord.db"

    def tearDown(self):
        self.folder.cleanup()

    def run_program(self, *words, stdin=b"", timeout=120, env=None, preexec_fn=None):
        environment = {"PATH": os.environ["PATH"], "HOME": self.folder.name, "LC_ALL": "C.UTF-8", **(env or {})}
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS"):
            if name in os.environ:
                environment[name] = os.environ[name]
        done = subprocess.run([ONRECORD, *map(str, words)], cwd=self.path, env=environment, input=stdin, capture_output=True,
                              timeout=timeout, preexec_fn=preexec_fn)
        done.out, done.err = done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace")
        return done

    def ok(self, *words, **options):
        done = self.run_program(*words, **options)
        self.assertEqual(0, done.returncode, done.err)
        return done

    def fails(self, code, *words, says=(), **options):
        done = self.run_program(*words, **options)
        self.assertEqual(code, done.returncode, f"{words}: {done.err}")
        for text in [says] if isinstance(says, str) else says:
            self.assertIn(text, done.err)
        return done

    def write(self, name, text):
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def articles(self, *articles):
        return self.write("articles.jsonl", "".join(json.dumps(article) + "\n" for article in articles))

    def examples(self):
        self.ok("add", EXAMPLES / "articles", "--tables", EXAMPLES / "tables")

    def rows(self, sql):
        with sqlite3.connect(self.db) as connection:
            return connection.execute(sql).fetchall()

    def records(self, *words):
        return [json.loads(line) for line in self.ok("query", "--jsonl", *words).out.splitlines()]

    def dump(self):
        """All that the views show, in an order of its own."""
        views = [name for (name,) in self.rows("SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name")]
        return {view: sorted(map(repr, self.rows(f'SELECT * FROM "{view}"'))) for view in views}
