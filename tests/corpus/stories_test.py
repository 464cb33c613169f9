"""Positions over all stories with gold: found, actor, act, label, positions, days, story by story; floors guard the figures.

`stories_test.py --show` prints the table. The shipped weights were fitted on these stories: what carries to others is what src/stance/train/fit.py prints
(each story under weights fitted without it; MODEL.md). Each story is a database of its own, since parties weigh there. Skipped without ../shared.
"""
import collections
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
ONRECORD = os.environ.get("ONRECORD", "onrecord")
MODERN, NEWSWIRE = ["trade", "aca", "syria", "paris", "dreamers", "guns"], ["opec", "dollar"]

# One point under what was measured: F1 of positions a story, and means over all eight.
FLOORS = {"trade": 37.7, "aca": 27.4, "syria": 31.3, "paris": 40.8, "dreamers": 47.6, "guns": 50.6, "opec": 50.4, "dollar": 72.9}
MEANS = {"positions F1": 44.8, "positions P": 47.6, "act": 55.3, "label": 52.8, "days": 56.2}


def documents(articles, tables, database):
    """One line a document with its statements, as the database has them: what others of a speaker's party say is known there only."""
    given = pathlib.Path(f"{database}.tables")  # events and others stay out
    given.mkdir()
    for name in ("issues.tsv", "actors.tsv"):
        if (tables / name).exists():
            (given / name).write_bytes((tables / name).read_bytes())
    subprocess.run([ONRECORD, "add", str(articles), "--db", str(database), "--tables", str(given)], capture_output=True, check=True, timeout=600)
    rows = subprocess.run([ONRECORD, "export", "--to", "jsonl", "--db", str(database)], capture_output=True, check=True, timeout=600).stdout
    of_document = collections.defaultdict(list)
    for row in map(json.loads, rows.splitlines()):
        of_document[row["doc_id"]].append(row)
    return "".join(json.dumps({"doc_id": doc_id, "statements": sorted(of_document[doc_id], key=lambda row: row["seq"])}) + "\n"
                   for doc_id in sorted(of_document))


def as_counted(lines):
    """"has said" counts by the article's day, as the timeline has it."""
    documents_counted = [json.loads(line) for line in lines.splitlines()]
    for document in documents_counted:
        for row in document["statements"]:
            if row["said_method"] == "tense":
                row["said_date"] = row["said_latest"]
    return "".join(json.dumps(document) + "\n" for document in documents_counted)


def figures():
    rows = {}
    with tempfile.TemporaryDirectory() as scratch:
        for name in MODERN + NEWSWIRE:
            folder = SHARED / "corpora" / ("modern" if name in MODERN else "reuters") / name
            out = pathlib.Path(scratch) / f"{name}.jsonl"
            out.write_text(documents(folder / "articles.jsonl", folder, pathlib.Path(scratch) / f"{name}.db"), encoding="utf-8")
            issue = (folder / "issues.tsv").read_text(encoding="utf-8").split("\n")[1].split("\t")[0]

            counted = pathlib.Path(scratch) / f"{name}.counted.jsonl"
            counted.write_text(as_counted(out.read_text(encoding="utf-8")), encoding="utf-8")

            def scored(tool, out=out):
                command = [sys.executable, str(SHARED / "tools" / tool), str(folder / "gold.jsonl"), str(out), "--issue", issue, "--json"]
                return json.loads(subprocess.run(command, capture_output=True, text=True, check=True, timeout=600).stdout)
            rows[name] = scored("score_tracker.py") | {"days": scored("score_timeline.py", counted)["days"]}
    return rows


@unittest.skipUnless((SHARED / "corpora/modern").exists(), "the stories are not here")
class StoriesTest(unittest.TestCase):
    def test_floors(self):
        rows = figures()
        for name, floor in FLOORS.items():
            self.assertGreaterEqual(rows[name]["positions F1"], floor, name)
        for figure, floor in MEANS.items():
            self.assertGreaterEqual(sum(row[figure] for row in rows.values()) / len(rows), floor, figure)


if __name__ == "__main__":
    if "--show" in sys.argv:
        table = figures()
        columns = ["found", "actor", "date", "act", "label", "whole", "positions P", "positions R", "positions F1", "days"]
        print(" " * 10 + "".join(c.replace("positions", "pos").rjust(9) for c in columns))
        for story, row in table.items():
            print(story.ljust(10) + "".join(f"{row[c]:9.1f}" for c in columns))
        for label, group in (("modern", MODERN), ("mean", list(table))):
            print(label.ljust(10) + "".join(f"{sum(table[s][c] for s in group) / len(group):9.1f}" for c in columns))
    else:
        unittest.main()
