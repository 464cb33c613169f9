"""The tree's scorers: what they count on rows of our own, and the same figures as the shared ones on dev stories (skipped without ../shared)."""
import importlib.util
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
SHARED = HERE.parents[2] / "shared"
ONRECORD = os.environ.get("ONRECORD", "onrecord")
sys.path.insert(0, str(HERE / "score"))
import attributions  # noqa: E402
import score  # noqa: E402
import timeline  # noqa: E402
import tracker  # noqa: E402
from quotations import kind, quotations  # noqa: E402


def spans(text, *words):
    return [[text.index(each), text.index(each) + len(each)] for each in words]


class Counting(unittest.TestCase):
    TEXT = 'Ada Kroll, the mayor, said the "old" ferry was lost. "We shall sell it," she told the council, and Stern agreed.'

    def row(self, source, cue, *content, **rest):
        return {part: spans(self.TEXT, *words) for part, words in (("source", [source]), ("cue", [cue]), ("content", content))} | rest

    def test_kinds_of_speech(self):
        quoted = quotations(self.TEXT)
        self.assertEqual(["mixed", "direct", "indirect"], [
            kind(self.TEXT, spans(self.TEXT, words), quoted) for words in ('the "old" ferry was lost', "We shall sell it", "Stern agreed")])
        self.assertEqual([(0, 5), (7, 11)], quotations('"Open\n\nend" here'))

    def test_attributions(self):
        gold = {"a": [self.row("Ada Kroll, the mayor", "said", 'the "old" ferry was lost'), self.row("she", "told", "We shall sell it")]}
        same_head = {"a": [self.row("Kroll", "said", "ferry was lost"), self.row("Stern", "told", "We shall sell it")]}
        self.assertEqual(1, attributions.score({"a": self.TEXT}, gold, gold)["strict"]["F1"])
        got = attributions.score({"a": self.TEXT}, gold, same_head)
        self.assertEqual([0.5, 0, 0.5], [got[key]["F1"] for key in ("soft", "strict", "content")])
        self.assertEqual(0.5, attributions.score({"a": self.TEXT}, gold, same_head, quoted_only=True)["soft"]["R"])
        self.assertEqual(0, attributions.score({"a": self.TEXT}, gold, {})["soft"]["F1"])

    def test_statements(self):
        stance = {"issue_id": "I", "label": "oppose", "position": -1}
        gold = {"a": [self.row("she", "told", "We shall sell it", actor="Ada Kroll", said_date="2026-03-01", said_precision="month", act="ANNOUNCE",
                               position=-.8, label="oppose"),
                      self.row("Stern", "agreed", "agreed", actor="unnamed: Stern", said_date=None, said_precision="none", act="AGREE", position=None,
                               label="none")]}
        right = {"a": [self.row("she", "told", "We shall sell it", actor_name="Mayor Ada Kroll", said_date="2026-03-16", act="ANNOUNCE", stances=[stance])]}
        got = tracker.figures(tracker.counts(gold, right, "I"))
        self.assertEqual((50, 100, 100, 100, 100, 50, 100), tuple(got[key] for key in ("found", "actor", "date", "act", "label", "whole", "positions F1")))
        wrong = {"a": [right["a"][0] | {"actor_name": "Ivo Stern", "said_date": "2026-04-01", "act": "STATE", "stances": [stance | {"position": 1}]}]}
        got = tracker.figures(tracker.counts(gold, wrong, "I"))
        self.assertEqual((50, 0, 0, 0, 0, 0), tuple(got[key] for key in ("found", "actor", "date", "act", "whole", "positions F1")))

    def test_days(self):
        def said(day, position, act="STATE"):
            return {"actor": "Ada Kroll", "actor_name": "Ada Kroll", "said_date": day, "position": position, "act": act,
                    "stances": [{"issue_id": "I", "position": position}]}
        gold = {"a": [said("2026-01-01", 1), said("2026-01-05", -.5, "ASSESS"), said("2026-02-01", -1)]}
        self.assertEqual({"days": 100, "gold days": 3, "changes": {"gold": 1, "system": 1, "P": 100, "R": 100}}, timeline.score(gold, gold, "I"))
        got = timeline.score(gold, {"a": [said("2026-01-02", 1)]}, "I")
        self.assertEqual((66.7, 0, 0), (got["days"], got["changes"]["system"], got["changes"]["R"]))


@unittest.skipUnless((SHARED / "tools/score_tracker.py").exists(), "needs ../shared")
class SameAsTheShared(unittest.TestCase):
    """On the dev stories whose figures differ most: newswire of 1987 and a story of many short quotations."""

    def test_stories(self):
        sys.path.insert(0, str(SHARED / "tools"))
        spec = importlib.util.spec_from_file_location("shared_attributions", SHARED / "tools/score_attributions.py")
        shared = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(shared)
        for story in (SHARED / "corpora/reuters/dollar", SHARED / "corpora/modern/dreamers"):
            with self.subTest(story.name), tempfile.TemporaryDirectory() as folder:
                self.same(shared, story, pathlib.Path(folder) / "out.jsonl")

    def same(self, shared, story, out):
        with open(story / "articles.jsonl", "rb") as articles, open(out, "wb") as records:
            subprocess.run([ONRECORD, "extract", "--quiet", "--tables", story], stdin=articles, stdout=records, check=True, timeout=300)
        texts = {article["doc_id"]: article["text"] for article in score.lines(story / "articles.jsonl")}
        gold, system, issue = score.statements(score.lines(story / "gold.jsonl")), score.statements(score.lines(out)), score.issue_of(story)

        theirs = {"tracker": {}, "timeline": {}}
        for name in theirs:
            command = [sys.executable, SHARED / f"tools/score_{name}.py", story / "gold.jsonl", out, "--issue", issue, "--json"]
            theirs[name] = json.loads(subprocess.run(command, capture_output=True, check=True, timeout=300).stdout)
        ours = tracker.figures(tracker.counts(gold, system, issue))
        self.assertEqual({key: theirs["tracker"][key] for key in ours}, ours)
        ours = timeline.score(gold, system, issue)
        self.assertEqual({key: theirs["timeline"][key] for key in ours}, ours)

        documents = {doc_id: {"text": texts[doc_id], "attributions": rows} for doc_id, rows in gold.items()}
        records = {doc_id: {"statements": rows} for doc_id, rows in system.items()}
        for need, quoted_only in (("all", False), ("quoted", True)):
            want, _ = shared.evaluate(documents, records, need)
            got = attributions.score(texts, gold, system, quoted_only)
            for mine, name in (("soft", "triple soft"), ("strict", "triple strict"), ("content", "content exact")):
                self.assertEqual(want[name], got[mine], (need, name))


if __name__ == "__main__":
    unittest.main()
