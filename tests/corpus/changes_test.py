"""Changes that survive error: of what the timeline shows as a stand or a change on the stories with gold, how much is real.

A stand with enough evidence is right where most of the actor's annotated statements of its days are on its side. A change that is shown is real where
the annotated statements, cut into stands by the same program, turn the same way within a month; so for every turn of the spells, which `--show` lists
beside them. Skipped without ../shared.
"""
import collections
import datetime
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
GOLD = ROOT / "tests/corpus/gold"
ONRECORD = os.environ.get("ONRECORD", "onrecord")
sys.path[:0] = [str(GOLD), str(ROOT / "tests/cli"), str(ROOT / "tests/corpus"), str(SHARED / "tools")]
import records as invented  # noqa: E402  (tests/cli/records.py)
from stories_test import documents  # noqa: E402

MARGIN = datetime.timedelta(days=3)  # as score_timeline.py allows
MONTH = datetime.timedelta(days=31)
STANDS = 80  # per cent right of the stands with enough evidence
CHANGES = 70  # per cent real of the changes shown


def stories(scratch):
    """(name, folder with tables, articles, gold) of every story but those kept apart."""
    for group, names in (("modern", ["trade", "aca", "syria", "paris", "dreamers", "guns"]), ("reuters", ["opec", "dollar"])):
        for name in names:
            folder = SHARED / "corpora" / group / name
            yield name, folder, folder / "articles.jsonl", folder / "gold.jsonl"
    import articles
    apart = (GOLD / "KEPT_APART").read_text(encoding="utf-8").split()
    ours = sorted(path.parent.name for path in GOLD.glob("*/gold.jsonl") if path.parent.name not in apart)
    for name, rows in articles.articles(articles.listed(ours)).items():
        path = pathlib.Path(scratch) / f"{name}.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        yield name, GOLD / name, path, GOLD / name / "gold.jsonl"


def sides_of(statements):
    """{actor: [(day, side)]}"""
    said = collections.defaultdict(list)
    for s in statements:
        said[s["actor"]].append((s["said_date"], "for" if s["position"] > 0 else "against" if s["position"] < 0 else "neutral"))
    return said


def taken(gold):
    """The annotated statements that take a position on a known day, each with its article."""
    for line in gold.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        for s in document["statements"]:
            if s["position"] is not None and s["said_date"] and s["act"] != "WITHHOLD" and s["actor_kind"] != "unnamed":
                yield {**s, "doc_id": document["doc_id"]}


def timeline(records, *options):
    done = subprocess.run([ONRECORD, "timeline", "--from", "-", "--jsonl", *options], input=records, capture_output=True, check=True, timeout=600)
    return [json.loads(line) for line in done.stdout.splitlines()]


def annotated_turns(statements, issue):
    """[(actor, from side, to side, day)] of the annotated statements' own stands."""
    rows = [invented.statement(s["actor"], s["said_date"], s["position"], issue=issue, doc=s["doc_id"], act=s["act"], text=str(i), review_status="accepted")
            for i, s in enumerate(statements)]
    stands = timeline(invented.lines(rows), "--stands", "--enough", "2", "--enough-articles", "1")
    return [(row["actor_name"], row["change_from"], row["side"], row["from_date"]) for row in stands if row["change_from"]]


def majority(said, first, last):
    first, last = (datetime.date.fromisoformat(first) - MARGIN).isoformat(), (datetime.date.fromisoformat(last) + MARGIN).isoformat()
    sides = [side for day, side in said if first <= day <= last]
    return max(sorted(set(sides)), key=sides.count) if sides else None


def judged():
    """Rows of what is shown, with what the gold says: (story, actor, "stand" or "change" or "turn", words, right)."""
    from score_tracker import same_actor
    rows = []
    with tempfile.TemporaryDirectory() as scratch:
        for name, tables, articles, gold in stories(scratch):
            records = documents(articles, tables, pathlib.Path(scratch) / f"{name}.db").encode()
            issue = (tables / "issues.tsv").read_text(encoding="utf-8").split("\n")[1].split("\t")[0]

            gold_statements = list(taken(gold))
            said, turns = sides_of(gold_statements), annotated_turns(gold_statements, issue)

            def truth(row):
                actor = next((a for a in said if same_actor(a, row["actor_name"])), None)
                return majority(said.get(actor, []), row["from_date"], row["to_date"])

            def is_real(row):
                day = datetime.date.fromisoformat(row["from_date"])
                return any(same_actor(actor, row["actor_name"]) and (old, new) == (row["change_from"], row["side"])
                           and abs(datetime.date.fromisoformat(turned) - day) <= MONTH for actor, old, new, turned in turns)
            for row in timeline(records, "--about", issue, "--stands"):
                if row["evidence"] == "enough":
                    words = f"{row['from_date']}..{row['to_date']} {row['side']} {row['on_side']} of {row['statements']}, {row['documents']} articles"
                    rows.append((name, row["actor_name"], "stand", words, truth(row) == row["side"]))
                    if row["change_from"]:
                        rows.append((name, row["actor_name"], "change", words, is_real(row)))
            for row in timeline(records, "--about", issue):
                if row["change"] != "first":
                    rows.append((name, row["actor_name"], "turn", f"{row['from_date']} {row['change_from']} to {row['side']}", is_real(row)))
    return rows


@unittest.skipUnless((SHARED / "corpora/modern").exists(), "the stories are not here")
class Changes(unittest.TestCase):
    def test_what_is_shown_is_real(self):
        rows = judged()
        share = {kind: [row[4] for row in rows if row[2] == kind] for kind in ("stand", "change")}
        self.assertGreaterEqual(len(share["stand"]), 15)
        self.assertGreaterEqual(100 * sum(map(bool, share["stand"])) / len(share["stand"]), STANDS)
        self.assertGreaterEqual(100 * sum(map(bool, share["change"])), CHANGES * len(share["change"]))


if __name__ == "__main__":
    if "--show" in sys.argv:
        found = judged()
        for row in found:
            print("{:10} {:28} {:7} {:60} {}".format(*row[:4], "right" if row[4] else "wrong"))
        for kind in ("stand", "change", "turn"):
            right = [bool(row[4]) for row in found if row[2] == kind]
            print(f"{kind}s: {sum(right)} of {len(right)} right")
    else:
        unittest.main()
