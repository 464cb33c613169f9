"""A story's figures: attributions, who, when, which act, which position, whole rows, days.

usage: score.py STORY SYSTEM.jsonl [--json]    STORY: a folder of gold.jsonl, issues.tsv and articles.jsonl; SYSTEM: what `onrecord extract --emit=doc` gave for these
"""
import argparse
import json
import pathlib

import attributions
import timeline
import tracker


def lines(path):
    return [json.loads(line) for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]


def statements(records):
    """{doc_id: statements}, of gold as of the program's records (a line of an error has none)."""
    return {record["doc_id"]: record["statements"] for record in records if "statements" in record}


def issue_of(story):
    return (pathlib.Path(story) / "issues.tsv").read_text(encoding="utf-8").split("\n")[1].split("\t")[0]


def scored(texts, gold, system, issue):
    """All figures in percent; `texts` is {doc_id: text}, `gold` and `system` {doc_id: statements}."""
    found = tracker.figures(tracker.counts(gold, system, issue)) | {"days": timeline.score(gold, system, issue)["days"]}
    for name, quoted_only in (("", False), ("quoted ", True)):
        rates = attributions.score(texts, gold, system, quoted_only)
        found |= {f"{name}triple": round(100 * rates["soft"]["F1"], 1), f"{name}triple strict": round(100 * rates["strict"]["F1"], 1)}
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("story", type=pathlib.Path)
    parser.add_argument("system", type=pathlib.Path)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    texts = {article["doc_id"]: article["text"] for article in lines(args.story / "articles.jsonl")}
    found = scored(texts, statements(lines(args.story / "gold.jsonl")), statements(lines(args.system)), issue_of(args.story))
    print(json.dumps(found) if args.json else "\n".join(f"{name:22} {value}" for name, value in found.items()))


if __name__ == "__main__":
    main()
