"""Positions over all stories with gold: found, actor, act, label, positions, days, story by story; floors guard the figures.

`stories_test.py --show` prints the table. The shipped weights were fitted on these stories: what carries to others is what src/stance/train/fit.py prints
(each story under weights fitted without it; MODEL.md). Skipped without ../shared.
"""
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
FLOORS = {"trade": 33.3, "aca": 27.6, "syria": 39.0, "paris": 34.3, "dreamers": 46.5, "guns": 40.3, "opec": 53.5, "dollar": 74.4}
MEANS = {"positions F1": 43.6, "positions P": 53.9, "act": 54.3, "label": 57.0, "days": 51.4}


def figures():
    rows = {}
    with tempfile.TemporaryDirectory() as scratch:
        for name in MODERN + NEWSWIRE:
            folder = SHARED / "corpora" / ("modern" if name in MODERN else "reuters") / name
            out = pathlib.Path(scratch) / f"{name}.jsonl"
            done = subprocess.run([ONRECORD, "extract", "--emit=doc", "--tables", str(folder)], input=(folder / "articles.jsonl").read_bytes(),
                                  capture_output=True, check=True, timeout=600)
            out.write_bytes(done.stdout)
            issue = (folder / "issues.tsv").read_text(encoding="utf-8").split("\n")[1].split("\t")[0]

            def scored(tool):
                command = [sys.executable, str(SHARED / "tools" / tool), str(folder / "gold.jsonl"), str(out), "--issue", issue, "--json"]
                return json.loads(subprocess.run(command, capture_output=True, text=True, check=True, timeout=600).stdout)
            rows[name] = scored("score_tracker.py") | {"days": scored("score_timeline.py")["days"]}
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
