"""The faults of extraction by kind, with counts: `fault_kinds.py SET PROGRAM...` (SET: polnear, dollar, gum, seed), a column for each program.

A kind says what went wrong (missed, invented, or right in content but for a part) and in what sort of attribution.
"""
import collections
import sys

import extraction_test as extraction

BELIEVING = tuple("believ think thought want hop know knew feel felt expect fear see saw consider doubt worr intend plan agree understand wish like assum support oppos".split())


def sort_of(relation, scorer, text):
    """What sort of attribution: by quotation marks first, then by its cue."""
    cue = " ".join(text[a:b] for a, b in relation.a.get("cue") or [])
    words = cue.lower().split()
    if relation.typ != "indirect":
        return "quotation with a cue" if cue else "quotation without a cue"
    if not cue:
        return "no cue"
    if words[0] == "according":
        return "according to"
    if scorer.is_speech_cue(cue):
        return "indirect speech"
    if any(w.startswith(BELIEVING) for w in words):
        return "thought or wish"
    return "other cue: noun, document, deed"


def part_at_fault(gold, ours, scorer, text):
    if scorer.iou(gold.con, ours.con) < 0.5:
        return "content too long" if len(ours.con - gold.con) > len(gold.con - ours.con) else "content too short"
    if not (gold.cue & ours.cue or not gold.cue and not ours.cue):
        return "another cue"
    if gold.src and not ours.src:
        return "source not found"
    if ours.src and not gold.src:
        return "source where there is none"
    return "another source"


def kinds(gold, answers, scorer):
    counts = collections.Counter()
    for what, _, wanted, made, text in scorer.evaluate(gold, answers, "all", 1)[1]:
        if what == "PART":
            fault = part_at_fault(wanted, made, scorer, text)
        else:
            fault = {"MISS": "missed", "SPUR": "invented"}[what]
        counts[f"{fault}: {sort_of(wanted or made, scorer, text)}"] += 1
    return counts


def main():
    name, *programs = sys.argv[1:]
    gold = extraction.gold_of(name)
    documents = {d["doc_id"]: d for d in gold}
    columns = []
    for extraction.ONRECORD in programs:
        columns.append(kinds(documents, extraction.extract(gold), extraction.scorer()))
    for kind, _ in columns[-1].most_common(20):
        print("|", kind, "|", " | ".join(str(c[kind]) for c in columns), "|")
    print("| all |", " | ".join(str(c.total()) for c in columns), "|")


if __name__ == "__main__":
    main()
