"""Real articles and their edited versions: nothing ends the run, nothing is lost, doubled or renamed without need.

The daily run takes every tenth of the 15,000 modern articles; ONRECORD_WHOLE_CORPUS=1 takes all. A tenth of those taken is
edited six times: words changed inside quotations, sentences put in (ours), taken out, moved, doubled.
"""
import json
import lzma
import os
import pathlib
import random
import re
import sqlite3
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
ARTICLES = ROOT.parent / "shared/corpora/modern/articles.jsonl.xz"
THREE = ROOT.parent / "shared/corpora/modern/three_on_one_span.txt"
ONRECORD = os.environ.get("ONRECORD", "onrecord")
WHOLE = os.environ.get("ONRECORD_WHOLE_CORPUS") == "1"
VERSIONS = 6

OURS = ["Nobody at the harbour answered on Sunday.", '"The ferry will sail again," Marta Velde said.',
        "Ilan Okaro, the harbour master, said the quay was not ready.", "He said so twice.",
        '"We will wait," she added. "We have waited before."']
WORDS = ["harbour", "quietly", "ferry", "seven", "never", "lantern"]


def sentences(text):
    return re.split(r"(?<=[.!?”\"])(\s+)", text)


def change_words(random_, text):
    """Some words inside quotation marks become others."""
    quoted = list(re.finditer(r"[“\"]([^“”\"\n]{12,300})[”\"]", text))
    for match in sorted(random_.sample(quoted, min(2, len(quoted))), key=lambda m: -m.start()):
        words = match.group(1).split(" ")
        words[random_.randrange(len(words))] = random_.choice(WORDS)
        text = text[:match.start(1)] + " ".join(words) + text[match.end(1):]
    return text


def put_in(random_, text):
    parts = sentences(text)
    at = random_.randrange(0, len(parts), 2)
    return "".join(parts[:at] + [random_.choice(OURS), " "] + parts[at:])


def take_out(random_, text):
    parts = sentences(text)
    at = random_.randrange(0, len(parts), 2)
    return "".join(parts[:at] + parts[at + 2:])


def move(random_, text):
    paragraphs = text.split("\n")
    paragraphs.insert(random_.randrange(len(paragraphs)), paragraphs.pop(random_.randrange(len(paragraphs))))
    return "\n".join(paragraphs)


def double(random_, text):
    parts = sentences(text)
    at = random_.randrange(0, len(parts), 2)
    return "".join(parts[:at] + [parts[at], " "] + parts[at:])


EDITS = [change_words, put_in, take_out, move, double]


def edited(random_, article):
    text = article["text"]
    for edit in random_.sample(EDITS, random_.randint(1, 3)):
        text = edit(random_, text)
    return {**article, "text": text if text.strip() else article["text"]}


def run(*words, articles=None):
    data = "".join(json.dumps(a) + "\n" for a in articles).encode() if articles is not None else b""
    return subprocess.run([ONRECORD, *map(str, words)], input=data, capture_output=True, timeout=3000)


@unittest.skipUnless(ARTICLES.exists(), f"versions_test: {ARTICLES} is not here")
class VersionsTest(unittest.TestCase):
    def add(self, database, articles):
        done = run("add", "-", "--db", database, articles=articles)
        self.assertEqual(0, done.returncode, done.stderr.decode()[-2000:])
        return done.stderr.decode().strip().splitlines()[-1]

    def rows(self, database):
        with sqlite3.connect(database) as connection:
            # Which article of a cluster came first decides nothing but tool_version's neighbours: all columns are compared.
            query = connection.execute("SELECT * FROM statements ORDER BY doc_id, seq")
            names = [column[0] for column in query.description]
            return [dict(zip(names, row)) for row in query]

    def ids_by_words(self, rows):
        found = {}
        for row in rows:
            found.setdefault((row["doc_id"], row["text"]), set()).add(row["statement_id"])
        return found

    def test_real_articles_and_their_versions(self):
        with lzma.open(ARTICLES, "rt", encoding="utf-8") as lines:
            articles = [json.loads(line) for i, line in enumerate(lines) if WHOLE or i % 10 == 0]
        random_ = random.Random(20261130)
        changing = random_.sample(range(len(articles)), len(articles) // 10)
        with tempfile.TemporaryDirectory() as folder:
            database, fresh = pathlib.Path(folder, "edited.db"), pathlib.Path(folder, "fresh.db")
            self.assertIn(f"{len(articles):,} new", self.add(database, articles))
            equal_words = set()  # ids of several statements with the same words, in any version: their numbers tell what came first
            for _ in range(VERSIONS):
                before = self.ids_by_words(self.rows(database))
                versions = []
                for i in changing:
                    version = edited(random_, articles[i])
                    if version["text"] != articles[i]["text"]:
                        articles[i] = version
                        versions.append(version)
                said = self.add(database, versions)
                self.assertRegex(said, rf"\b{len(versions):,} new versions?\b")
                self.assertTrue(said.startswith("0 new"), said)
                after = self.ids_by_words(self.rows(database))
                # Words that stayed, as often as they were, kept their ids.
                renamed = [key for key in before.keys() & after.keys()
                           if len(before[key]) == len(after[key]) and before[key] != after[key]]
                self.assertEqual([], renamed)
                equal_words |= {key for words in (before, after) for key, ids in words.items() if len(ids) > 1}
            again = self.add(database, articles)
            self.assertTrue(again.startswith(f"0 new, {len(articles):,} unchanged"), again)
            verified = run("verify", "--db", database)
            self.assertEqual(0, verified.returncode, verified.stdout.decode()[-2000:] + verified.stderr.decode()[-2000:])

            self.add(fresh, articles)
            ours, theirs = self.rows(database), self.rows(fresh)
            self.assertEqual(len(theirs), len(ours))
            self.assertEqual(len({row["statement_id"] for row in ours}), len(ours))
            equal_words |= {key for key, ids in self.ids_by_words(theirs).items() if len(ids) > 1}
            loose = {doc_id for doc_id, _ in equal_words}
            for one, other in zip(ours, theirs):
                if one["doc_id"] in loose:
                    for row in (one, other):
                        row["statement_id"] = row["reported_by"] = ""
                self.assertEqual(other, one)

    def test_an_article_that_is_alone_in_its_database(self):
        """There the rows that an edit frees are the last ones of the table."""
        with lzma.open(ARTICLES, "rt", encoding="utf-8") as lines:
            articles = [json.loads(line) for _, line in zip(range(600), lines)][::10]
        random_ = random.Random(5)
        with tempfile.TemporaryDirectory() as folder:
            for i, article in enumerate(articles):
                database = pathlib.Path(folder, f"{i}.db")
                self.add(database, [article])
                for edit in (change_words, put_in):
                    article = {**article, "text": edit(random_, article["text"])}
                    self.add(database, [article])
                verified = run("verify", "--db", database)
                self.assertEqual(0, verified.returncode, verified.stdout.decode() + verified.stderr.decode())

    def test_the_text_that_ended_a_run(self):
        """The tagger of then found three statements on one span in it (tests/unit/store has that); today's may find fewer."""
        with tempfile.TemporaryDirectory() as folder:
            database = pathlib.Path(folder, "three.db")
            self.assertEqual(0, run("add", THREE, "--db", database).returncode)
            self.assertEqual(0, run("verify", "--db", database).returncode)
            rows = self.rows(database)
            self.assertTrue(rows)
            self.assertEqual(len(rows), len({row["statement_id"] for row in rows}))


if __name__ == "__main__":
    unittest.main()
