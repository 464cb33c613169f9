"""What the program says of the given stories today, statement by statement: a change is on purpose, or a fault.

answers/STORY.tsv has a row a statement: its places in the article, who said it by which rule, the day by which rule, act, position, and the
rules that gave that. Offsets, ids and rules only, no words. answers/modern.tsv has the number of statements and a hash of all that is said of
them, for each fifteenth of the unlabelled articles. Whether the answers are right is another matter: stories_test.py has the figures.
`answers_test.py --update` writes the files anew: read the difference, and weigh it, before you commit it.
"""
import hashlib
import json
import lzma
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
CORPORA = ROOT.parent / "shared/corpora"
ANSWERS = pathlib.Path(__file__).resolve().parent / "answers"
ONRECORD = os.environ.get("ONRECORD", "onrecord")
STORIES = {name: CORPORA / folder / name for folder, names in (("modern", "trade aca syria paris dreamers guns"), ("reuters", "opec dollar"))
           for name in names.split()}
COLUMNS = "doc_id content source cue actor_id actor_rule day precision day_rule act issue position stance_rules".split()
UNLABELLED = CORPORA / "modern/articles.jsonl.xz"
EACH = 15  # of the unlabelled ones
SHOWN = 20  # differences
MANY_WORDS = 4  # of an id


def spans(places):
    return " ".join(f"{begin}-{end}" for begin, end in places or [])


def id_of(actor):
    """Who has no name in the tables, or one of many words, is called by the article's words, which stay out of this tree."""
    kind, unnamed, words = actor.partition("unnamed")
    if words:
        return f"{kind}{unnamed}.{hashed(words)}"
    return actor if actor.count("-") < MANY_WORDS else f"named.{hashed(actor)}"


def hashed(words):
    return hashlib.sha256(words.encode()).hexdigest()[:8]


def rows_of(document):
    for said in document["statements"]:
        stances = said.get("stances") or [{}]
        for stance in stances:
            position = stance.get("position")
            yield [document["doc_id"], spans(said["content"]), spans(said.get("source")), spans(said.get("cue")), id_of(said.get("actor_id") or ""),
                   said.get("speaker_method") or "", said.get("said_date") or "", said.get("said_precision") or "", said.get("said_method") or "",
                   said.get("act") or "", stance.get("issue_id") or "", "" if position is None else f"{position:+.2f}",
                   " ".join(stance.get("rule_ids") or [])]


def extracted(articles, stories):
    """What the program says of the articles (lines of JSON) with the stories' tables."""
    with tempfile.TemporaryDirectory() as folder:
        words = [ONRECORD, "extract", "--quiet", "--emit=doc"]
        for story in stories:
            tables = pathlib.Path(folder, story.name)
            tables.mkdir()
            for file in ("issues.tsv", "actors.tsv"):
                if (story / file).exists():
                    shutil.copy(story / file, tables)
            words += ["--tables", tables]
        done = subprocess.run(words, input=articles, capture_output=True, check=True, timeout=900)
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def answers(story):
    """The rows of the story as lines, in the order of the articles."""
    documents = extracted((story / "articles.jsonl").read_bytes(), [story])
    return ["\t".join(COLUMNS)] + ["\t".join(row) for document in documents for row in rows_of(document)]


def hash_of(statements):
    """Of all that is said of them but by which tables: a row that nothing asks for changes no answer."""
    answers = [{name: value for name, value in each.items() if not name.startswith("tables_")} for each in statements]
    return hashlib.sha256(json.dumps(answers, sort_keys=True).encode()).hexdigest()[:12]


def hashes():
    """A line an unlabelled article."""
    with lzma.open(UNLABELLED, "rb") as file:
        articles = b"".join(line for number, line in enumerate(file) if number % EACH == 0)
    documents = extracted(articles, STORIES.values())
    return ["doc_id\tstatements\thash"] + [
        f"{each['doc_id']}\t{len(each['statements'])}\t{hash_of(each['statements'])}" for each in documents]


@unittest.skipUnless(CORPORA.exists(), "../shared is not here: the answers on the given stories are not compared")
class Answers(unittest.TestCase):
    def compare(self, name, now):
        before = (ANSWERS / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
        gone, new = [row for row in before if row not in set(now)], [row for row in now if row not in set(before)]
        told = "\n".join([f"- {row}" for row in gone[:SHOWN]] + [f"+ {row}" for row in new[:SHOWN]])
        self.assertEqual(before, now, f"{name}: {len(gone)} rows gone, {len(new)} new:\n{told}\n")

    def test_given_stories(self):
        for name, story in STORIES.items():
            with self.subTest(story=name):
                self.compare(name, answers(story))

    def test_unlabelled_articles(self):
        self.compare("modern", hashes())


if __name__ == "__main__":
    if "--update" in sys.argv:
        ANSWERS.mkdir(exist_ok=True)
        for name, rows in [(name, answers(story)) for name, story in STORIES.items()] + [("modern", hashes())]:
            (ANSWERS / f"{name}.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    else:
        unittest.main()
