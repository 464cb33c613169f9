"""The dollar story's timelines: equal to an independent fold of the same statements; floors for days, and changes listed.

`dollar_timelines_test.py --show` prints the figures and the changes found, missed and invented.
"""
import csv
import importlib.util
import io
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
STORY = SHARED / "corpora/reuters/dollar"
TOOLS = SHARED / "tools"
ISSUE = "G7.dollar_stability"
ONRECORD = os.environ.get("ONRECORD", "onrecord")

DAYS = 76  # per cent of the gold days on the right side; one point under what was measured


def scorer():
    sys.path.insert(0, str(TOOLS))
    spec = importlib.util.spec_from_file_location("score_timeline", TOOLS / "score_timeline.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run(*words, data):
    done = subprocess.run([ONRECORD, *words], input=data, capture_output=True, timeout=300)
    if done.returncode != 0:
        raise AssertionError(done.stderr.decode())
    return done.stdout


def records():
    return run("extract", "--emit=doc", "--tables", str(STORY), data=(STORY / "articles.jsonl").read_bytes())


def score(system):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "system.jsonl"
        path.write_bytes(system)
        done = subprocess.run([sys.executable, TOOLS / "score_timeline.py", STORY / "gold.jsonl", path, "--issue", ISSUE, "--json"], capture_output=True,
                              check=True, timeout=60)
    return json.loads(done.stdout)


def show():
    """The figures, then every actor's spells in the gold and in the program's own timeline."""
    system = records()
    for name, value in score(system).items():
        print(f"{name:22} {value}")
    module = scorer()
    gold = module.timelines({r["doc_id"]: r["statements"] for r in map(json.loads, open(STORY / "gold.jsonl", encoding="utf-8"))}, ISSUE, True)
    own = module.timelines({r["doc_id"]: r["statements"] for r in map(json.loads, system.splitlines()) if "statements" in r}, ISSUE, False)
    for actor in sorted(set(gold) | set(own)):
        for whose, timelines in (("gold", gold), ("ours", own)):
            spells = timelines.get(actor, [])
            print(f"{actor:28} {whose}  " + " -> ".join(f"{s['label']} {s['from']}..{s['to']}{' confirmed' if s['confirmed'] else ''}" for s in spells))


class Dollar(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scorer = scorer()
        cls.records = records()
        cls.docs = {r["doc_id"]: r["statements"] for r in map(json.loads, cls.records.splitlines()) if "statements" in r}

    def test_the_program_folds_as_the_reference_does(self):
        rows = csv.DictReader(io.StringIO(run("timeline", "--from", "-", "--csv", data=self.records).decode()))
        ours = {}
        for row in rows:
            if row["issue_id"] == ISSUE:
                ours.setdefault(row["actor_name"], []).append(
                    (row["side"], row["from_date"], row["to_date"], row["label"], round(float(row["mean_position"]), 3), row["change"],
                     row["change_from"] or None, row["confirmed"] == "true"))
        reference = {actor: [(s["side"], s["from"], s["to"], s["label"], s["mean_position"], s["change"], s["change_from"], s["confirmed"]) for s in spells]
                     for actor, spells in self.scorer.timelines(self.docs, ISSUE, False).items()}
        self.assertGreater(len(reference), 5)
        self.assertEqual(ours, reference)

    def test_days_against_gold(self):
        self.assertGreaterEqual(score(self.records)["days"], DAYS)


if __name__ == "__main__":
    if not STORY.is_dir():
        print("skipped: ../shared/corpora/reuters/dollar is not there")
        sys.exit(77)
    if sys.argv[1:] == ["--show"]:
        show()
    else:
        unittest.main()
